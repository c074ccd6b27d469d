import { invalidRequest } from '../../api-error.ts';
import type { Actor } from '../../engine/changes.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Family } from '../../engine/family.ts';
import type { FieldValues } from '../../engine/fields/field-definition.ts';
import { itemFilters } from '../../engine/filters.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import { demand } from '../../engine/rights.ts';
import { requireSchema } from '../../engine/schema.ts';
import { createItem, updateItem } from '../../engine/write-item.ts';
import { writeAssayFields, type AssayFields } from './assay-fields.ts';
import { assayId, assaySchema, isReviewed, placeInProject } from './place-assay.ts';
import { createdTimes } from './time-filters.ts';

/** The stored body of a run. */
export interface RunBody {
  readonly entryId: string | null;
  readonly equipmentId: string | null;
  readonly fields: FieldValues;
  readonly validationStatus: 'VALID' | 'INVALID';
  readonly validationComment: string;
}

/** What a new run is made of. */
export interface RunInput {
  /** Default: a fresh UUID. */
  readonly id?: string;
  readonly schemaId: string;
  readonly fields: AssayFields;
  readonly projectId?: string | null;
  /** Default `VALID`. */
  readonly validationStatus?: RunBody['validationStatus'];
  readonly validationComment?: string;
}

/** Assay runs: one pass of an instrument or a protocol. */
export const assayRun: Family = {
  type: 'assay_run',
  label: 'Run',
  prefix: '',
  path: '/assay-runs',
  listKey: 'assayRuns',
  idsKey: 'assayRunIds',
  head: (row, lookup) => ({
    id: row.id,
    v3Id: `run_${row.id.slice(0, 8)}`,
    apiURL: lookup.apiUrl('/assay-runs', row.id),
    createdAt: lookup.time(row.created_at),
    creator: lookup.party(row.creator_id),
    projectId: row.project_id,
    schema: assaySchema(row, lookup),
    isReviewed: isReviewed(runBody(row).entryId, lookup),
    archiveRecord: row.archive_reason === null ? null : { reason: row.archive_reason },
  }),
  filters: { schemaId: itemFilters.schemaId, ...createdTimes },
  defaultSort: 'createdAt:asc',
};

/** Creates a run. @throws {TenantApiError} 400, 403 */
export function createRun(engine: Engine, actor: Actor, sent: RunInput): ItemRow {
  const { principal } = actor;
  const { validationStatus = 'VALID', validationComment = '' } = sent;
  const schema = requireSchema(engine, sent.schemaId, 'assay_run');
  const place = placeInProject(engine, principal, sent.projectId);
  const id = assayId(engine, sent.id);
  const fields = writeAssayFields(engine, principal, schema, sent.fields);
  const body: RunBody = {
    entryId: null,
    equipmentId: null,
    fields: fields.values,
    validationStatus,
    validationComment,
  };
  return createItem(engine, actor, assayRun, {
    id,
    name: id,
    ...place,
    schemaId: schema.id,
    body,
    facets: fields.facets,
  });
}

/** Changes the fields that were sent of a run. @throws {TenantApiError} 400, 403 */
export function updateRun(engine: Engine, actor: Actor, row: ItemRow, sent: AssayFields): ItemRow {
  demand(engine, actor.principal, 'write', row);
  if (row.archive_reason !== null) throw invalidRequest(`Run ${row.id} is archived and cannot be edited.`);
  const before = runBody(row);
  if (isReviewed(before.entryId, { item: (id) => engine.items.get(id) })) {
    throw invalidRequest(`Run ${row.id} is in an accepted entry and cannot be edited.`);
  }
  const schema = requireSchema(engine, row.schema_id ?? '', 'assay_run');
  const fields = writeAssayFields(engine, actor.principal, schema, sent, before.fields);
  const after: RunBody = { ...before, fields: fields.values };
  return updateItem(
    engine,
    actor,
    assayRun,
    row,
    { ...row, body: JSON.stringify(after) },
    {
      properties: fields.changes,
      index: { facets: fields.facets, names: [] },
    },
  );
}

/** What a run is, from its row. */
export function runBody(row: ItemRow): RunBody {
  return JSON.parse(row.body) as RunBody;
}
