import type { Actor } from '../engine/changes.ts';
import type { Engine } from '../engine/engine.ts';
import type { Family } from '../engine/family.ts';
import { itemFilters, nameFilters } from '../engine/filters.ts';
import type { ItemRow } from '../engine/item-row.ts';
import { listItems } from '../engine/list-items.ts';
import { getOperation, wholeList } from '../engine/read-operations.ts';
import { itemOfPath } from '../engine/rights.ts';
import { createItem } from '../engine/write-item.ts';
import type { Feature, ServedOperation } from '../feature.ts';
import { dropdownSummary } from './dropdowns.ts';
import * as kinds from './schemas/schema-kinds.ts';

/** Registries: where registered entities live and their rights come from. */
const registry: Family = {
  type: 'registry',
  label: 'Registry',
  prefix: 'src_',
  path: '/registries',
  listKey: 'registries',
  head: (row, lookup) => ({
    id: row.id,
    name: row.name,
    modifiedAt: lookup.time(row.modified_at),
    owner: lookup.ownerOf(row.id),
  }),
  filters: { modifiedAt: itemFilters.modifiedAt, name: nameFilters.name },
  defaultSort: 'name',
};

/** What a new registry is made of. */
export interface NewRegistry {
  readonly id?: string;
  readonly name: string;
  /** An organization. */
  readonly ownerId: string;
}

/** Registries, and how to make them. */
export interface Registries extends Feature {
  /** Benchling's support sets registries up; there is no API for it. */
  create(actor: Actor, registry: NewRegistry): ItemRow;
}

const ALL = Number.MAX_SAFE_INTEGER - 1;

/** Registries, and the lists of what each has. */
export function registries(engine: Engine): Registries {
  const { db, access, ids } = engine.context;
  const within = (family: Family): ServedOperation => ({
    support: 'faithful',
    handle: (call) => {
      const { principal, path } = call;
      const { id } = itemOfPath(engine, principal, 'registry', path['registry_id'] ?? '');
      const conditions = [{ sql: 'registry_id = ?', values: [id] }];
      const query = { pageSize: ALL };
      return {
        body: wholeList(
          engine,
          family,
          listItems(engine, family, { principal, query, conditions, counted: false }).rows,
          call,
        ),
      };
    },
  });
  return {
    name: 'registries',
    create: (actor, { id = ids.next(registry.prefix), name, ownerId }) =>
      db.transaction(() => {
        access.setOwner(id, ownerId);
        return createItem(engine, actor, registry, { id, name, registryId: id });
      }),
    operations: {
      listRegistries: {
        support: 'faithful',
        handle: (call) => {
          const { principal, query } = call;
          const request = { principal, query: { ...query, pageSize: ALL }, counted: false };
          return { body: wholeList(engine, registry, listItems(engine, registry, request).rows, call) };
        },
      },
      getRegistry: { support: 'faithful', handle: getOperation(engine, registry, 'registry_id') },
      listEntitySchemasByRegistry: within(kinds.entitySchema.family),
      listDropdownsByRegistry: within(dropdownSummary),
      listBatchSchemasByRegistry: within(kinds.batchSchema.family),
      listBoxSchemasByRegistry: within(kinds.boxSchema.family),
      listContainerSchemasByRegistry: within(kinds.containerSchema.family),
      listLocationSchemasByRegistry: within(kinds.locationSchema.family),
      listPlateSchemasByRegistry: within(kinds.plateSchema.family),
    },
  };
}
