import type { Action, Placement } from '../access/access.ts';
import { forbidden, invalidRequest, notFound } from '../api-error.ts';
import type { Principal } from '../identity/principal.ts';
import type { Engine } from './engine.ts';
import { EVERYONE, type ItemRow } from './item-row.ts';

const DOING: Readonly<Record<Action, string>> = {
  read: 'view',
  append: 'add to',
  write: 'edit',
  admin: 'administer',
};

// These stand nowhere themselves: whoever may read an item that links to them may read them.
const READ_BY_LINK: ReadonlySet<string> = new Set(['blob', 'data_frame']);

/** Whether a principal may see an item at all. */
export function mayRead(engine: Pick<Engine, 'context' | 'items'>, principal: Principal, row: ItemRow): boolean {
  if (row.scope_id === EVERYONE) return true;
  if (engine.context.access.decide(principal, 'read', placement(row)) !== 'hidden') return true;
  if (!READ_BY_LINK.has(row.type)) return false;
  return engine.items.withFacet({ name: 'link', value: row.id }).some((linking) => mayRead(engine, principal, linking));
}

/** The item of one of these families, when the principal may see it. */
export function visible(
  engine: Engine,
  principal: Principal,
  types: readonly string[],
  id: string,
): ItemRow | undefined {
  const row = engine.items.get(id);
  return row && types.includes(row.type) && mayRead(engine, principal, row) ? row : undefined;
}

/** The item that a path names. @throws {TenantApiError} 404 when it is missing or hidden. */
export function itemOfPath(
  engine: Engine,
  principal: Principal,
  type: string | readonly string[],
  id: string,
): ItemRow {
  const row = visible(engine, principal, [type].flat(), id);
  if (!row) throw notFound(id);
  return row;
}

/** The item that a body names. @throws {TenantApiError} 400 when it is missing or hidden. */
export function itemOfBody(engine: Engine, principal: Principal, type: string, id: string, member: string): ItemRow {
  const row = visible(engine, principal, [type], id);
  if (!row) {
    throw invalidRequest(`Invalid ${member}: ${id}. It does not exist or you may not have permissions to view it.`, {
      invalidId: id,
    });
  }
  return row;
}

/** @throws {TenantApiError} 403 when the principal sees the item but may not do this, 404 when it does not see it. */
export function demand(engine: Engine, principal: Principal, action: Action, row: ItemRow): void {
  const decision = engine.context.access.decide(principal, action, placement(row));
  if (decision === 'allowed') return;
  if (action === 'read' && mayRead(engine, principal, row)) return;
  if (decision === 'hidden' && !mayRead(engine, principal, row)) throw notFound(row.id);
  throw forbidden(row.id, `You do not have permission to ${DOING[action]} ${row.name} (${row.id}).`);
}

/** Where an item's rights come from. */
export function placement(row: ItemRow): Placement {
  return {
    projectId: row.project_id,
    registryId: row.registry_id,
    ownerId: row.scope_id,
    // Only entries are kept to their authors under a Write policy.
    ...(row.type === 'entry' ? { authorIds: JSON.parse(row.author_ids) as string[] } : {}),
  };
}
