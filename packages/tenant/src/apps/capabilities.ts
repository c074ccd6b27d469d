import type { Principal } from '../identity/principal.ts';
import type { Database } from '../store/database.ts';

/** What someone may use of Benchling beyond what access to data gives. */
export type Capability = (typeof capabilities)[number];

const capabilities = ['Developer Platform'] as const;

/** Who may use what. Writes no audit record; its callers do. */
export interface Capabilities {
  /** Whether a principal has it, itself or by a group; a tenant admin has all. */
  has(principal: Principal, capability: Capability): boolean;
  /** Those that a principal has. */
  of(principal: Principal): readonly Capability[];
  /** Gives it to a user, an app, a team or an organization, or takes it away. */
  set(holderId: string, capability: Capability, enabled: boolean): void;
}

/** Keeps capabilities in the tenant's database. */
export function createCapabilities(db: Database): Capabilities {
  const has: Capabilities['has'] = ({ id, isTenantAdmin }, capability) =>
    isTenantAdmin ||
    db
      .prepare(
        `SELECT 1 FROM capabilities WHERE capability = ?2 AND (holder_id = ?1 OR holder_id IN (
             SELECT group_id FROM memberships LEFT JOIN teams ON teams.id = group_id
             WHERE principal_id = ?1 AND archived_at IS NULL))`,
      )
      .get(id, capability) !== undefined;
  return {
    has,
    of: (principal) => capabilities.filter((capability) => has(principal, capability)),
    set(holderId, capability, enabled) {
      db.prepare(
        enabled
          ? 'INSERT OR IGNORE INTO capabilities VALUES (?, ?)'
          : 'DELETE FROM capabilities WHERE holder_id = ? AND capability = ?',
      ).run(holderId, capability);
    },
  };
}
