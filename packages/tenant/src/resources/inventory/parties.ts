import { invalidRequest } from '../../api-error.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Principal } from '../../identity/principal.ts';

/** A user, a team or an app, as containers name it. */
export interface SampleParty {
  readonly id: string;
  readonly name: string;
  /** Teams have none. */
  readonly handle?: string;
}

/** The user, team or app with an id; `undefined` when it is nobody's. */
export function sampleParty({ context: { db } }: Engine, id: string): SampleParty | undefined {
  const row = db
    .prepare<{ id: string; handle: string | null; name: string }>(
      `SELECT id, handle, name FROM principals WHERE id = ?1
       UNION ALL SELECT apps.id, handle, name FROM apps JOIN principals ON principals.id = principal_id WHERE apps.id = ?1
       UNION ALL SELECT id, NULL, name FROM teams WHERE id = ?1 AND archived_at IS NULL`,
    )
    .get(id);
  return row && { id: row.id, name: row.name, ...(row.handle === null ? {} : { handle: row.handle }) };
}

/** @throws {TenantApiError} 400 naming every id that is neither a user's, nor a team's, nor an app's. */
export function demandSampleParties(engine: Engine, ids: readonly string[], member: string): void {
  const invalidIds = ids.filter((id) => !sampleParty(engine, id));
  if (invalidIds.length > 0)
    throw invalidRequest(`Invalid ${member}: ${invalidIds.join(', ')}. It takes ids of users or teams.`, {
      invalidIds,
    });
}

/** Whether a principal is one of these parties, itself, by a team, or as an app. */
export function isAmong({ context: { db } }: Engine, principal: Principal, ids: readonly string[]): boolean {
  if (ids.length === 0) return false;
  const own = db
    .prepare<{ id: string }>(
      `SELECT ?1 AS id UNION SELECT group_id FROM memberships WHERE principal_id = ?1
       UNION SELECT id FROM apps WHERE principal_id = ?1`,
    )
    .all(principal.id);
  return own.some(({ id }) => ids.includes(id));
}
