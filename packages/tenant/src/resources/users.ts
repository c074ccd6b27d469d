import { idsFilter, memberOfFilter } from '../access/group-filters.ts';
import { notFound } from '../api-error.ts';
import { timestamp } from '../clock/timestamp.ts';
import type { Condition, Filter } from '../engine/filter.ts';
import { commaList, itemFilters, nameFilters } from '../engine/filters.ts';
import { readPage, type RowList } from '../engine/read-page.ts';
import type { Feature } from '../feature.ts';
import type { Principal } from '../identity/principal.ts';
import { createUsers, type User } from '../identity/users.ts';
import type { TenantContext } from '../tenant-context.ts';

const anyOf =
  (column: string): Filter =>
  (value) => ({ sql: `${column} IN (SELECT value FROM json_each(?))`, values: [JSON.stringify(commaList(value))] });

const listed: RowList = {
  select: `SELECT users.id, name, lower(name) AS name_folded, handle, email, created_at, modified_at
           FROM users JOIN principals USING (id)`,
  filters: {
    ...nameFilters,
    modifiedAt: itemFilters.modifiedAt,
    handles: anyOf('handle'),
    'email.anyOf': anyOf('email'),
    memberOf: memberOfFilter('listed.id', false),
    adminOf: memberOfFilter('listed.id', true),
  },
  defaultSort: 'modifiedAt:desc',
};

const OWN_GROUPS = 'SELECT group_id FROM memberships WHERE principal_id = ?';

/** Users of the tenant. A principal sees itself and who shares an organization with it; a tenant admin sees everyone. */
export function usersFeature(context: TenantContext): Feature {
  const users = createUsers(context);
  const seen = ({ id, isTenantAdmin }: Principal): Condition[] =>
    isTenantAdmin
      ? []
      : [
          {
            sql: `id = ? OR id IN (SELECT principal_id FROM memberships WHERE group_id IN (${OWN_GROUPS}))`,
            values: [id, id],
          },
        ];
  const sees = (principal: Principal, id: string): boolean => {
    const [condition = { sql: 'TRUE', values: [] }] = seen(principal);
    const sql = `SELECT id FROM users WHERE id = ? AND (${condition.sql})`;
    return context.db.prepare(sql).get(id, ...condition.values) !== undefined;
  };
  const visible = (principal: Principal, id: string): User => {
    const user = sees(principal, id) ? users.get(id) : undefined;
    if (!user) throw notFound(id);
    return user;
  };
  return {
    name: 'users',
    operations: {
      listUsers: {
        support: 'partial',
        differs: 'Users have no passwords here, so the filter passwordLastChangedAt is refused.',
        handle: ({ principal, query }) => {
          const ids = idsFilter((id) => sees(principal, id));
          const list = { ...listed, filters: { ...listed.filters, ids } };
          const { rows, nextToken } = readPage<{ id: string }>(context.db, list, query, seen(principal));
          return { body: { users: rows.flatMap(({ id }) => users.get(id) ?? []).map(view), nextToken } };
        },
      },
      getUser: {
        support: 'faithful',
        handle: ({ principal, path }) => ({ body: view(visible(principal, path['user_id'] ?? '')) }),
      },
      getUserActivity: {
        support: 'faithful',
        handle: ({ principal, path }) => {
          const { id, lastSeenAt } = visible(principal, path['user_id'] ?? '');
          return { body: { userId: id, lastSeen: lastSeenAt === null ? null : timestamp(lastSeenAt) } };
        },
      },
    },
  };
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
