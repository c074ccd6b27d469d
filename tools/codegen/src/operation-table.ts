import type { Archetype, Operation } from '@ligase/benchling-api';
import { archetypeOf } from './archetype.ts';
import { batchSizes } from './batch-sizes.ts';
import { componentName, firstContent, listsOf, type Members, membersOf } from './members.ts';
import { type OpenApiDocument, operationsOf, type Placed, resolve, routeOf } from './document.ts';

/** Archetypes whose body is a batch when it holds one list. */
const BATCHES: ReadonlySet<Archetype> = new Set(['archive', 'unarchive', 'bulk-create', 'bulk-update', 'bulk-upsert']);

/** Archetypes whose body is one item, so that a list in it is a part of the item and no batch. */
const SINGLES: ReadonlySet<Archetype> = new Set(['create', 'update', 'upsert']);

const tagOf = (tags: readonly string[] = []): string =>
  tags.find((tag) => !/^Tier \d Rate Limit$/.test(tag)) ?? tags[0] ?? '';

function successOf({ operation }: Placed): number {
  const statuses = Object.keys(operation.responses).map(Number);
  const success = statuses.find((status) => status >= 200 && status < 300) ?? statuses.find((status) => status < 400);
  if (success === undefined) throw new Error(`${operation.operationId} declares no successful status.`);
  return success;
}

function bulkOf(document: OpenApiDocument, id: string, archetype: Archetype, body: Members): Operation['bulk'] {
  if (SINGLES.has(archetype)) return undefined;
  if (batchSizes[id] !== undefined) return batchSizes[id];
  const lists = listsOf(document, body);
  const [key, schema] = lists.find(([, list]) => list.maxItems !== undefined) ?? lists[0] ?? [];
  if (key === undefined || schema === undefined) return undefined;
  if (schema.maxItems !== undefined) return { key, max: schema.maxItems };
  return BATCHES.has(archetype) && lists.length === 1 ? { key } : undefined;
}

function rowOf(document: OpenApiDocument, placed: Placed, isCollection: (path: string) => boolean): Operation {
  const { method, path, operation } = placed;
  const id = operation.operationId;
  const body = operation.requestBody && resolve(document, operation.requestBody);
  const [bodyType, bodySchema] = firstContent(body?.content) ?? [];
  const bodyMembers = membersOf(document, bodySchema ?? {});
  const success = successOf(placed);
  const reply = resolve(document, operation.responses[success] ?? {});
  const replySchema = firstContent(reply.content)?.[1];
  const replyMembers = membersOf(document, replySchema ?? {});
  const replyLists = listsOf(document, replyMembers).map(([name]) => name);
  const listKey = replyLists.length === 1 && method === 'GET' && !path.endsWith('}') ? replyLists[0] : undefined;
  const many = Object.keys(bodyMembers.properties).length === 1 && listsOf(document, bodyMembers).length === 1;
  const archetype = archetypeOf(placed, { lists: listKey !== undefined, collection: isCollection(path), many });
  const bulk = bulkOf(document, id, archetype, bodyMembers);
  const tier = operation['x-bnch-rate-limit-tier'];
  const parameters = (operation.parameters ?? []).map((parameter) => resolve(document, parameter));
  const replyName = componentName(replySchema);
  const bodyName = componentName(bodySchema);
  return {
    id,
    method,
    path,
    tag: tagOf(operation.tags),
    archetype,
    statuses: Object.keys(operation.responses).map(Number),
    success,
    ...(replyName === undefined ? {} : { successSchema: replyName }),
    ...(bodyName === undefined ? {} : { bodySchema: bodyName }),
    ...(bodyType === undefined || bodyType === 'application/json' ? {} : { bodyType }),
    ...(listKey === undefined ? {} : { listKey }),
    ...(listKey !== undefined && 'nextToken' in replyMembers.properties ? { paged: true } : {}),
    ...(bulk === undefined ? {} : { bulk }),
    ...(success === 202 && 'taskId' in replyMembers.properties ? { task: true } : {}),
    ...(operation.deprecated === true ? { deprecated: true } : {}),
    ...(tier === undefined ? {} : { rateTier: Number(tier) }),
    ...(parameters.some(({ name }) => name === 'EARLY-ACCESS') ? { earlyAccess: true } : {}),
  };
}

/** One row for each operation of the document, by route. */
export function operationTable(document: OpenApiDocument): ReadonlyMap<string, Operation> {
  const placed = operationsOf(document);
  const parents = placed.filter(({ path }) => path.endsWith('}')).map(({ path }) => path.replace(/\/\{[^/]*$/, ''));
  const gets = placed.filter(({ method }) => method === 'GET').map(({ path }) => path);
  const collections = new Set([...parents, ...gets]);
  return new Map(placed.map((one) => [routeOf(one), rowOf(document, one, (path) => collections.has(path))]));
}
