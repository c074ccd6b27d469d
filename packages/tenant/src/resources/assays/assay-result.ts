import type { Actor } from '../../engine/changes.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Family } from '../../engine/family.ts';
import type { FieldValues } from '../../engine/fields/field-definition.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import type { Facet } from '../../engine/item-store.ts';
import { requireSchema } from '../../engine/schema.ts';
import { createItem, type NewItem } from '../../engine/write-item.ts';
import { writeAssayFields, type AssayFields } from './assay-fields.ts';
import { assayId, assaySchema, isReviewed, placeInProject } from './place-assay.ts';
import { resultFilters } from './result-filters.ts';
import { resultValidation, type ResultValidation, type UserValidation } from './result-validation.ts';

/** The stored body of a result. */
export interface ResultBody extends ResultValidation {
  readonly entryId: string | null;
  readonly fields: FieldValues;
}

/** What a new result is made of. */
export interface ResultInput {
  /** Default: a fresh UUID. */
  readonly id?: string;
  readonly schemaId: string;
  readonly fields: AssayFields;
  readonly fieldValidation?: Readonly<Record<string, UserValidation>>;
  readonly projectId?: string | null;
}

/** Where a result comes from. */
export interface ResultOrigin {
  /** The entry whose table it is in. */
  readonly entry?: ItemRow;
  /** What lists find it by besides its fields. */
  readonly facets?: readonly Facet[];
}

/** Assay results: what was measured. */
export const assayResult: Family = {
  type: 'assay_result',
  label: 'Result',
  prefix: '',
  path: '/assay-results',
  listKey: 'assayResults',
  idsKey: 'assayResultIds',
  head: (row, lookup) => ({
    id: row.id,
    v3Id: `res_${row.id.slice(0, 8)}`,
    createdAt: lookup.time(row.created_at),
    modifiedAt: lookup.time(row.modified_at),
    creator: lookup.party(row.creator_id),
    projectId: row.project_id,
    schema: assaySchema(row, lookup),
    isReviewed: isReviewed((JSON.parse(row.body) as ResultBody).entryId, lookup),
    archiveRecord: row.archive_reason === null ? null : { reason: row.archive_reason },
  }),
  filters: resultFilters,
  defaultSort: 'createdAt:asc',
};

/** Checks a result and gives what is to be kept of it. @throws {TenantApiError} 400, 403 */
export function newResult(engine: Engine, actor: Actor, sent: ResultInput, origin: ResultOrigin = {}): NewItem {
  const { principal } = actor;
  const { entry, facets = [] } = origin;
  const schema = requireSchema(engine, sent.schemaId, 'assay_result');
  const inEntry = entry !== undefined && !sent.projectId;
  const place = inEntry ? { projectId: entry.project_id } : placeInProject(engine, principal, sent.projectId);
  const id = assayId(engine, sent.id);
  const fields = writeAssayFields(engine, principal, schema, sent.fields);
  const body: ResultBody = {
    entryId: entry?.id ?? null,
    fields: fields.values,
    ...resultValidation(schema, sent.fieldValidation ?? {}),
  };
  return { id, name: id, ...place, schemaId: schema.id, body, facets: [...fields.facets, ...facets] };
}

/** Creates a result. @throws {TenantApiError} 400, 403 */
export function createResult(engine: Engine, actor: Actor, sent: ResultInput, origin?: ResultOrigin): ItemRow {
  return createItem(engine, actor, assayResult, newResult(engine, actor, sent, origin));
}
