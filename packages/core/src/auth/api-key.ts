import { basicAuthorization } from './basic-authorization.ts';
import { toSecret, type Secret } from './secret.ts';
import type { AuthStrategy } from './strategy.ts';

/**
 * Acts as the user who owns an API key. Benchling takes the key as the user name of HTTP Basic, with an empty
 * password; it is valid on its own tenant only, and shares the tenant's budget for user keys.
 */
export function apiKey(key: string | Secret): AuthStrategy {
  const secret = toSecret(key);
  return {
    name: 'API key',
    async authorize({ secrets }) {
      return { header: basicAuthorization(secret.reveal(), '', secrets) };
    },
  };
}
