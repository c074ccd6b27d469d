import { invalidRequest } from '../api-error.ts';
import { archiveOperation, unarchiveOperation } from '../engine/archive-operations.ts';
import { eachItem } from '../engine/each-item.ts';
import type { Engine } from '../engine/engine.ts';
import { bulkGetOperation, getOperation, itemReply, itemsResponse, listOperation } from '../engine/read-operations.ts';
import { itemOfBody, itemOfPath } from '../engine/rights.ts';
import type { ServedOperation } from '../feature.ts';
import type { Call } from '../request.ts';
import { createEntity } from './create-entity.ts';
import type { EntityInput, EntityKind } from './entity-kind.ts';
import { updateEntity } from './update-entity.ts';
import { upsertEntity } from './upsert-entity.ts';

/** The operationIds of the archetypes for one kind of entity, and what the document calls the id in a path and in bulk-get. */
export interface EntityOperationNames {
  readonly list: string;
  readonly get: string;
  readonly create: string;
  readonly update: string;
  readonly upsert: string;
  readonly archive: string;
  readonly unarchive: string;
  readonly bulkGet: string;
  readonly bulkCreate: string;
  readonly bulkUpdate: string;
  readonly bulkUpsert: string;
  readonly pathParameter: string;
}

/** The archetypes of a kind of entity: one table row gives eleven operations. */
export function entityOperations(
  engine: Engine,
  kind: EntityKind,
  names: EntityOperationNames,
): Record<string, ServedOperation> {
  const { family } = kind;
  const { listKey, idsKey = 'ids' } = family;
  const sentItems = (call: Call): readonly EntityInput[] => (call.body as Record<string, EntityInput[]>)[listKey] ?? [];
  const faithful = { support: 'faithful' } as const;
  const registers = {
    support: 'partial',
    differs:
      'How a naming strategy makes names, and the form of running numbers, are inferred. Primers and part links are not served.',
  } as const;
  return {
    [names.list]: {
      support: 'partial',
      differs: 'The filters mentions and mentionedIn are refused.',
      handle: listOperation(engine, family, { counted: true }),
    },
    [names.get]: { ...faithful, handle: getOperation(engine, family, names.pathParameter) },
    [names.bulkGet]: { ...faithful, handle: bulkGetOperation(engine, family, idsKey) },
    [names.create]: {
      ...registers,
      handle: (call) => itemReply(engine, family, createEntity(engine, kind, call, call.body as EntityInput), 201),
    },
    [names.update]: {
      ...registers,
      handle: (call) => {
        const row = itemOfPath(engine, call.principal, family.type, call.path[names.pathParameter] ?? '');
        return itemReply(engine, family, updateEntity(engine, kind, call, row, call.body as EntityInput), 200);
      },
    },
    [names.upsert]: {
      ...registers,
      handle: (call) => {
        const { row, created } = upsertEntity(
          engine,
          kind,
          call,
          call.path['entity_registry_id'] ?? '',
          call.body as EntityInput,
        );
        return itemReply(engine, family, row, created ? 201 : 200);
      },
    },
    [names.archive]: { ...faithful, handle: archiveOperation(engine, family) },
    [names.unarchive]: { ...faithful, handle: unarchiveOperation(engine, family) },
    [names.bulkCreate]: {
      ...registers,
      accept: (call) => demandOneStrategy(sentItems(call)),
      runTask: (call) =>
        itemsResponse(
          engine,
          family,
          eachItem(sentItems(call), (item) => createEntity(engine, kind, call, item)),
        ),
    },
    [names.bulkUpdate]: {
      ...registers,
      runTask: (call) => {
        const rows = eachItem(sentItems(call), ({ id, ...item }) => {
          const row = itemOfBody(engine, call.principal, family.type, String(id), 'id');
          return updateEntity(engine, kind, call, row, item);
        });
        return itemsResponse(engine, family, rows);
      },
    },
    [names.bulkUpsert]: {
      ...registers,
      runTask: (call) => itemsResponse(engine, family, bulkUpsert(engine, kind, call, sentItems(call))),
    },
  };
}

// Items may link to one another by registry id, so all of them must be there before the links are set.
function bulkUpsert(
  engine: Engine,
  kind: EntityKind,
  call: Call,
  items: readonly EntityInput[],
): ReturnType<typeof createEntity>[] {
  const upsert = (incomplete: boolean): ReturnType<typeof createEntity>[] =>
    eachItem(
      items,
      ({ entityRegistryId = '', ...item }) =>
        upsertEntity(engine, kind, call, entityRegistryId, item, { incomplete }).row,
    );
  if (new Set(items.map((item) => item.registryId)).size > 1) {
    throw invalidRequest('All entities of one call must be of the same registry.');
  }
  upsert(true);
  return upsert(false);
}

function demandOneStrategy(items: readonly EntityInput[]): void {
  const strategies = new Set(
    items.map(({ registryId, namingStrategy }) => `${registryId ?? ''} ${namingStrategy ?? ''}`),
  );
  if (strategies.size > 1) {
    throw invalidRequest('All items of one bulk-create must have the same registryId and the same namingStrategy.');
  }
}
