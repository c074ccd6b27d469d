import type { TenantBase } from '../tenant-context.ts';
import { prefixes } from './migrations.ts';
import type { PolicyName, Role } from './policies.ts';

/** An organization. */
export interface Organization {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  /** Times are milliseconds since 1970. */
  readonly createdAt: number;
  readonly modifiedAt: number;
}

/** A team of an organization. */
export interface Team {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
  /** Set when the team is archived: what was granted to it then counts no more. */
  readonly archivedAt: number | null;
  readonly createdAt: number;
  readonly modifiedAt: number;
}

/** Who is in an organization or a team, and as what. */
export interface Membership {
  readonly groupId: string;
  readonly principalId: string;
  readonly role: Role;
}

/** What a membership, a collaboration or an ownership is told by in API v3. */
export interface Kept {
  readonly id: string;
  /** Times are milliseconds since 1970. */
  readonly createdAt: number;
  readonly modifiedAt: number;
}

/** A policy that a principal, a team or an organization has on a project or a registry. */
export interface Collaboration {
  readonly resourceId: string;
  readonly collaboratorId: string;
  /** Only for the admins of the team or organization; default false. */
  readonly adminsOnly: boolean;
  readonly policy: PolicyName;
}

/** A collaboration as it is kept; the owner of a project or a registry has one too. */
export interface KeptCollaboration extends Collaboration, Kept {
  readonly fromOwnership: boolean;
  /** Whether the collaborator audits what it sees; the tenant keeps it and nothing follows from it. */
  readonly isAuditor: boolean;
}

/** The rows of organizations, teams, memberships and collaborations. Writes no audit record; its callers do. */
export interface Groups {
  createOrganization(organization: {
    readonly id?: string;
    readonly handle: string;
    readonly name: string;
  }): Organization;
  organization(id: string): Organization | undefined;
  organizations(): Organization[];
  createTeam(team: { readonly id?: string; readonly organizationId: string; readonly name: string }): Team;
  team(id: string): Team | undefined;
  teams(): Team[];
  updateTeam(id: string, changes: Partial<Pick<Team, 'name' | 'archivedAt'>>): Team;
  membership(groupId: string, principalId: string): Membership | undefined;
  membersOf(groupId: string): Membership[];
  membershipsOf(principalId: string): Membership[];
  keptMembership(id: string): (Membership & Kept) | undefined;
  setMembership(membership: Membership): void;
  /** Takes a principal out of a group; out of an organization means out of its teams too. */
  removeMembership(groupId: string, principalId: string): void;
  collaborations(resourceId: string): (Collaboration & Pick<KeptCollaboration, 'isAuditor'>)[];
  keptCollaboration(id: string): KeptCollaboration | undefined;
  /** `isAuditor` defaults to what it was. */
  setCollaboration(collaboration: Collaboration & { readonly isAuditor?: boolean }): KeptCollaboration;
  removeCollaboration(resourceId: string, collaboratorId: string, adminsOnly: boolean): void;
}

const organization = 'SELECT id, handle, name, created_at AS createdAt, modified_at AS modifiedAt FROM organizations';
const team = `SELECT id, organization_id AS organizationId, name, archived_at AS archivedAt, created_at AS createdAt,
  modified_at AS modifiedAt FROM teams`;
const membership = 'SELECT group_id AS groupId, principal_id AS principalId, role FROM memberships';
const keptMembership = `SELECT group_id AS groupId, principal_id AS principalId, role, id, created_at AS createdAt,
  modified_at AS modifiedAt FROM memberships WHERE id = ?`;

/** Selects collaborations and ownerships alike; an organization's ownership is that of its admins. */
export const selectCollaborations: string = `
  SELECT id, resource_id, collaborator_id, admins_only, policy, is_auditor, 0 AS from_ownership, created_at, modified_at
  FROM collaborations
  UNION ALL
  SELECT id, resource_id, owner_id, owner_id IN (SELECT id FROM organizations), 'Admin', 0, 1, created_at, modified_at
  FROM ownerships`;

interface CollaborationRow {
  readonly id: string;
  readonly resource_id: string;
  readonly collaborator_id: string;
  readonly admins_only: number;
  readonly policy: PolicyName;
  readonly is_auditor: number;
  readonly from_ownership: number;
  readonly created_at: number;
  readonly modified_at: number;
}

/** Keeps organizations, teams and grants in the tenant's database. */
export function createGroups({ db, clock, ids }: TenantBase): Groups {
  const getOrganization = (id: string) => db.prepare<Organization>(`${organization} WHERE id = ?`).get(id);
  const getTeam = (id: string) => db.prepare<Team>(`${team} WHERE id = ?`).get(id);
  const keptCollaboration = (id: string): KeptCollaboration | undefined => {
    const row = db.prepare<CollaborationRow>(`SELECT * FROM (${selectCollaborations}) WHERE id = ?`).get(id);
    return row && keptOf(row);
  };
  return {
    createOrganization({ id = ids.next('ent_'), handle, name }) {
      const now = clock.now();
      db.prepare('INSERT INTO organizations VALUES (?, ?, ?, ?, ?)').run(id, handle, name, now, now);
      return { id, handle, name, createdAt: now, modifiedAt: now };
    },
    organization: getOrganization,
    organizations: () => db.prepare<Organization>(`${organization} ORDER BY created_at, id`).all(),
    createTeam({ id = ids.next('team_'), organizationId, name }) {
      const now = clock.now();
      db.prepare('INSERT INTO teams VALUES (?, ?, ?, NULL, ?, ?)').run(id, organizationId, name, now, now);
      return { id, organizationId, name, archivedAt: null, createdAt: now, modifiedAt: now };
    },
    team: getTeam,
    teams: () => db.prepare<Team>(`${team} ORDER BY created_at, id`).all(),
    updateTeam(id, changes) {
      const before = getTeam(id);
      if (before === undefined) throw new Error(`There is no team ${id}.`);
      const { name = before.name, archivedAt = before.archivedAt } = changes;
      if (name === before.name && archivedAt === before.archivedAt) return before;
      const after = { ...before, name, archivedAt, modifiedAt: clock.now() };
      db.prepare('UPDATE teams SET name = ?, archived_at = ?, modified_at = ? WHERE id = ?').run(
        after.name,
        after.archivedAt,
        after.modifiedAt,
        id,
      );
      return after;
    },
    membership: (groupId, principalId) =>
      db.prepare<Membership>(`${membership} WHERE group_id = ? AND principal_id = ?`).get(groupId, principalId),
    membersOf: (groupId) =>
      db.prepare<Membership>(`${membership} WHERE group_id = ? ORDER BY principal_id`).all(groupId),
    membershipsOf: (principalId) =>
      db.prepare<Membership>(`${membership} WHERE principal_id = ? ORDER BY group_id`).all(principalId),
    setMembership({ groupId, principalId, role }) {
      db.prepare(
        `INSERT INTO memberships (group_id, principal_id, role, id, created_at, modified_at) VALUES (?1, ?2, ?3, ?4, ?5, ?5)
         ON CONFLICT (group_id, principal_id) DO UPDATE SET role = excluded.role, modified_at = excluded.modified_at
         WHERE role <> excluded.role`,
      ).run(groupId, principalId, role, ids.next(prefixes.memberships), clock.now());
    },
    keptMembership: (id) => db.prepare<Membership & Kept>(keptMembership).get(id),
    removeMembership(groupId, principalId) {
      db.prepare(
        `DELETE FROM memberships WHERE principal_id = ?2
         AND (group_id = ?1 OR group_id IN (SELECT id FROM teams WHERE organization_id = ?1))`,
      ).run(groupId, principalId);
    },
    collaborations: (resourceId) =>
      db
        .prepare<Omit<Collaboration, 'adminsOnly'> & { adminsOnly: number; isAuditor: number }>(
          `SELECT resource_id AS resourceId, collaborator_id AS collaboratorId, admins_only AS adminsOnly, policy,
             is_auditor AS isAuditor FROM collaborations WHERE resource_id = ? ORDER BY collaborator_id, admins_only`,
        )
        .all(resourceId)
        .map((row) => ({ ...row, adminsOnly: row.adminsOnly === 1, isAuditor: row.isAuditor === 1 })),
    keptCollaboration,
    setCollaboration({ resourceId, collaboratorId, adminsOnly, policy, isAuditor }) {
      const row = db
        .prepare<{ id: string }>(
          `INSERT INTO collaborations (resource_id, collaborator_id, admins_only, policy, is_auditor, id, created_at, modified_at)
           VALUES (?1, ?2, ?3, ?4, coalesce(?5, 0), ?6, ?7, ?7)
           ON CONFLICT (resource_id, collaborator_id, admins_only) DO UPDATE SET policy = excluded.policy,
             is_auditor = coalesce(?5, is_auditor), modified_at = iif(
               policy = excluded.policy AND is_auditor = coalesce(?5, is_auditor), modified_at, excluded.modified_at
             )
           RETURNING id`,
        )
        .get(
          resourceId,
          collaboratorId,
          adminsOnly ? 1 : 0,
          policy,
          isAuditor === undefined ? null : Number(isAuditor),
          ids.next(prefixes.collaborations),
          clock.now(),
        );
      const kept = keptCollaboration(row?.id ?? '');
      if (kept === undefined) throw new Error(`No collaboration on ${resourceId} was just written.`);
      return kept;
    },
    removeCollaboration(resourceId, collaboratorId, adminsOnly) {
      db.prepare('DELETE FROM collaborations WHERE resource_id = ? AND collaborator_id = ? AND admins_only = ?').run(
        resourceId,
        collaboratorId,
        adminsOnly ? 1 : 0,
      );
    },
  };
}

function keptOf(row: CollaborationRow): KeptCollaboration {
  return {
    id: row.id,
    resourceId: row.resource_id,
    collaboratorId: row.collaborator_id,
    adminsOnly: row.admins_only === 1,
    policy: row.policy,
    isAuditor: row.is_auditor === 1,
    fromOwnership: row.from_ownership === 1,
    createdAt: row.created_at,
    modifiedAt: row.modified_at,
  };
}
