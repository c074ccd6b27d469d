import type { Principal } from '../identity/principal.ts';
import type { Engine } from '../engine/engine.ts';
import type { Family } from '../engine/family.ts';
import { entityFilters, itemFilters } from '../engine/filters.ts';
import type { FieldInput } from '../engine/fields/write-fields.ts';
import type { FieldValues } from '../engine/fields/field-definition.ts';
import type { ItemRow } from '../engine/item-row.ts';
import type { Facet } from '../engine/item-store.ts';
import type { Lookup } from '../engine/lookup.ts';

/** What a request may say of an entity of any kind. The contract has checked the shapes. */
export interface EntityInput {
  readonly name?: string;
  readonly folderId?: string | null;
  readonly schemaId?: string | null;
  readonly registryId?: string;
  readonly entityRegistryId?: string;
  readonly namingStrategy?: string;
  readonly aliases?: readonly string[];
  readonly authorIds?: readonly string[];
  readonly customFields?: Readonly<Record<string, unknown>>;
  readonly fields?: FieldInput;
  readonly archiveRecord?: null;
  readonly [member: string]: unknown;
}

/** The stored body of an entity: what all kinds have, and the kind's own members. */
export interface EntityBody {
  readonly aliases: readonly string[];
  readonly customFields: Readonly<Record<string, unknown>>;
  readonly fields: FieldValues;
  readonly [member: string]: unknown;
}

/** A kind of entity: its family, and what it has that others have not. */
export interface EntityKind {
  readonly family: Family;
  /** Checks the kind's own members and completes them from what was. @throws {TenantApiError} 400 */
  readonly own: (
    engine: Engine,
    principal: Principal,
    sent: EntityInput,
    before: EntityBody | undefined,
  ) => { readonly members: Readonly<Record<string, unknown>>; readonly facets: readonly Facet[] };
  /** What changes with it elsewhere, once it was changed. Default nothing. */
  readonly changed?: (engine: Engine, row: ItemRow) => void;
}

/** The members that every kind of entity shows of its columns. */
function entityHead(path: string, row: ItemRow, lookup: Lookup): Record<string, unknown> {
  const schema = row.schema_id === null ? undefined : lookup.item(row.schema_id);
  return {
    id: row.id,
    name: row.name,
    apiURL: lookup.apiUrl(path, row.id),
    webURL: lookup.webUrl(row.id),
    createdAt: lookup.time(row.created_at),
    modifiedAt: lookup.time(row.modified_at),
    creator: lookup.party(row.creator_id),
    authors: lookup.parties(row.author_ids),
    folderId: row.folder_id,
    schema: schema ? { id: schema.id, name: schema.name } : null,
    registryId: row.registry_id,
    entityRegistryId: row.entity_registry_id,
    registrationOrigin:
      row.registered_at === null ? null : { originEntryId: null, registeredAt: lookup.time(row.registered_at) },
    archiveRecord: row.archive_reason === null ? null : { reason: row.archive_reason },
  };
}

/** The family of a kind of entity. */
export function entityFamily({
  showsUrl = false,
  ...family
}: Pick<Family, 'type' | 'label' | 'prefix' | 'path' | 'listKey' | 'idsKey'> & {
  /** Whether the kind has a member `url`, the path of its `webURL`. Default no. */
  readonly showsUrl?: boolean;
}): Family {
  return {
    ...family,
    head: (row, lookup) => ({
      ...entityHead(family.path, row, lookup),
      ...(showsUrl ? { url: `/items/${row.id}` } : {}),
    }),
    filters: { ...itemFilters, ...entityFilters },
    defaultSort: 'modifiedAt:desc',
  };
}
