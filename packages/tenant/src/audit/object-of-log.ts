import type { Access } from '../access/access.ts';
import { notFound } from '../api-error.ts';
import { EVERYONE, type ItemRow } from '../engine/item-row.ts';
import { placement } from '../engine/rights.ts';
import type { Database } from '../store/database.ts';
import type { AuditLog } from './audit-log.ts';
import { logsOfMakers } from './logs-of-makers.ts';
import type { ObjectOfLog } from './audit-exports.ts';

/**
 * Who may export whose log: whoever may read an item, its log too; the logs of apps, users, teams and organizations are
 * for tenant admins. Benchling does not say; this is inferred.
 */
export function createObjectOfLog(db: Database, access: Access, audit: AuditLog): ObjectOfLog {
  return (principal, objectId) => {
    const item = db.prepare<ItemRow>('SELECT * FROM items WHERE id = ?').get(objectId);
    if (item !== undefined) {
      const isKept = logsOfMakers.includes(item.type) && item.creator_id !== principal.id;
      const readable =
        (item.scope_id === EVERYONE && !isKept) || access.decide(principal, 'read', placement(item)) === 'allowed';
      if (!readable) throw notFound(objectId);
      return { type: item.type };
    }
    const [first] = audit.list({ itemId: objectId, limit: 1 });
    if (first === undefined || !principal.isTenantAdmin) throw notFound(objectId);
    return { type: first.itemType.toLowerCase() };
  };
}
