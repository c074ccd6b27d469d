import type { HttpRequest } from './ports.ts';

/** Says how to see whether a write was done, by the key that its object can be found by. */
export function howToFindOut(request: HttpRequest): string {
  const { operation } = request;
  const body = membersOf(request.body);
  const collection = operation.path.replace(/:[a-z-]+$/, '');
  const { archetype } = operation;
  if (archetype === 'create') return `Before you repeat it, look for the object: ${lookUp(collection, body)}.`;
  if (archetype === 'bulk-create') {
    return `Before you repeat it, look for the items: GET ${collection} with their names in names.anyOf.`;
  }
  if (archetype === 'update' || archetype === 'bulk-update') {
    return `Before you repeat it, read the object (GET ${collection}) and compare it with what you sent.`;
  }
  return `Before you repeat it, read the objects that it names (${collection}) and look whether it has been done.`;
}

/** The request that finds an object by what it was to be made with. */
export function lookUp(collection: string, body: Readonly<Record<string, unknown>>): string {
  const { entityRegistryId, name, folderId } = body;
  if (typeof entityRegistryId === 'string') {
    return `GET ${collection}?entityRegistryIds.anyOf=${encodeURIComponent(entityRegistryId)}`;
  }
  if (typeof name !== 'string') return `GET ${collection}?sort=createdAt:desc, the newest first`;
  const inFolder = typeof folderId === 'string' ? `&folderId=${encodeURIComponent(folderId)}` : '';
  return `GET ${collection}?name=${encodeURIComponent(name)}${inFolder}`;
}

function membersOf(body: HttpRequest['body']): Readonly<Record<string, unknown>> {
  if (typeof body !== 'string' || !body.startsWith('{')) return {};
  return JSON.parse(body) as Readonly<Record<string, unknown>>;
}
