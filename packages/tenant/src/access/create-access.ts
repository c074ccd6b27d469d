import type { Principal } from '../identity/principal.ts';
import type { Database } from '../store/database.ts';
import type { TenantBase } from '../tenant-context.ts';
import type { Access, Action, Decision, Placement } from './access.ts';
import { prefixes } from './migrations.ts';
import {
  actionsByResource,
  conditionOf,
  grantsOf,
  type Grant,
  type PolicyName,
  type Role,
  type Standing,
} from './policies.ts';

/** Why a principal may or may not do something with an item. */
export interface Explanation {
  readonly decision: Decision;
  /** The project or registry that the item's rights come from; `null` when it is in neither. */
  readonly decidedBy: string | null;
  /** What the principal may do there. */
  readonly actions: readonly Action[];
  /** Every grant that gives it something there. */
  readonly grants: readonly Grant[];
}

/** {@link Access}, and the reasons behind it. */
export interface ExplainedAccess extends Access {
  explain(principal: Principal, action: Action, placement: Placement): Explanation;
}

interface Rights {
  readonly grants: readonly Grant[];
  readonly actions: ReadonlyMap<string, ReadonlySet<Action>>;
  readonly scopes: Map<Action, ReadonlySet<string>>;
}

/** Answers who may do what from the rows of memberships, collaborations and ownerships. */
export function createAccess({ db, clock, ids }: TenantBase): ExplainedAccess {
  const rightsOf = cachedRights(db);

  function decide(principal: Principal, action: Action, placement: Placement): Decision {
    if (principal.isTenantAdmin) return 'allowed';
    const source = sourceOf(placement);
    if (source === null) return placement.ownerId === principal.id ? 'allowed' : 'hidden';
    const actions = rightsOf(principal.id).actions.get(source);
    if (!actions?.has('read')) return 'hidden';
    const condition = conditionOf(actions, action, placement.authorIds !== undefined);
    if (condition === 'NEVER') return 'refused';
    return condition === 'ALWAYS' || placement.authorIds?.includes(principal.id) === true ? 'allowed' : 'refused';
  }

  return {
    decide,
    scope(principal, action) {
      if (principal.isTenantAdmin) return 'all';
      const rights = rightsOf(principal.id);
      let scope = rights.scopes.get(action);
      if (scope === undefined) {
        scope = new Set([...rights.actions].filter(([, actions]) => actions.has(action)).map(([id]) => id));
        rights.scopes.set(action, scope);
      }
      return scope;
    },
    explain(principal, action, placement) {
      const decidedBy = sourceOf(placement);
      const rights = rightsOf(principal.id);
      return {
        decision: decide(principal, action, placement),
        decidedBy,
        actions: decidedBy === null ? [] : [...(rights.actions.get(decidedBy) ?? [])],
        grants: rights.grants.filter(({ resourceId }) => resourceId === decidedBy),
      };
    },
    ownerOf: (resourceId) =>
      db.prepare<{ owner_id: string }>('SELECT owner_id FROM ownerships WHERE resource_id = ?').get(resourceId)
        ?.owner_id,
    setOwner(resourceId, ownerId) {
      db.prepare(
        `INSERT INTO ownerships (resource_id, owner_id, id, created_at, modified_at) VALUES (?1, ?2, ?3, ?4, ?4)
         ON CONFLICT (resource_id) DO UPDATE SET owner_id = excluded.owner_id, modified_at = excluded.modified_at`,
      ).run(resourceId, ownerId, ids.next(prefixes.ownerships), clock.now());
    },
  };
}

/** A registered item's rights come from its registry, any other's from its project. */
function sourceOf({ registryId, projectId }: Placement): string | null {
  return registryId ?? projectId;
}

function cachedRights(db: Database): (principalId: string) => Rights {
  const cache = new Map<string, Rights>();
  let cachedVersion = '';
  return (principalId) => {
    const { version } = db.prepare('SELECT version FROM access_version').get() as { version: string };
    if (version !== cachedVersion) {
      cache.clear();
      cachedVersion = version;
    }
    let rights = cache.get(principalId);
    if (rights === undefined) {
      const grants = grantsOf(standingOf(db, principalId));
      rights = { grants, actions: actionsByResource(grants), scopes: new Map() };
      cache.set(principalId, rights);
    }
    return rights;
  };
}

const groups = 'SELECT group_id FROM memberships WHERE principal_id = ?1';

function standingOf(db: Database, principalId: string): Standing {
  const memberships = db
    .prepare(
      `SELECT group_id, role FROM memberships LEFT JOIN teams ON teams.id = group_id
       WHERE principal_id = ?1 AND teams.archived_at IS NULL`,
    )
    .all(principalId) as { group_id: string; role: Role }[];
  const collaborations = db
    .prepare(`SELECT * FROM collaborations WHERE collaborator_id = ?1 OR collaborator_id IN (${groups})`)
    .all(principalId) as { resource_id: string; collaborator_id: string; admins_only: number; policy: PolicyName }[];
  const ownerships = db
    .prepare(`SELECT * FROM ownerships WHERE owner_id = ?1 OR owner_id IN (${groups})`)
    .all(principalId) as { resource_id: string; owner_id: string }[];
  return {
    principalId,
    memberships: memberships.map((row) => ({ groupId: row.group_id, role: row.role })),
    collaborations: collaborations.map((row) => ({
      resourceId: row.resource_id,
      collaboratorId: row.collaborator_id,
      adminsOnly: row.admins_only === 1,
      policy: row.policy,
    })),
    ownerships: ownerships.map((row) => ({ resourceId: row.resource_id, ownerId: row.owner_id })),
  };
}
