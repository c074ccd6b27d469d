import { timestamp } from '../clock/timestamp.ts';
import type { ItemRow } from '../engine/item-row.ts';
import { readable } from '../engine/list-items.ts';
import type { RowList } from '../engine/read-page.ts';
import { itemOfPath } from '../engine/rights.ts';
import type { Feature } from '../feature.ts';
import { namedFilters } from './filters.ts';
import { listPage } from './list-page.ts';
import { createRefs } from './refs.ts';
import { shape } from './shape.ts';
import type { V3Parts } from './v3-parts.ts';

const list: RowList = {
  select: "SELECT id, name, name_folded, scope_id, created_at, modified_at FROM items WHERE type = 'registry'",
  filters: namedFilters,
  defaultSort: 'modifiedAt:desc',
};

/** Registries in API v3. */
export function registryFeature(parts: V3Parts): Feature {
  const { context, engine, access } = parts;
  const refs = createRefs(parts);
  const view = (row: ItemRow): object => ({
    __typename: 'Registry',
    id: row.id,
    name: row.name,
    // Of a registry that a person owns the contract can name no owner.
    owner: refs.isOrganization(access.ownerOf(row.id)) ? refs.owner(row.id) : null,
    modifiedAt: timestamp(row.modified_at),
  });
  return {
    name: 'registries v3',
    operationsV3: {
      'Registry.List': {
        support: 'faithful',
        handle: (call) =>
          listPage(context.db, call, {
            list,
            conditions: readable(engine, call.principal),
            view(id) {
              const row = engine.items.get(id);
              return row && view(row);
            },
          }),
      },
      'Registry.Get': {
        support: 'faithful',
        handle: ({ principal, path, query }) => ({
          body: shape(query, view(itemOfPath(engine, principal, 'registry', path['registry_id'] ?? ''))),
        }),
      },
    },
  };
}
