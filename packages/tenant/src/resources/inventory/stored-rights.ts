import { invalidRequest, notFound } from '../../api-error.ts';
import type { Condition } from '../../engine/filter.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import { itemOfBody, itemOfPath } from '../../engine/rights.ts';
import type { Principal } from '../../identity/principal.ts';
import type { InventoryBase, StorageType } from './inventory-base.ts';

// What stands in a location is only for those who may also view the location, and locations are always the registry's:
// https://help.benchling.com/hc/en-us/articles/26376361088525

/** Whether a principal may view the location that something stands in, if any. */
export function seesPlace({ engine, storage }: InventoryBase, principal: Principal, id: string): boolean {
  const scope = engine.context.access.scope(principal, 'read');
  const stored = storage.get(id);
  if (scope === 'all' || !stored || scope.has(stored.registry_id)) return true;
  for (let parentId = stored.parent_id; parentId !== null; parentId = storage.get(parentId)?.parent_id ?? null) {
    if (engine.items.get(parentId)?.type === 'location') return false;
  }
  return true;
}

/** Something of the inventory that a path names. @throws {TenantApiError} 404 when it is missing or hidden. */
export function storedOfPath(base: InventoryBase, principal: Principal, type: StorageType, id: string): ItemRow {
  const row = itemOfPath(base.engine, principal, type, id);
  if (!seesPlace(base, principal, id)) throw notFound(id);
  return row;
}

/** Something of the inventory that a body names. @throws {TenantApiError} 400 when it is missing or hidden. */
export function storedOfBody(
  base: InventoryBase,
  principal: Principal,
  type: StorageType,
  id: string,
  member: string,
): ItemRow {
  const row = itemOfBody(base.engine, principal, type, id, member);
  demandSeen(base, principal, [id], member);
  return row;
}

/** @throws {TenantApiError} 400 naming what stands in locations that the principal may not view. */
export function demandSeen(base: InventoryBase, principal: Principal, ids: readonly string[], member: string): void {
  const invalidIds = ids.filter((id) => !seesPlace(base, principal, id));
  if (invalidIds.length === 0) return;
  throw invalidRequest(
    `Invalid ${member}: ${invalidIds.join(', ')}. It does not exist or you may not have permissions to view it.`,
    { invalidIds },
  );
}

/** What of a list stands where the principal may view it; nothing for a tenant admin. */
export function inSeenPlaces({ engine }: InventoryBase, principal: Principal): Condition[] {
  const scope = engine.context.access.scope(principal, 'read');
  if (scope === 'all') return [];
  return [
    {
      sql: `storage_registry_id IN (SELECT value FROM json_each(?)) OR NOT EXISTS (
        WITH RECURSIVE above (id) AS (
          SELECT items.parent_id UNION SELECT storage.parent_id FROM storage JOIN above USING (id)
        )
        SELECT 1 FROM above JOIN items AS places USING (id) WHERE places.type = 'location'
      )`,
      values: [JSON.stringify([...scope])],
    },
  ];
}
