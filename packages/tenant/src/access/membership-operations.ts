import { invalidRequest, notFound } from '../api-error.ts';
import { readPage, type RowList } from '../engine/read-page.ts';
import type { ServedOperation } from '../feature.ts';
import type { Party } from '../identity/identity.ts';
import type { Users } from '../identity/users.ts';
import type { Call } from '../request.ts';
import type { TenantContext } from '../tenant-context.ts';
import type { Groups } from './groups.ts';
import type { Role } from './policies.ts';

/** A group whose members the operations list and change. */
export interface MemberGroup {
  readonly id: string;
  readonly name: string;
  readonly type: 'Organization' | 'Team';
  /** The organization that a member of a team must be in. */
  readonly within?: string;
}

/** What {@link membershipOperations} works with. */
export interface MembershipParts {
  readonly context: TenantContext;
  readonly groups: Groups;
  readonly users: Users;
  /** The group that a call's path names. @throws {TenantApiError} 404 */
  readonly group: (call: Call) => MemberGroup;
  /** @throws {TenantApiError} 403 */
  readonly demandAdmin: (call: Call, group: MemberGroup) => void;
}

type Verb = 'list' | 'create' | 'get' | 'update' | 'delete';

interface MemberRow extends Party {
  readonly role: Role;
}

const memberships: RowList = {
  select: `SELECT group_id, principals.id, lower(name) AS name_folded, role, users.created_at, users.modified_at
           FROM memberships JOIN principals ON principals.id = principal_id JOIN users ON users.id = principal_id`,
  filters: { role: (role) => ({ sql: 'role = ?', values: [role] }) },
  defaultSort: 'name',
};

/** The five operations on the members of a group. Only users are listed; apps are members beside them. */
export function membershipOperations(parts: MembershipParts): Readonly<Record<Verb, ServedOperation>> {
  const { context, groups, users } = parts;
  const member = (group: MemberGroup, userId = ''): MemberRow => {
    const user = users.get(userId);
    const membership = groups.membership(group.id, userId);
    if (user === undefined || membership === undefined) throw notFound(userId);
    return { ...user, role: membership.role };
  };
  const record = (call: Call, group: MemberGroup, action: string, change: { oldValue?: string; newValue?: string }) =>
    context.audit.record({
      principal: call.principal,
      remoteAddress: call.remoteAddress,
      eventDescription: `${group.type}: Updated members`,
      action,
      item: group.name,
      itemId: group.id,
      itemType: group.type,
      ...change,
    });
  const set = (call: Call, group: MemberGroup, userId: string, role: Role): MemberRow => {
    const before = groups.membership(group.id, userId)?.role;
    groups.setMembership({ groupId: group.id, principalId: userId, role });
    const after = member(group, userId);
    const action = before === undefined ? 'Added member' : 'Updated role of member';
    if (before !== role) record(call, group, action, { newValue: `${after.name} (${role})` });
    return after;
  };
  return {
    list: {
      support: 'faithful',
      handle(call) {
        const group = parts.group(call);
        const { ids, nextToken } = readPage(context.db, memberships, call.query, [
          { sql: 'group_id = ?', values: [group.id] },
        ]);
        return { body: { memberships: ids.map((id) => view(member(group, id))), nextToken } };
      },
    },
    create: {
      support: 'faithful',
      handle(call) {
        const group = parts.group(call);
        parts.demandAdmin(call, group);
        const { userId = '', role = 'MEMBER' } = call.body as { userId?: string; role?: Role };
        if (users.get(userId) === undefined) throw invalidRequest(`Invalid userId: ${userId}`, { invalidId: userId });
        if (group.within !== undefined && groups.membership(group.within, userId) === undefined)
          throw invalidRequest(`User ${userId} is not a member of the team's organization.`, { invalidId: userId });
        const family = group.type === 'Team' ? 'teams' : 'organizations';
        const location = `${context.url()}/api/v2/${family}/${group.id}/memberships/${userId}`;
        return { body: view(set(call, group, userId, role)), headers: { location } };
      },
    },
    get: {
      support: 'faithful',
      handle: (call) => ({ body: view(member(parts.group(call), call.path['user_id'])) }),
    },
    update: {
      support: 'faithful',
      handle(call) {
        const group = parts.group(call);
        const before = member(group, call.path['user_id']);
        parts.demandAdmin(call, group);
        const { role = before.role } = call.body as { role?: Role };
        return { body: view(set(call, group, before.id, role)) };
      },
    },
    delete: {
      support: 'faithful',
      handle(call) {
        const group = parts.group(call);
        const before = member(group, call.path['user_id']);
        parts.demandAdmin(call, group);
        record(call, group, 'Removed member', { oldValue: before.name });
        groups.removeMembership(group.id, before.id);
        return {};
      },
    },
  };
}

function view({ id, handle, name, role }: MemberRow): object {
  return { role, user: { id, handle, name } };
}
