import { invalidRequest } from '../api-error.ts';
import type { Engine } from './engine.ts';
import type { FieldDefinition } from './fields/field-definition.ts';
import type { ItemRow } from './item-row.ts';

/** A part of a name that is made from an item's fields. */
export interface NameTemplatePart {
  readonly type: string;
  readonly text: string | null;
  readonly fieldId: string | null;
  readonly datetimeFormat: string | null;
}

/** What a schema says about its items. */
export interface Schema {
  readonly id: string;
  readonly name: string;
  readonly registryId: string | null;
  /** The type of its items. */
  readonly type: string;
  readonly prefix: string;
  readonly fieldDefinitions: readonly FieldDefinition[];
  readonly nameTemplateParts: readonly NameTemplatePart[] | null;
  /** What no two of its registered items may have in common; only of schemas of entities. */
  readonly constraint?: UniqueConstraint | null;
}

/** What makes an item the same as another. */
export interface UniqueConstraint {
  readonly fieldDefinitionNames?: readonly string[];
  /** Whether its bases or amino acids belong to it. */
  readonly hasUniqueResidues?: boolean;
}

/** Reads a schema's row. */
export function schemaOf(row: ItemRow): Schema {
  const body = JSON.parse(row.body) as Omit<Schema, 'id' | 'name' | 'registryId'>;
  return { ...body, id: row.id, name: row.name, registryId: row.registry_id };
}

/** The schema with this id for items of a type, such as `dna_sequence` or `plate`. @throws {TenantApiError} 400 when there is none. */
export function requireSchema(engine: Engine, id: string, type: string): Schema {
  const row = engine.items.get(id);
  if (!row?.type.endsWith('_schema') || row.archive_reason !== null) {
    throw invalidRequest(`Invalid schemaId: ${id}. There is no such schema.`, { invalidId: id });
  }
  const schema = schemaOf(row);
  if (schema.type !== type) {
    throw invalidRequest(`Invalid schemaId: ${id}. Schema ${schema.name} is for ${schema.type}, not for ${type}.`);
  }
  return schema;
}
