import { invalidRequest, TenantApiError } from '../api-error.ts';
import type { Organization, Team } from '../access/groups.ts';
import type { User } from '../identity/users.ts';
import { given, unknownId, type ControlBase, type ItemChange } from './control-base.ts';
import type { Acting, Control, MemberView, UserView } from './control.ts';

type PeopleControls = Pick<
  Control,
  | 'createUser'
  | 'listUsers'
  | 'suspendUser'
  | 'generateApiKey'
  | 'createOrganization'
  | 'listOrganizations'
  | 'createTeam'
  | 'listTeams'
  | 'archiveTeam'
  | 'unarchiveTeam'
  | 'listMembers'
  | 'setMembership'
  | 'removeMembership'
>;

/** What admins do with users, organizations, teams and their members; apps are members in the same way as users. */
export function peopleControls(base: ControlBase): PeopleControls {
  const { users, groups, clock } = base;
  const view = (user: User): UserView => ({
    ...user,
    memberships: base.membershipsOf(user.id),
    capabilities: base.appParts.capabilities.of(base.principalOf(user.id)),
  });
  const existingUser = (id: string): User => {
    const user = users.get(id) ?? users.find(id);
    if (user === undefined) throw unknownId('user', id, 'listUsers');
    return user;
  };
  const existingTeam = (id: string): Team => {
    const team = groups.team(id);
    if (team === undefined) throw unknownId('team', id, 'listTeams');
    return team;
  };
  const existingGroup = (id: string): { group: Organization | Team; type: 'Organization' | 'Team' } => {
    const organization = groups.organization(id);
    if (organization !== undefined) return { group: organization, type: 'Organization' };
    const team = groups.team(id);
    if (team === undefined) throw unknownId('organization or team', id, 'listOrganizations or listTeams');
    return { group: team, type: 'Team' };
  };
  const record = (acting: Acting, item: { readonly id: string; readonly name: string }, change: Recorded): void =>
    base.record(base.actor(acting), {
      eventDescription: `${change.type}: ${change.event}`,
      item: item.name,
      itemId: item.id,
      itemType: change.type,
      changes: [change],
    });
  const setArchived = (teamId: string, archivedAt: number | null, acting: Acting): Team => {
    const word = archivedAt === null ? 'Unarchived' : 'Archived';
    record(acting, existingTeam(teamId), { type: 'Team', event: word, action: word });
    return groups.updateTeam(teamId, { archivedAt });
  };

  return {
    createUser({ id, name, handle, email = `${handle}@example.com`, isTenantAdmin = false, ...acting }) {
      refuseTaken(users.find(handle) ?? users.find(email), `a user with the handle ${handle} or the email ${email}`);
      const user = users.create({ ...given({ id }), name, handle, email, isTenantAdmin });
      record(acting, user, { type: 'User', event: 'Created', action: 'Created', newValue: name });
      return view(user);
    },
    listUsers: () => users.list().map(view),
    suspendUser({ userId, isSuspended, ...acting }) {
      const user = existingUser(userId);
      const word = isSuspended ? 'Suspended' : 'Unsuspended';
      record(acting, user, { type: 'User', event: word, action: word });
      return view(users.update(user.id, { isSuspended }));
    },
    generateApiKey({ userId, ...acting }) {
      const user = existingUser(userId);
      record(acting, user, { type: 'User', event: 'Updated credentials', action: 'Generated API key' });
      return { apiKey: users.renewApiKey(user.id) };
    },
    createOrganization({ id, name, handle = slug(name), ...acting }) {
      refuseTaken(
        groups.organizations().find((organization) => organization.handle === handle),
        `an organization with the handle ${handle}`,
      );
      const organization = groups.createOrganization({ ...given({ id }), name, handle });
      record(acting, organization, { type: 'Organization', event: 'Created', action: 'Created', newValue: name });
      return organization;
    },
    listOrganizations: () => groups.organizations(),
    createTeam({ id, organizationId, name, ...acting }) {
      if (groups.organization(organizationId) === undefined)
        throw unknownId('organization', organizationId, 'listOrganizations');
      const team = groups.createTeam({ ...given({ id }), organizationId, name });
      record(acting, team, { type: 'Team', event: 'Created', action: 'Created', newValue: name });
      return team;
    },
    listTeams: () => groups.teams(),
    archiveTeam: ({ teamId, ...acting }) => setArchived(teamId, clock.now(), acting),
    unarchiveTeam: ({ teamId, ...acting }) => setArchived(teamId, null, acting),
    listMembers: ({ groupId }) =>
      groups.membersOf(existingGroup(groupId).group.id).map(({ principalId, role }): MemberView => {
        const { kind, name } = base.principalOf(principalId);
        return { principalId, kind, name, role };
      }),
    setMembership({ groupId, memberId, role = 'MEMBER', ...acting }) {
      const { group, type } = existingGroup(groupId);
      const { id: principalId, kind, name } = base.principalOf(memberId);
      if ('organizationId' in group && groups.membership(group.organizationId, principalId) === undefined)
        throw invalidRequest(
          `${name} is not in the organization of the team "${group.name}"; add it to the organization ${group.organizationId} first.`,
        );
      const before = groups.membership(groupId, principalId);
      if (before?.role !== role) {
        const action = before === undefined ? 'Added member' : 'Updated role of member';
        record(acting, group, { type, event: 'Updated members', action, newValue: `${name} (${role})` });
        groups.setMembership({ groupId, principalId, role });
      }
      return { principalId, kind, name, role };
    },
    removeMembership({ groupId, memberId, ...acting }) {
      const { group, type } = existingGroup(groupId);
      const { id: principalId, name } = base.principalOf(memberId);
      if (groups.membership(groupId, principalId) === undefined)
        throw unknownId(`member of "${group.name}"`, memberId, 'listMembers');
      record(acting, group, { type, event: 'Updated members', action: 'Removed member', oldValue: name });
      groups.removeMembership(groupId, principalId);
    },
  };
}

type Recorded = ItemChange['changes'][number] & { readonly type: string; readonly event: string };

function slug(name: string): string {
  return (
    name
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/gu, '_')
      .replaceAll(/^_|_$/gu, '') || 'organization'
  );
}

function refuseTaken(taken: unknown, what: string): void {
  if (taken !== undefined)
    throw new TenantApiError(409, 'invalid_request_error', `There is ${what} already; choose another.`);
}
