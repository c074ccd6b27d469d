import type { Engine } from '../../engine/engine.ts';
import type { Family } from '../../engine/family.ts';
import { itemFilters } from '../../engine/filters.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import type { Lookup } from '../../engine/lookup.ts';
import type { SchemaSettings, SchemaType } from './schema-type.ts';

/** The members of a schema that only its kind has, made from its settings. @throws {TenantApiError} 400 */
export type SchemaMembers = (engine: Engine, settings: SchemaSettings, schemaId: string) => object;

/** A kind of schema: its family in the API, and what it has that others have not. */
export interface SchemaKind {
  readonly family: Family;
  readonly types: readonly SchemaType[];
  /** Whether its items have ids that begin with the schema's prefix. */
  readonly needsPrefix: boolean;
  readonly members: SchemaMembers;
}

/** What every schema shows of its columns. */
function schemaHead(row: ItemRow, lookup: Lookup): Record<string, unknown> {
  return {
    id: row.id,
    name: row.name,
    registryId: row.registry_id,
    modifiedAt: lookup.time(row.modified_at),
    archiveRecord: row.archive_reason === null ? null : { reason: row.archive_reason },
  };
}

/** The family of a kind of schema. */
export function schemaFamily(family: Pick<Family, 'type' | 'label' | 'prefix' | 'path' | 'listKey'>): Family {
  return {
    ...family,
    head: schemaHead,
    filters: { modifiedAt: itemFilters.modifiedAt },
    defaultSort: 'modifiedAt:desc',
  };
}
