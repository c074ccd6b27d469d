import { invalidRequest } from '../api-error.ts';
import type { Condition } from '../engine/filter.ts';
import { mentionedIn } from '../engine/filters.ts';
import { readable } from '../engine/list-items.ts';
import { readPage, type RowList } from '../engine/read-page.ts';
import type { Feature } from '../feature.ts';
import type { Users } from '../identity/users.ts';
import type { Call } from '../request.ts';
import type { TenantContext } from '../tenant-context.ts';
import { groupFilters, idsFilter } from './group-filters.ts';
import { createGroupRights } from './group-rights.ts';
import type { Groups, Organization, Team } from './groups.ts';
import { membershipOperations, type MemberGroup } from './membership-operations.ts';

const organizations: RowList = {
  select: 'SELECT *, lower(name) AS name_folded FROM organizations',
  filters: groupFilters,
  defaultSort: 'modifiedAt:desc',
};
const teams: RowList = {
  select: `SELECT id, organization_id AS organizationId, name, lower(name) AS name_folded, created_at, modified_at
           FROM teams WHERE archived_at IS NULL`,
  filters: { ...groupFilters, organizationId: (id) => ({ sql: 'organizationId = ?', values: [id] }) },
  defaultSort: 'modifiedAt:desc',
};

/** Organizations and teams of API v2. */
export function groupsFeature(context: TenantContext, groups: Groups, users: Users): Feature {
  const rights = createGroupRights(groups);
  const teamView = ({ id, name, organizationId }: Pick<Team, 'id' | 'name' | 'organizationId'>): object => {
    const organization = groups.organization(organizationId);
    return { id, name, organization: organization && organizationView(organization) };
  };
  const record = (
    call: Call,
    team: Team,
    verb: string,
    change: { action: string; oldValue?: string; newValue?: string },
  ) =>
    context.audit.record({
      principal: call.principal,
      remoteAddress: call.remoteAddress,
      eventDescription: `Team: ${verb}`,
      item: team.name,
      itemId: team.id,
      itemType: 'Team',
      ...change,
    });

  const ofOrganization = membershipOperations({
    context,
    groups,
    users,
    group(call): MemberGroup {
      const { id, name } = rights.organization(call.principal, call.path['organization_id'] ?? '');
      return { id, name, type: 'Organization' };
    },
    demandAdmin: ({ principal }, group) => rights.demandAdmin(principal, group.id),
  });
  const ofTeam = membershipOperations({
    context,
    groups,
    users,
    group(call): MemberGroup {
      const { id, name, organizationId } = rights.team(call.principal, call.path['team_id'] ?? '');
      return { id, name, type: 'Team', within: organizationId };
    },
    demandAdmin: ({ principal }, group) => rights.demandAdmin(principal, group.within ?? '', group.id),
  });

  return {
    name: 'groups',
    operations: {
      listOrganizations: {
        support: 'faithful',
        handle(call) {
          const ids = idsFilter(
            (id) => groups.organization(id) !== undefined && rights.seesOrganization(call.principal, id),
          );
          const list = { ...organizations, filters: { ...organizations.filters, ids } };
          const page = readPage(context.db, list, call.query, seen(call, 'id'));
          return {
            body: {
              organizations: page.ids.flatMap((id) => groups.organization(id) ?? []).map(organizationView),
              nextToken: page.nextToken,
            },
          };
        },
      },
      getOrganization: {
        support: 'faithful',
        handle: (call) => ({
          body: organizationView(rights.organization(call.principal, call.path['organization_id'] ?? '')),
        }),
      },
      listOrganizationMemberships: ofOrganization.list,
      createOrganizationMembership: ofOrganization.create,
      getOrganizationMembership: ofOrganization.get,
      updateOrganizationMembership: ofOrganization.update,
      deleteOrganizationMembership: ofOrganization.delete,
      listTeams: {
        support: 'faithful',
        handle(call) {
          const ids = idsFilter((id) => {
            const team = groups.team(id);
            return team !== undefined && rights.seesTeam(call.principal, team);
          });
          const list = { ...teams, filters: { ...teams.filters, ids, mentionedIn } };
          const readableItems = readable({ context }, call.principal);
          const page = readPage(context.db, list, call.query, seen(call, 'organizationId'), readableItems);
          return {
            body: { teams: page.ids.flatMap((id) => groups.team(id) ?? []).map(teamView), nextToken: page.nextToken },
          };
        },
      },
      createTeam: {
        support: 'faithful',
        handle(call) {
          const { name, organizationId } = call.body as { name?: string; organizationId?: string };
          if (name === undefined || name === '') throw invalidRequest('name is a required field');
          if (organizationId === undefined) throw invalidRequest('organizationId is a required field');
          if (!groups.organization(organizationId) || !rights.seesOrganization(call.principal, organizationId))
            throw invalidRequest(`Invalid organizationId: ${organizationId}`, { invalidId: organizationId });
          rights.demandAdmin(call.principal, organizationId);
          const team = groups.createTeam({ organizationId, name });
          record(call, team, 'Created', { action: 'Created', newValue: name });
          return { body: teamView(team), headers: { location: `${context.url()}/api/v2/teams/${team.id}` } };
        },
      },
      getTeam: {
        support: 'faithful',
        handle: (call) => ({ body: teamView(rights.team(call.principal, call.path['team_id'] ?? '')) }),
      },
      updateTeam: {
        support: 'faithful',
        handle(call) {
          const before = rights.team(call.principal, call.path['team_id'] ?? '');
          rights.demandAdmin(call.principal, before.organizationId, before.id);
          const { name = before.name } = call.body as { name?: string };
          const after = groups.updateTeam(before.id, { name });
          if (name !== before.name)
            record(call, after, 'Updated', { action: 'Updated name', oldValue: before.name, newValue: name });
          return { body: teamView(after) };
        },
      },
      listTeamMemberships: ofTeam.list,
      createTeamMembership: ofTeam.create,
      getTeamMembership: ofTeam.get,
      updateTeamMembership: ofTeam.update,
      deleteTeamMembership: ofTeam.delete,
    },
  };
}

function organizationView({ id, handle, name }: Organization): object {
  return { id, handle, name };
}

/** The groups that a caller is told of: those whose organization, named by `column`, it is in. */
function seen({ principal }: Call, column: string): Condition[] {
  if (principal.isTenantAdmin) return [];
  return [{ sql: `${column} IN (SELECT group_id FROM memberships WHERE principal_id = ?)`, values: [principal.id] }];
}
