import { invalidRequest } from '../api-error.ts';
import type { Action } from '../access/access.ts';
import type { Call, Handler } from '../request.ts';
import type { Actor } from './changes.ts';
import type { Engine } from './engine.ts';
import type { Family } from './family.ts';
import type { ItemRow } from './item-row.ts';
import { readable, requireIds } from './list-items.ts';
import { demand } from './rights.ts';

/** Which right it takes. */
export interface ArchiveOptions {
  /** Default `write`. */
  readonly action?: Action;
  /** The reason when the body names none. Default: the contract demands one. */
  readonly defaultReason?: string;
  /** @throws {TenantApiError} when an item must stay as it is. */
  readonly check?: (row: ItemRow) => void;
  /** Archives what the item holds, and gives its ids by the member that names them. Default: it holds nothing. */
  readonly contents?: (call: Call, row: ItemRow, reason: string | null) => Readonly<Record<string, readonly string[]>>;
}

/** Archives the items that a body names, with its reason. */
export function archiveOperation(engine: Engine, family: Family, options: ArchiveOptions = {}): Handler {
  return (call) => setArchived(engine, family, options, call, reasonOf(call) ?? options.defaultReason ?? null);
}

/** Takes the items that a body names out of the archive. */
export function unarchiveOperation(engine: Engine, family: Family, options: ArchiveOptions = {}): Handler {
  return (call) => setArchived(engine, family, options, call, null);
}

function reasonOf({ body }: Parameters<Handler>[0]): string | undefined {
  return (body as { readonly reason?: string }).reason;
}

function setArchived(
  engine: Engine,
  family: Family,
  options: ArchiveOptions,
  call: Parameters<Handler>[0],
  reason: string | null,
): ReturnType<Handler> {
  const { action = 'write', contents, check } = options;
  const idsKey = family.idsKey ?? 'ids';
  const body = call.body as Readonly<Record<string, unknown>>;
  const ids = body[idsKey] as readonly string[];
  requireIds(engine, family, ids, readable(engine, call.principal));
  const answer: Record<string, string[]> = { [idsKey]: [] };
  for (const id of new Set(ids)) {
    const row = engine.items.get(id);
    if (!row) throw invalidRequest(`Invalid id: ${id}.`, { invalidIds: [id] });
    demand(engine, call.principal, action, row);
    check?.(row);
    archiveItem(engine, family, call, row, reason, null);
    answer[idsKey]?.push(id);
    for (const [key, inside] of Object.entries(contents?.(call, row, reason) ?? {})) {
      answer[key] = [...(answer[key] ?? []), ...inside];
    }
  }
  return { body: answer };
}

/** Sets or lifts the archive record of one item. An item that already is as wanted stays untouched. */
export function archiveItem(
  engine: Engine,
  family: Pick<Family, 'label'>,
  actor: Actor,
  row: ItemRow,
  reason: string | null,
  archivedWith: string | null,
): void {
  if (row.archive_reason === reason) return;
  const changed: ItemRow = {
    ...row,
    archive_reason: reason,
    archived_with: reason === null ? null : archivedWith,
    modified_at: engine.context.clock.now(),
  };
  engine.items.update(changed);
  engine.changes.record({
    actor,
    label: family.label,
    item: changed,
    verb: reason === null ? 'Unarchived' : 'Archived',
    ...(reason === null ? {} : { reason }),
  });
}
