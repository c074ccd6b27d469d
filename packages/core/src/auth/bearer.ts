import { AuthError } from '../errors/errors.ts';
import type { AuthStrategy } from './strategy.ts';

/** A token that a {@link bearer} function gave, and until when it holds (milliseconds since 1970), if that is known. */
export type BearerToken = string | { readonly token: string; readonly expiresAt?: number };

/**
 * Sends the token that a function gives: an OIDC id token of the company's identity provider, with which an app acts as
 * a user. The function is called again when the token's end is near, and once when Benchling refuses it.
 */
export function bearer(getToken: () => BearerToken | Promise<BearerToken>): AuthStrategy {
  return {
    name: 'bearer token',
    async authorize({ appName, secrets }) {
      let given: BearerToken;
      try {
        given = await getToken();
      } catch (error) {
        throw new AuthError('AUTH_TOKEN_REJECTED', `The app "${appName}" got no token: its bearer function failed.`, {
          cause: secrets.censorCause(error),
        });
      }
      const { token, expiresAt } = typeof given === 'string' ? { token: given } : given;
      // A token read from a file ends in a line break, which no header may hold.
      const trimmed = token.trim();
      secrets.add(trimmed);
      if (!/^[\x21-\x7e]+$/.test(trimmed)) {
        throw new AuthError(
          'AUTH_TOKEN_REJECTED',
          `The bearer function of the app "${appName}" gave a token that is ${trimmed === '' ? 'empty' : 'not plain ASCII without spaces'}. It must give the token alone, without "Bearer".`,
        );
      }
      return { header: `Bearer ${trimmed}`, ...(expiresAt === undefined ? {} : { expiresAt }) };
    },
  };
}
