import { invalidRequest, notFound } from '../api-error.ts';
import { indexedNames } from '../entities/create-entity.ts';
import type { EntityBody } from '../entities/entity-kind.ts';
import { openFolder, openRegistry } from '../entities/place-entity.ts';
import { demandRegistrable, registeredNames } from '../entities/registration.ts';
import { eachItem } from '../engine/each-item.ts';
import type { Engine } from '../engine/engine.ts';
import type { Family } from '../engine/family.ts';
import { commaList } from '../engine/filters.ts';
import type { ItemRow } from '../engine/item-row.ts';
import type { ItemIndex } from '../engine/item-store.ts';
import { createLookup } from '../engine/lookup.ts';
import { itemValue } from '../engine/present.ts';
import { demand, itemOfPath, mayRead, visible } from '../engine/rights.ts';
import { requireSchema } from '../engine/schema.ts';
import { updateItem } from '../engine/write-item.ts';
import type { Feature } from '../feature.ts';
import type { Call } from '../request.ts';

/** Entities of every kind on their way into and out of a registry. */
export function registeredEntities(engine: Engine, families: readonly Family[]): Feature {
  const types = families.map(({ type }) => type);
  const registryOf = (call: Call): ItemRow =>
    itemOfPath(engine, call.principal, 'registry', call.path['registry_id'] ?? '');
  const entityOf = (call: Call, id: string): ItemRow => {
    const row = visible(engine, call.principal, types, id);
    if (!row)
      throw invalidRequest(`Invalid entityId: ${id}. It does not exist or you may not view it.`, { invalidIds: [id] });
    return row;
  };
  const labelOf = (row: ItemRow): Family => {
    const family = families.find(({ type }) => type === row.type);
    if (!family) throw notFound(row.id);
    return family;
  };
  const reindex = (row: ItemRow): ItemIndex => {
    const { aliases } = JSON.parse(row.body) as EntityBody;
    return {
      facets: engine.items.facets(row.id),
      names: indexedNames({ name: row.name, aliases, entityRegistryId: row.entity_registry_id }),
    };
  };

  const register = (call: Call, registryId: string, namingStrategy: string, id: string): void => {
    const row = entityOf(call, id);
    demand(engine, call.principal, 'write', row);
    if (row.registry_id !== null) throw invalidRequest(`${row.name} (${id}) is already registered.`);
    const schema = row.schema_id === null ? undefined : requireSchema(engine, row.schema_id, row.type);
    const checked = openRegistry(engine, call.principal, registryId, schema);
    const body = JSON.parse(row.body) as EntityBody;
    const entity = { id, name: row.name, aliases: body.aliases, fields: body.fields, facets: engine.items.facets(id) };
    const names = registeredNames(engine, registryId, checked, entity, { namingStrategy });
    demandRegistrable(engine, registryId, checked, entity, names);
    const after: ItemRow = {
      ...row,
      name: names.name,
      registry_id: registryId,
      entity_registry_id: names.entityRegistryId,
      registered_at: engine.context.clock.now(),
      body: JSON.stringify({ ...body, aliases: names.aliases }),
    };
    updateItem(engine, call, labelOf(row), row, after, {
      verb: 'Registered',
      properties: [
        { property: 'entityRegistryId', from: null, to: names.entityRegistryId },
        { property: 'name', from: row.name, to: names.name },
      ],
      index: reindex(after),
    });
  };

  return {
    name: 'registered-entities',
    operations: {
      registerEntities: {
        // Benchling takes colliding registrations up again, so that they hardly ever fail; here they wait for each other.
        support: 'faithful',
        accept: (call) => demand(engine, call.principal, 'append', registryOf(call)),
        runTask: (call) => {
          const { entityIds, namingStrategy } = call.body as { entityIds: readonly string[]; namingStrategy: string };
          const { id: registryId } = registryOf(call);
          eachItem(entityIds, (id) => register(call, registryId, namingStrategy, id));
          return {};
        },
      },
      unregisterEntities: {
        support: 'faithful',
        handle: (call) => {
          const { entityIds, folderId } = call.body as { entityIds: readonly string[]; folderId: string };
          const registry = registryOf(call);
          const folder = openFolder(engine, call.principal, folderId);
          for (const id of entityIds) {
            const row = entityOf(call, id);
            demand(engine, call.principal, 'write', row);
            if (row.registry_id !== registry.id) throw invalidRequest(`${id} is not registered in ${registry.name}.`);
            const moved = { registry_id: null, entity_registry_id: null, registered_at: null };
            const after: ItemRow = { ...row, ...moved, folder_id: folder.id, project_id: folder.project_id };
            updateItem(engine, call, labelOf(row), row, after, {
              verb: 'Unregistered',
              properties: [
                { property: 'entityRegistryId', from: row.entity_registry_id, to: null },
                { property: 'folderId', from: row.folder_id, to: folder.id },
              ],
              index: reindex(after),
            });
          }
          return { body: {} };
        },
      },
      bulkGetRegisteredEntities: {
        support: 'faithful',
        handle: (call) => {
          const registry = registryOf(call);
          const wanted = commaList(String(call.query['entityRegistryIds']));
          const rows = wanted.map((id) => engine.items.registered(registry.id, id));
          const invalidIds = wanted.filter((_, index) => {
            const row = rows[index];
            return !row || !types.includes(row.type) || !mayRead(engine, call.principal, row);
          });
          if (invalidIds.length > 0) {
            throw invalidRequest(`Invalid entityRegistryId: ${invalidIds.join(', ')}`, { invalidIds });
          }
          const lookup = createLookup(engine, call.principal);
          const entities = rows.flatMap((row) =>
            row ? { ...itemValue(labelOf(row), row, lookup), entityType: row.type } : [],
          );
          return { body: { entities } };
        },
      },
    },
  };
}
