import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  type JsonWebKey,
  type KeyObject,
} from 'node:crypto';
import { jsonResponse } from '../../replies.ts';
import type { RawHandler } from '../../request.ts';
import type { TenantBase } from '../../tenant-context.ts';
import type { Users } from '../users.ts';
import type { TrustedIssuer } from './trusted-issuers.ts';

/** Where the tenant's own identity provider is. */
export const issuerPath = '/oidc';

const LIFETIME_SECONDS = 3600;
const KEY_ID = 'ligase-1';

/** An identity provider for tests: the stand-in for a company's own. */
export interface EmbeddedIssuer {
  /** Signs an id token for a user; it lives an hour unless told otherwise. */
  issue(of: {
    readonly userId: string;
    readonly audience: string;
    readonly expiresInSeconds?: number;
    readonly nonce?: string;
  }): string;
  /** What it takes to trust it, when it is the issuer of that name. */
  named(issuer: string): TrustedIssuer | undefined;
  /** Its discovery document and its keys. */
  readonly mount: RawHandler;
  /** Forgets its key; to be called when the database was replaced. */
  forget(): void;
}

/** Makes the tenant's own identity provider. Its key is made when it is first needed. */
export function createEmbeddedIssuer(base: TenantBase, users: Users): EmbeddedIssuer {
  const { clock } = base;
  let key: KeyObject | undefined;
  const issuer = (): string => base.url() + issuerPath;
  const privateKey = (): KeyObject => (key ??= createPrivateKey(keptKey(base)));
  const jwks = (): { readonly keys: readonly JsonWebKey[] } => ({
    keys: [{ ...createPublicKey(privateKey()).export({ format: 'jwk' }), kid: KEY_ID, alg: 'RS256', use: 'sig' }],
  });
  return {
    issue({ userId, audience, expiresInSeconds = LIFETIME_SECONDS, nonce }) {
      const user = users.get(userId);
      if (user === undefined) throw new Error(`There is no user ${userId}.`);
      const now = Math.floor(clock.now() / 1000);
      const claims = {
        iss: issuer(),
        sub: user.id,
        aud: audience,
        iat: now,
        exp: now + expiresInSeconds,
        email: user.email,
        name: user.name,
        ...(nonce !== undefined && { nonce }),
      };
      const content = `${base64url({ typ: 'JWT', alg: 'RS256', kid: KEY_ID })}.${base64url(claims)}`;
      return `${content}.${sign('sha256', Buffer.from(content), privateKey()).toString('base64url')}`;
    },
    named: (name) => (name === issuer() ? { issuer: name, jwks: jwks() } : undefined),
    mount({ method, url }) {
      const { pathname } = new URL(url, 'http://tenant');
      if (method === 'GET' && pathname === `${issuerPath}/jwks`) return jsonResponse(200, jwks());
      if (method !== 'GET' || pathname !== `${issuerPath}/.well-known/openid-configuration`)
        return jsonResponse(404, { error: 'not_found' });
      return jsonResponse(200, {
        issuer: issuer(),
        jwks_uri: `${issuer()}/jwks`,
        authorization_endpoint: `${base.url()}/oauth/authorize`,
        token_endpoint: `${base.url()}/oauth/token`,
        response_types_supported: ['code'],
        grant_types_supported: ['authorization_code', 'refresh_token', 'client_credentials'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
        scopes_supported: ['openid', 'email', 'profile'],
        claims_supported: ['iss', 'sub', 'aud', 'iat', 'exp', 'email', 'name', 'nonce'],
        code_challenge_methods_supported: ['plain', 'S256'],
        token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
      });
    },
    forget: () => (key = undefined),
  };
}

function keptKey({ db }: TenantBase): string {
  const kept = db.prepare<{ secret: string }>("SELECT secret FROM signing_keys WHERE purpose = 'oidc'").get();
  if (kept !== undefined) return kept.secret;
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const secret = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  db.prepare("INSERT INTO signing_keys (purpose, secret) VALUES ('oidc', ?)").run(secret);
  return secret;
}

function base64url(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
