import { entityFamily, type EntityKind } from '../entities/entity-kind.ts';
import { entityOperations } from '../entities/entity-operations.ts';
import type { Engine } from '../engine/engine.ts';
import type { Feature } from '../feature.ts';

/** Entities that are nothing but a name and fields. */
export const customEntity: EntityKind = {
  family: entityFamily({
    type: 'custom_entity',
    label: 'Custom Entity',
    prefix: 'bfi_',
    path: '/custom-entities',
    listKey: 'customEntities',
    idsKey: 'customEntityIds',
    showsUrl: true,
  }),
  own: () => ({ members: {}, facets: [] }),
};

/** Custom entities: all their operations. */
export function customEntities(engine: Engine): Feature {
  return {
    name: 'custom-entities',
    operations: entityOperations(engine, customEntity, {
      list: 'listCustomEntities',
      get: 'getCustomEntity',
      create: 'createCustomEntity',
      update: 'updateCustomEntity',
      upsert: 'upsertCustomEntity',
      archive: 'archiveCustomEntities',
      unarchive: 'unarchiveCustomEntities',
      bulkGet: 'bulkGetCustomEntities',
      bulkCreate: 'bulkCreateCustomEntities',
      bulkUpdate: 'bulkUpdateCustomEntities',
      bulkUpsert: 'bulkUpsertCustomEntities',
      pathParameter: 'custom_entity_id',
    }),
  };
}
