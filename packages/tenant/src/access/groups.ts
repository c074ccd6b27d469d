import type { TenantBase } from '../tenant-context.ts';
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

/** A policy that a principal, a team or an organization has on a project or a registry. */
export interface Collaboration {
  readonly resourceId: string;
  readonly collaboratorId: string;
  /** Only for the admins of the team or organization; default false. */
  readonly adminsOnly: boolean;
  readonly policy: PolicyName;
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
  setMembership(membership: Membership): void;
  /** Takes a principal out of a group; out of an organization means out of its teams too. */
  removeMembership(groupId: string, principalId: string): void;
  collaborations(resourceId: string): Collaboration[];
  setCollaboration(collaboration: Collaboration): void;
  removeCollaboration(resourceId: string, collaboratorId: string, adminsOnly: boolean): void;
}

const organization = 'SELECT id, handle, name, created_at AS createdAt, modified_at AS modifiedAt FROM organizations';
const team = `SELECT id, organization_id AS organizationId, name, archived_at AS archivedAt, created_at AS createdAt,
  modified_at AS modifiedAt FROM teams`;
const membership = 'SELECT group_id AS groupId, principal_id AS principalId, role FROM memberships';

/** Keeps organizations, teams and grants in the tenant's database. */
export function createGroups({ db, clock, ids }: TenantBase): Groups {
  const getOrganization = (id: string) => db.prepare<Organization>(`${organization} WHERE id = ?`).get(id);
  const getTeam = (id: string) => db.prepare<Team>(`${team} WHERE id = ?`).get(id);
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
      const after = { ...before, ...changes, modifiedAt: clock.now() };
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
        'INSERT INTO memberships VALUES (?, ?, ?) ON CONFLICT (group_id, principal_id) DO UPDATE SET role = excluded.role',
      ).run(groupId, principalId, role);
    },
    removeMembership(groupId, principalId) {
      db.prepare(
        `DELETE FROM memberships WHERE principal_id = ?2
         AND (group_id = ?1 OR group_id IN (SELECT id FROM teams WHERE organization_id = ?1))`,
      ).run(groupId, principalId);
    },
    collaborations: (resourceId) =>
      db
        .prepare<Omit<Collaboration, 'adminsOnly'> & { adminsOnly: number }>(
          `SELECT resource_id AS resourceId, collaborator_id AS collaboratorId, admins_only AS adminsOnly, policy
           FROM collaborations WHERE resource_id = ? ORDER BY collaborator_id, admins_only`,
        )
        .all(resourceId)
        .map((row) => ({ ...row, adminsOnly: row.adminsOnly === 1 })),
    setCollaboration({ resourceId, collaboratorId, adminsOnly, policy }) {
      db.prepare(
        `INSERT INTO collaborations VALUES (?, ?, ?, ?)
         ON CONFLICT (resource_id, collaborator_id, admins_only) DO UPDATE SET policy = excluded.policy`,
      ).run(resourceId, collaboratorId, adminsOnly ? 1 : 0, policy);
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
