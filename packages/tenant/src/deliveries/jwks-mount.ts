import { notFound } from '../api-error.ts';
import type { Apps } from '../apps/apps.ts';
import type { Feature } from '../feature.ts';
import { errorResponse, jsonResponse } from '../replies.ts';
import type { WebhookKeys } from './webhook-keys.ts';

/** Answers the public keys that webhooks are signed with, where Benchling does: by app definition, and by app for legacy ones. */
export function jwksMounts(keys: WebhookKeys, apps: Pick<Apps, 'get' | 'definitions'>): NonNullable<Feature['mounts']> {
  const answer = (pattern: RegExp, known: (id: string) => boolean): NonNullable<Feature['mounts']>[string] => {
    return ({ url }) => {
      const [path = ''] = url.split('?', 1);
      const [, id = ''] = pattern.exec(path) ?? [];
      return known(id) ? jsonResponse(200, keys.jwks(id)) : errorResponse(notFound(id));
    };
  };
  return {
    '/api/v1/apps/': answer(/^\/api\/v1\/apps\/(\w+)\/jwks$/u, (id) => apps.definitions.get(id) !== undefined),
    '/apps/jwks/': answer(/^\/apps\/jwks\/(\w+)$/u, (id) => apps.get(id) !== undefined),
  };
}
