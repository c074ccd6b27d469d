import { invalidRequest } from '../api-error.ts';
import { archiveOperation, unarchiveOperation } from '../engine/archive-operations.ts';
import { eachItem } from '../engine/each-item.ts';
import type { Engine } from '../engine/engine.ts';
import type { Family } from '../engine/family.ts';
import { typesOf } from '../engine/family.ts';
import { bulkGetOperation, getOperation, itemReply, itemsResponse, listOperation } from '../engine/read-operations.ts';
import { itemOfBody, itemOfPath } from '../engine/rights.ts';
import type { ServedOperation } from '../feature.ts';
import type { Call, Handler, TaskHandler } from '../request.ts';
import { bulkUpsert } from './bulk-upsert.ts';
import { createEntity } from './create-entity.ts';
import type { EntityInput, EntityKind } from './entity-kind.ts';
import { updateEntity } from './update-entity.ts';
import { upsertEntity } from './upsert-entity.ts';

/** The operationIds of the archetypes for one kind of entity: those that it has. */
export interface EntityOperationNames {
  readonly list?: string;
  readonly get?: string;
  readonly create?: string;
  readonly update?: string;
  readonly upsert?: string;
  readonly archive?: string;
  readonly unarchive?: string;
  readonly bulkGet?: string;
  readonly bulkCreate?: string;
  readonly bulkUpdate?: string;
  readonly bulkUpsert?: string;
  /** What the document calls the id in a path. */
  readonly pathParameter: string;
  /** Whether its lists are answered with `Result-Count`. Default yes. */
  readonly counted?: boolean;
  /** The family under whose key the task of a bulk create answers. Default: the kind's own. */
  readonly bulkCreated?: Family;
}

/** The archetypes of a kind of entity: one table row gives eleven operations. */
export function entityOperations(
  engine: Engine,
  kind: EntityKind,
  names: EntityOperationNames,
): Record<string, ServedOperation> {
  const { family } = kind;
  const { listKey, idsKey = 'ids' } = family;
  const { pathParameter, counted = true, bulkCreated = family } = names;
  const sentItems = (call: Call): readonly EntityInput[] => (call.body as Record<string, EntityInput[]>)[listKey] ?? [];
  const pathId = (call: Call): string => call.path[pathParameter] ?? '';
  return {
    ...served(names.list, { handle: listOperation(engine, family, { counted }) }),
    ...served(names.get, { handle: getOperation(engine, family, pathParameter) }),
    ...served(names.bulkGet, { handle: bulkGetOperation(engine, family, idsKey) }),
    ...served(names.create, {
      handle: (call) =>
        itemReply(engine, family, createEntity(engine, kind, call, call.body as EntityInput), 201, call),
    }),
    ...served(names.update, {
      handle: (call) => {
        const row = itemOfPath(engine, call.principal, typesOf(family), pathId(call));
        return itemReply(engine, family, updateEntity(engine, kind, call, row, call.body as EntityInput), 200, call);
      },
    }),
    ...served(names.upsert, {
      handle: (call) => {
        const entityRegistryId = call.path['entity_registry_id'] ?? '';
        const { row, created } = upsertEntity(engine, kind, call, entityRegistryId, call.body as EntityInput);
        return itemReply(engine, family, row, created ? 201 : 200, call);
      },
    }),
    ...served(names.archive, { handle: archiveOperation(engine, family) }),
    ...served(names.unarchive, { handle: unarchiveOperation(engine, family) }),
    ...served(names.bulkCreate, {
      accept: (call) => demandOneStrategy(sentItems(call)),
      runTask: (call) => {
        const rows = eachItem(sentItems(call), (item) => createEntity(engine, kind, call, item));
        return itemsResponse(engine, bulkCreated, rows, call);
      },
    }),
    ...served(names.bulkUpdate, {
      runTask: (call) => {
        const rows = eachItem(sentItems(call), ({ id, ...item }) => {
          const row = itemOfBody(engine, call.principal, family.type, String(id), 'id');
          return updateEntity(engine, kind, call, row, item);
        });
        return itemsResponse(engine, family, rows, call);
      },
    }),
    ...served(names.bulkUpsert, {
      runTask: (call) => {
        const upserts = sentItems(call).map((sent) => ({ kind, sent }));
        return itemsResponse(engine, family, bulkUpsert(engine, call, upserts), call);
      },
    }),
  };
}

function demandOneStrategy(items: readonly EntityInput[]): void {
  const strategies = new Set(
    items.map(({ registryId, namingStrategy }) => `${registryId ?? ''} ${namingStrategy ?? ''}`),
  );
  if (strategies.size > 1) {
    throw invalidRequest('All items of one bulk-create must have the same registryId and the same namingStrategy.');
  }
}

type Work = { readonly handle: Handler } | { readonly runTask: TaskHandler; readonly accept?: (call: Call) => void };

function served(name: string | undefined, work: Work): Record<string, ServedOperation> {
  return name === undefined ? {} : { [name]: { support: 'faithful', ...work } };
}
