import { invalidRequest } from '../api-error.ts';
import type { Actor } from '../engine/changes.ts';
import type { Engine } from '../engine/engine.ts';
import type { Family } from '../engine/family.ts';
import type { FieldDefinition } from '../engine/fields/field-definition.ts';
import { itemFilters } from '../engine/filters.ts';
import { EVERYONE, type ItemRow } from '../engine/item-row.ts';
import type { Lookup } from '../engine/lookup.ts';
import { getOperation, listOperation } from '../engine/read-operations.ts';
import type { NameTemplatePart } from '../engine/schema.ts';
import { createItem } from '../engine/write-item.ts';
import type { Feature } from '../feature.ts';

const head = (row: ItemRow, lookup: Lookup): Record<string, unknown> => ({
  id: row.id,
  name: row.name,
  registryId: row.registry_id,
  modifiedAt: lookup.time(row.modified_at),
  archiveRecord: row.archive_reason === null ? null : { reason: row.archive_reason },
});

/** Schemas of entities. */
export const entitySchema: Family = {
  type: 'entity_schema',
  label: 'Entity Schema',
  prefix: 'ts_',
  path: '/entity-schemas',
  listKey: 'entitySchemas',
  head,
  filters: { modifiedAt: itemFilters.modifiedAt },
  defaultSort: 'modifiedAt:desc',
};

/** Schemas of notebook entries. */
const entrySchema: Family = {
  ...entitySchema,
  type: 'entry_schema',
  label: 'Entry Schema',
  path: '/entry-schemas',
  listKey: 'entrySchemas',
};

/** What a new field of a schema is made of. */
export type NewField = Pick<FieldDefinition, 'name' | 'type'> & Partial<FieldDefinition>;

/** What a new schema is made of. */
export interface NewSchema {
  readonly id?: string;
  readonly name: string;
  readonly registryId: string;
  /** The type of its items, such as `dna_sequence` or `custom_entity`; `entry` makes an entry schema. */
  readonly type: string;
  /** What its registry ids begin with. Needed for entities. */
  readonly prefix?: string;
  readonly fieldDefinitions?: readonly NewField[];
  readonly nameTemplateParts?: readonly Partial<NameTemplatePart>[] | null;
}

/** Schemas, and how to make them. */
export interface Schemas extends Feature {
  /** Makes a schema in a registry. Benchling offers this only in its UI. @throws {TenantApiError} 400 */
  create(actor: Actor, schema: NewSchema): ItemRow;
}

/** Schemas of entities and of entries: reading them. */
export function schemas(engine: Engine): Schemas {
  const { ids } = engine.context;
  const field = (given: NewField): FieldDefinition => ({
    id: ids.next('tsf_'),
    isMulti: false,
    isRequired: false,
    archiveRecord: null,
    ...given,
  });
  return {
    name: 'schemas',
    create: (actor, { id, name, registryId, type, prefix = '', fieldDefinitions = [], nameTemplateParts = null }) => {
      const family = type === 'entry' ? entrySchema : entitySchema;
      if (engine.items.get(registryId)?.type !== 'registry') throw invalidRequest(`Invalid registryId: ${registryId}.`);
      const fields = fieldDefinitions.map(field);
      const names = fields.map((one) => one.name);
      const doubled = names.find((one, index) => names.indexOf(one) !== index);
      if (doubled !== undefined) throw invalidRequest(`Schema ${name} has two fields named "${doubled}".`);
      if (family === entitySchema && prefix === '')
        throw invalidRequest(`Schema ${name} needs a prefix for its registry ids.`);
      const parts = nameTemplateParts?.map((part) => ({
        type: part.fieldId ? 'FIELD' : 'TEXT',
        text: null,
        fieldId: null,
        datetimeFormat: null,
        ...part,
      }));
      const ofEntities = {
        containableType: 'ENTITY',
        constraint: null,
        containerNameTemplateParts: null,
        nameTemplateParts: parts ?? null,
      };
      return engine.context.db.transaction(() =>
        createItem(engine, actor, family, {
          ...(id === undefined ? {} : { id }),
          name,
          registryId,
          scopeId: EVERYONE,
          body: { type, prefix, fieldDefinitions: fields, ...(family === entitySchema ? ofEntities : {}) },
        }),
      );
    },
    operations: {
      listEntitySchemas: {
        support: 'partial',
        differs: 'Schema policies are not modelled: everyone in the tenant may read every schema.',
        handle: listOperation(engine, entitySchema, { counted: true }),
      },
      getEntitySchema: { support: 'faithful', handle: getOperation(engine, entitySchema, 'schema_id') },
      listEntrySchemas: {
        support: 'partial',
        differs: 'Schema policies are not modelled: everyone in the tenant may read every schema.',
        handle: listOperation(engine, entrySchema, { counted: true }),
      },
      getEntrySchema: { support: 'faithful', handle: getOperation(engine, entrySchema, 'schema_id') },
    },
  };
}
