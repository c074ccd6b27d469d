import { invalidRequest } from '../api-error.ts';
import { demandParties, openFolder } from '../entities/place-entity.ts';
import type { Actor } from '../engine/changes.ts';
import type { Engine } from '../engine/engine.ts';
import { writeFields, type FieldInput } from '../engine/fields/write-fields.ts';
import type { ItemRow } from '../engine/item-row.ts';
import { itemOfBody } from '../engine/rights.ts';
import { requireSchema } from '../engine/schema.ts';
import { createItem } from '../engine/write-item.ts';
import type { Storage } from '../storage/storage.ts';
import {
  initialRows,
  isStructuredTable,
  setTableRows,
  type InitialTable,
  type StructuredTable,
  type TableRows,
} from './entry-table.ts';
import { entry, entryFacets, type EntryBody, type EntryDay } from './entry-family.ts';
import type { TemplateBody } from './template-family.ts';

/** What a new entry is made of. */
export interface NewEntry {
  readonly id?: string;
  readonly name: string;
  readonly folderId: string;
  readonly entryTemplateId?: string;
  readonly schemaId?: string;
  readonly fields?: FieldInput;
  readonly customFields?: Readonly<Record<string, unknown>>;
  /** One id, or several. Default: whoever makes it. */
  readonly authorIds?: string | readonly string[];
  readonly initialTables?: readonly InitialTable[];
}

/** Creates an entry in a folder, from a template when it names one. @throws {TenantApiError} 400, 403 */
export function createEntry(engine: Engine, storage: Storage, actor: Actor, sent: NewEntry): ItemRow {
  const { principal } = actor;
  const { initialTables = [] } = sent;
  if (sent.name.trim() === '') throw invalidRequest('name is a required field');
  if (initialTables.length > 0 && !sent.entryTemplateId) {
    throw invalidRequest('entryTemplateId is a required field when initialTables are given');
  }
  const folder = openFolder(engine, principal, sent.folderId);
  const authorIds = sent.authorIds === undefined ? [principal.id] : [sent.authorIds].flat();
  demandParties(engine, authorIds, 'authorIds');
  const template = sent.entryTemplateId
    ? itemOfBody(engine, principal, 'entry_template', sent.entryTemplateId, 'entryTemplateId')
    : undefined;
  const from = template && (JSON.parse(template.body) as TemplateBody);
  const schemaId = sent.schemaId ?? template?.schema_id ?? null;
  const schema = schemaId === null ? undefined : requireSchema(engine, schemaId, 'entry');
  const inherited = from && template?.schema_id === schemaId ? from.fields : {};
  const fields = writeFields(engine, principal, schema, sent.fields ?? {}, inherited);
  const templateTables = (from?.days ?? []).flatMap(({ notes }) => notes.filter(isStructuredTable));
  const rows = initialRows(engine, storage, principal, templateTables, initialTables);
  const body: EntryBody = {
    displayId: nextDisplayId(engine),
    days: from ? templateDays(engine, from, rows) : [{ date: today(engine, 0), title: null, notes: [] }],
    fields: fields.values,
    customFields: sent.customFields ?? {},
    assignedReviewers: [],
    entryTemplateId: template?.id ?? null,
    reviewRecord: null,
  };
  const row = createItem(engine, actor, entry, {
    ...(sent.id === undefined ? {} : { id: sent.id }),
    name: sent.name,
    folderId: folder.id,
    projectId: folder.project_id,
    schemaId,
    authorIds,
    body,
    facets: [...fields.facets, ...entryFacets(body)],
  });
  // The canvases of its template have become its own by now.
  return engine.items.get(row.id) ?? row;
}

/** Such as EXP26000001: the year, then a running number. */
function nextDisplayId(engine: Engine): string {
  const year = new Date(engine.context.clock.now()).toISOString().slice(2, 4);
  return `EXP${year}${String(engine.items.count(`entries:${year}`)).padStart(6, '0')}`;
}

// A template's days count from 1; 0 is a section without a day.
function templateDays(engine: Engine, { days }: TemplateBody, rows: ReadonlyMap<string, TableRows>): EntryDay[] {
  return days.map(({ day, title, notes }) => ({
    date: today(engine, Math.max(day - 1, 0)),
    title,
    notes: notes.map((note) => (isStructuredTable(note) ? ownTable(engine, note, rows.get(note.apiId) ?? []) : note)),
  }));
}

/** A table of a template as one of an entry: under an id of its own, with its rows. */
function ownTable(engine: Engine, table: StructuredTable, rows: TableRows): StructuredTable {
  const own = { ...table, apiId: engine.context.ids.next('strtbl_') };
  setTableRows(engine, own.apiId, rows);
  return own;
}

function today(engine: Engine, daysAhead: number): string {
  return new Date(engine.context.clock.now() + daysAhead * 86_400_000).toISOString().slice(0, 10);
}
