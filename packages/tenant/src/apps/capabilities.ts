import type { Principal } from '../identity/principal.ts';
import type { Database } from '../store/database.ts';

/** What someone may use of Benchling beyond what access to data gives. */
export type Capability = (typeof capabilityNames)[number];

/** Every capability that there is. */
export const capabilityNames = ['Developer Platform'] as const;

/** Who may use what. Writes no audit record; its callers do. */
export interface Capabilities {
  /** Whether a principal has it, itself or by a group; a tenant admin has all. */
  has(principal: Principal, capability: Capability): boolean;
  /** Gives it to a user, an app, a team or an organization, or takes it away. */
  set(holderId: string, capability: Capability, enabled: boolean): void;
}

/** Keeps capabilities in the tenant's database. */
export function createCapabilities(db: Database): Capabilities {
  return {
    has: ({ id, isTenantAdmin }, capability) =>
      isTenantAdmin ||
      db
        .prepare(
          `SELECT 1 FROM capabilities WHERE capability = ?2 AND (holder_id = ?1 OR holder_id IN (
             SELECT group_id FROM memberships LEFT JOIN teams ON teams.id = group_id
             WHERE principal_id = ?1 AND archived_at IS NULL))`,
        )
        .get(id, capability) !== undefined,
    set(holderId, capability, enabled) {
      db.prepare(
        enabled
          ? 'INSERT OR IGNORE INTO capabilities VALUES (?, ?)'
          : 'DELETE FROM capabilities WHERE holder_id = ? AND capability = ?',
      ).run(holderId, capability);
    },
  };
}
