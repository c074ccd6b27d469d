import type { Action, RequestDetail } from '@ligase/tenant/client';

const actionOf: Readonly<Record<string, Action>> = {
  GET: 'read',
  POST: 'append',
  PATCH: 'write',
  PUT: 'write',
  DELETE: 'write',
};
// As Benchling writes ids: a short prefix, an underscore, letters and digits.
const anId = /\b[a-z]{2,10}_[A-Za-z0-9]{6,}\b/u;

/**
 * What a request wanted to do with which object: the first id that its path, its query or its body names, and an action by
 * its method, since most operations need that. @throws when it names no object
 */
export function askedOf({ method, path, query, requestBody }: RequestDetail): {
  readonly itemId: string;
  readonly action: Action;
} {
  const [itemId] = [path, query, requestBody ?? ''].flatMap((text) => anId.exec(text)?.[0] ?? []);
  if (itemId === undefined) throw new Error(`${method} ${path} names no object. Write the id of one above.`);
  const archives = path.endsWith(':archive') || path.endsWith(':unarchive');
  return { itemId, action: archives ? 'write' : (actionOf[method] ?? 'read') };
}
