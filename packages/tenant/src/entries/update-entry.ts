import { invalidRequest } from '../api-error.ts';
import { demandParties, openFolder } from '../entities/place-entity.ts';
import type { Actor } from '../engine/changes.ts';
import type { Engine } from '../engine/engine.ts';
import { writeFields, type FieldInput } from '../engine/fields/write-fields.ts';
import { commaList } from '../engine/filters.ts';
import type { ItemRow } from '../engine/item-row.ts';
import { demand } from '../engine/rights.ts';
import { requireSchema } from '../engine/schema.ts';
import { authorFacets, updateItem } from '../engine/write-item.ts';
import { entry, entryFacets, type EntryBody } from './entry-family.ts';

/** What the API lets one change of an entry. Its notes are written in Benchling's UI only. */
export interface EntryChanges {
  readonly name?: string;
  readonly folderId?: string;
  readonly schemaId?: string;
  readonly fields?: FieldInput;
  readonly authorIds?: string;
}

/** Changes what was sent of an entry and leaves the rest. @throws {TenantApiError} 400, 403 */
export function updateEntry(engine: Engine, actor: Actor, row: ItemRow, sent: EntryChanges): ItemRow {
  const { principal } = actor;
  demand(engine, principal, 'write', row);
  if (row.archive_reason !== null) throw invalidRequest(`${row.name} (${row.id}) is archived and cannot be edited.`);
  const before = JSON.parse(row.body) as EntryBody;
  const { name = row.name, schemaId = row.schema_id } = sent;
  if (name.trim() === '') throw invalidRequest('name is a required field');
  const moved =
    sent.folderId !== undefined && sent.folderId !== row.folder_id
      ? openFolder(engine, principal, sent.folderId)
      : undefined;
  const schema = schemaId === null ? undefined : requireSchema(engine, schemaId, 'entry');
  const fields = writeFields(engine, principal, schema, sent.fields ?? {}, before.fields);
  const authors = JSON.parse(row.author_ids) as string[];
  const authorIds = sent.authorIds === undefined ? authors : commaList(sent.authorIds);
  demandParties(engine, authorIds, 'authorIds');
  const body: EntryBody = { ...before, fields: fields.values };
  const after: ItemRow = {
    ...row,
    name,
    author_ids: JSON.stringify(authorIds),
    folder_id: moved?.id ?? row.folder_id,
    project_id: moved?.project_id ?? row.project_id,
    schema_id: schemaId,
    body: JSON.stringify(body),
  };
  return updateItem(engine, actor, entry, row, after, {
    properties: [
      { property: 'name', from: row.name, to: name },
      { property: 'folderId', from: row.folder_id, to: after.folder_id },
      { property: 'schemaId', from: row.schema_id, to: schemaId },
      { property: 'authors', from: authors, to: authorIds },
      ...fields.changes,
    ],
    index: { facets: [...authorFacets(authorIds), ...fields.facets, ...entryFacets(body)], names: [] },
  });
}
