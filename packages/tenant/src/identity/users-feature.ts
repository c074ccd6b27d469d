import { idsFilter, memberOfFilter } from '../access/group-filters.ts';
import { invalidRequest, notFound } from '../api-error.ts';
import { timestamp } from '../clock/timestamp.ts';
import type { Condition } from '../engine/filter.ts';
import { eachItem } from '../engine/each-item.ts';
import { commaList, itemFilters, nameFilters } from '../engine/filters.ts';
import { readPage, type RowList } from '../engine/read-page.ts';
import { parseBounds, parseTime } from '../engine/time-range.ts';
import type { Feature } from '../feature.ts';
import type { Call } from '../request.ts';
import type { Database } from '../store/database.ts';
import type { TenantContext } from '../tenant-context.ts';
import type { Principal } from './principal.ts';
import type { NewUser, User, Users } from './users.ts';
import { createUserWriter, demandTenantAdmin, type UserChanges } from './write-user.ts';

const anyOf =
  (column: string) =>
  (value: string): Condition => ({
    sql: `${column} IN (SELECT value FROM json_each(?))`,
    values: [JSON.stringify(commaList(value))],
  });

const listed: RowList = {
  select: `SELECT users.id, handle, email, name, lower(name) AS name_folded, created_at, modified_at
           FROM users JOIN principals USING (id)`,
  filters: {
    ...nameFilters,
    modifiedAt: itemFilters.modifiedAt,
    handles: anyOf('handle'),
    // Benchling does not say whether case matters; of addresses it does nowhere else.
    'email.anyOf': (value) => anyOf('lower(email)')(value.toLowerCase()),
    memberOf: memberOfFilter('listed.id', false),
    adminOf: memberOfFilter('listed.id', true),
    // Nobody has a password here, so nobody has ever changed it.
    passwordLastChangedAt: (value, parameter) => {
      parseBounds(value, parseTime, `${parameter} takes a range such as "> 2022-03-01 AND < 2022-04-01"`);
      return { sql: 'FALSE', values: [] };
    },
  },
  defaultSort: 'modifiedAt:desc',
};

const fellows = `SELECT mine.group_id FROM memberships AS mine JOIN organizations ON organizations.id = mine.group_id
                 WHERE mine.principal_id = ?`;

/** The users of a tenant in API v2; seen by tenant admins, and by whoever is in an organization with them. */
export function usersFeature(context: TenantContext, users: Users): Feature {
  const sees = (principal: Principal, id: string): boolean => seesUser(context.db, principal, id);
  const seen = ({ principal, path }: Call): User => {
    const id = path['user_id'] ?? '';
    const user = users.get(id);
    if (user === undefined || !sees(principal, id)) throw notFound(id);
    return user;
  };
  const writer = createUserWriter(context, users);
  const changed = (call: Call, { id, ...changes }: UserChanges & { readonly id: string }): User => {
    const user = users.get(id);
    if (user === undefined || !sees(call.principal, id)) throw invalidRequest(`Invalid id: ${id}.`, { invalidId: id });
    return writer.update(call, user, changes);
  };
  return {
    name: 'users',
    operations: {
      listUsers: {
        support: 'faithful',
        handle({ principal, query }) {
          const ids = idsFilter((id) => sees(principal, id));
          const list = { ...listed, filters: { ...listed.filters, ids } };
          const { ids: found, nextToken } = readPage(context.db, list, query, seenUsers(principal));
          return { body: { users: found.flatMap((id) => users.get(id) ?? []).map(view), nextToken } };
        },
      },
      createUser: {
        support: 'faithful',
        handle: (call) => {
          const user = writer.create(call, call.body as NewUser);
          return { body: view(user), headers: { location: `${context.url()}/api/v2/users/${user.id}` } };
        },
      },
      updateUser: {
        support: 'faithful',
        handle: (call) => ({ body: view(writer.update(call, seen(call), call.body as UserChanges)) }),
      },
      bulkCreateUsers: {
        support: 'faithful',
        accept: ({ principal }) => demandTenantAdmin(principal, principal.id),
        runTask: (call) => {
          const { users: sent = [] } = call.body as { readonly users?: readonly NewUser[] };
          return { users: eachItem(sent, (user) => writer.create(call, user)).map(view) };
        },
      },
      bulkUpdateUsers: {
        support: 'faithful',
        accept: ({ principal }) => demandTenantAdmin(principal, principal.id),
        runTask: (call) => {
          const { users: sent = [] } = call.body as { readonly users?: readonly (UserChanges & { id: string })[] };
          return { users: eachItem(sent, (user) => changed(call, user)).map(view) };
        },
      },
      getUser: { support: 'faithful', handle: (call) => ({ body: view(seen(call)) }) },
      getUserActivity: {
        support: 'faithful',
        handle(call) {
          const { id, lastSeenAt } = seen(call);
          return { body: { userId: id, lastSeen: lastSeenAt === null ? null : timestamp(lastSeenAt) } };
        },
      },
    },
  };
}

/** Whether a principal sees the user with this id. */
export function seesUser(db: Database, principal: Principal, id: string): boolean {
  return readPage(db, listed, {}, [{ sql: 'listed.id = ?', values: [id] }, ...seenUsers(principal)]).ids.length > 0;
}

/** The users that a principal sees, as a condition over those listed: all for a tenant admin, else its fellows. */
export function seenUsers(principal: Principal): Condition[] {
  if (principal.isTenantAdmin) return [];
  const sql = `listed.id = ? OR listed.id IN (SELECT principal_id FROM memberships WHERE group_id IN (${fellows}))`;
  return [{ sql, values: [principal.id, principal.id] }];
}

function view(user: User): object {
  return {
    id: user.id,
    handle: user.handle,
    name: user.name,
    email: user.email,
    isSuspended: user.isSuspended,
    apiKeyLastChangedAt: user.apiKeyChangedAt === null ? null : timestamp(user.apiKeyChangedAt),
    passwordLastChangedAt: null,
  };
}
