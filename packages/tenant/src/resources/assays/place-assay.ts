import { invalidRequest } from '../../api-error.ts';
import type { Engine } from '../../engine/engine.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import type { Lookup } from '../../engine/lookup.ts';
import { demand, itemOfBody } from '../../engine/rights.ts';
import type { NewItem } from '../../engine/write-item.ts';
import type { EntryBody } from '../../entries/entry-family.ts';
import type { Principal } from '../../identity/principal.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;

/** Where a run or a result stands. Without a project only its maker may read it. @throws {TenantApiError} 400, 403 */
export function placeInProject(
  engine: Engine,
  principal: Principal,
  projectId: string | null | undefined,
): Pick<NewItem, 'projectId' | 'scopeId'> {
  if (projectId === undefined || projectId === null) return { projectId: null, scopeId: principal.id };
  const project = itemOfBody(engine, principal, 'project', projectId, 'projectId');
  demand(engine, principal, 'append', project);
  if (project.archive_reason !== null) throw invalidRequest(`Project ${project.name} (${project.id}) is archived.`);
  return { projectId: project.id };
}

/** The id of a new run or result: a UUID, when the caller names one. @throws {TenantApiError} 400 */
export function assayId(engine: Engine, id: string | undefined): string {
  if (id === undefined) return engine.context.ids.uuid();
  if (!UUID.test(id)) throw invalidRequest(`Invalid id: ${id}. It takes a UUID.`);
  if (engine.items.get(id)) throw invalidRequest(`Invalid id: ${id} is taken.`);
  return id;
}

/** Whether the entry that something is in has been accepted. */
export function isReviewed(entryId: string | null, items: Pick<Lookup, 'item'>): boolean {
  const entry = entryId === null ? undefined : items.item(entryId);
  return entry !== undefined && (JSON.parse(entry.body) as EntryBody).reviewRecord?.status === 'ACCEPTED';
}

/** The schema of a run or a result, as they name it. */
export function assaySchema(row: ItemRow, lookup: Lookup): object | null {
  const schema = row.schema_id === null ? undefined : lookup.item(row.schema_id);
  return schema ? { id: schema.id, name: schema.name } : null;
}
