import { forbidden, notFound } from '../api-error.ts';
import type { Condition } from '../engine/filter.ts';
import type { Principal } from '../identity/principal.ts';
import type { Groups, Organization, Team } from './groups.ts';

/** Who may see and manage organizations and teams. */
export interface GroupRights {
  /** Tenant admins and members see an organization. */
  seesOrganization(principal: Principal, organizationId: string): boolean;
  /** Everyone in the organization sees its teams. */
  seesTeam(principal: Principal, team: Team): boolean;
  /** @throws {TenantApiError} 404 when it is missing or hidden. */
  organization(principal: Principal, id: string): Organization;
  /** @throws {TenantApiError} 404 when it is missing or hidden. */
  team(principal: Principal, id: string): Team;
  /** @throws {TenantApiError} 403 unless the principal is an admin of the organization, or of the team when one is given. */
  demandAdmin(principal: Principal, organizationId: string, teamId?: string): void;
}

/** Makes the rights from the rows of memberships. */
export function createGroupRights(groups: Groups): GroupRights {
  const seesOrganization = (principal: Principal, organizationId: string): boolean =>
    principal.isTenantAdmin || groups.membership(organizationId, principal.id) !== undefined;
  const seesTeam = (principal: Principal, team: Team): boolean =>
    team.archivedAt === null && seesOrganization(principal, team.organizationId);
  const isAdmin = (principal: Principal, groupId: string | undefined): boolean =>
    groupId !== undefined && groups.membership(groupId, principal.id)?.role === 'ADMIN';
  return {
    seesOrganization,
    seesTeam,
    organization(principal, id) {
      const organization = groups.organization(id);
      if (organization === undefined || !seesOrganization(principal, id)) throw notFound(id);
      return organization;
    },
    team(principal, id) {
      const team = groups.team(id);
      if (team === undefined || !seesTeam(principal, team)) throw notFound(id);
      return team;
    },
    demandAdmin(principal, organizationId, teamId) {
      if (principal.isTenantAdmin || isAdmin(principal, organizationId) || isAdmin(principal, teamId)) return;
      throw forbidden(teamId ?? organizationId, 'Only an admin of the organization or the team may do this.');
    },
  };
}

/** The rows that a principal is told of: those whose organization, named by `column`, it is in. */
export function ofOwnOrganizations(principal: Principal, column: string): Condition[] {
  if (principal.isTenantAdmin) return [];
  return [{ sql: `${column} IN (SELECT group_id FROM memberships WHERE principal_id = ?)`, values: [principal.id] }];
}
