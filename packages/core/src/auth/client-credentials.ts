import { basicAuthorization } from './basic-authorization.ts';
import { toSecret, type Secret } from './secret.ts';
import type { AuthStrategy } from './strategy.ts';
import { readToken } from './token-reply.ts';

/** Options of {@link clientCredentials}. */
export interface ClientCredentialsOptions {
  /** From the app's settings page. Not a secret. */
  readonly clientId: string;
  /** Shown once, when it is generated; generating another kills it. */
  readonly clientSecret: string | Secret;
  /** Whether id and secret go into an HTTP Basic header or into the form. Benchling takes both. Default `basic`. */
  readonly style?: 'basic' | 'form';
  /** From the root of the tenant's host. Default `/api/v2/token`. */
  readonly tokenPath?: string;
}

/** Acts as the app itself: trades its client id and secret for a token, which Benchling lets live for 15 minutes. */
export function clientCredentials(options: ClientCredentialsOptions): AuthStrategy {
  const { clientId, style = 'basic', tokenPath = '/api/v2/token' } = options;
  const secret = toSecret(options.clientSecret);
  return {
    name: `client credentials of ${clientId}`,
    secret,
    async authorize(context) {
      const { secrets } = context;
      const form = new URLSearchParams({ grant_type: 'client_credentials' });
      const headers: Record<string, string> = { 'content-type': 'application/x-www-form-urlencoded' };
      if (style === 'form') {
        secrets.add(secret.reveal());
        form.set('client_id', clientId);
        form.set('client_secret', secret.reveal());
      } else {
        headers['authorization'] = basicAuthorization(clientId, secret.reveal(), secrets);
      }
      const askedAt = context.clock.now();
      const reply = await context.send({ path: tokenPath, headers, body: form.toString() });
      const { token, lifetimeMs } = readToken(reply, { ...context, clientId, tokenPath });
      secrets.add(token);
      // Counted from the asking, since the reply may have been long on its way.
      return { header: `Bearer ${token}`, expiresAt: askedAt + lifetimeMs };
    },
  };
}
