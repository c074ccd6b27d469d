import { notFound } from '../api-error.ts';
import { timestamp } from '../clock/timestamp.ts';
import type { RowList } from '../engine/read-page.ts';
import type { Feature } from '../feature.ts';
import { seenUsers, seesUser } from '../identity/users-feature.ts';
import { namedFilters } from './filters.ts';
import { listPage } from './list-page.ts';
import { shape } from './shape.ts';
import type { V3Parts } from './v3-parts.ts';

const listedUsers: RowList = {
  select: `SELECT users.id, name, lower(name) AS name_folded, created_at, modified_at
           FROM users JOIN principals USING (id)`,
  filters: namedFilters,
  defaultSort: 'modifiedAt:desc',
};
const listedIdentities: RowList = {
  select: `SELECT principal_id AS id, name, lower(name) AS name_folded, created_at, modified_at
           FROM apps JOIN principals ON principals.id = principal_id WHERE status <> 'uninstalled'`,
  filters: namedFilters,
  defaultSort: 'modifiedAt:desc',
};

const identitiesDiffer =
  'Service principals are the identities under which apps act, such as audit logs name them; which ones Benchling shows is not known.';

/** Users in API v3, and the identities of apps. */
export function peopleFeature({ context, users, apps }: V3Parts): Feature {
  const userView = (id: string): object | undefined => {
    const user = users.get(id);
    return (
      user && {
        __typename: 'User',
        id,
        name: user.name,
        username: user.handle,
        email: user.email,
        status: user.isSuspended ? 'SUSPENDED' : 'ACTIVE',
        lastSeen: user.lastSeenAt === null ? null : timestamp(user.lastSeenAt),
        createdAt: timestamp(user.createdAt),
        modifiedAt: timestamp(user.modifiedAt),
      }
    );
  };
  const identityView = (id: string): object | undefined => {
    const app = apps.ofPrincipal(id);
    return app && { __typename: 'ServicePrincipal', id, name: app.name, modifiedAt: timestamp(app.modifiedAt) };
  };
  return {
    name: 'people v3',
    operationsV3: {
      'User.List': {
        support: 'faithful',
        handle: (call) =>
          listPage(context.db, call, { list: listedUsers, conditions: seenUsers(call.principal), view: userView }),
      },
      'User.Get': {
        support: 'faithful',
        handle({ principal, path, query }) {
          const id = path['user_id'] ?? '';
          const user = seesUser(context.db, principal, id) ? userView(id) : undefined;
          if (user === undefined) throw notFound(id);
          return { body: shape(query, user) };
        },
      },
      'ServicePrincipal.List': {
        support: 'partial',
        differs: identitiesDiffer,
        handle: (call) => listPage(context.db, call, { list: listedIdentities, view: identityView }),
      },
      'ServicePrincipal.Get': {
        support: 'partial',
        differs: identitiesDiffer,
        handle({ path, query }) {
          const id = path['service_principal_id'] ?? '';
          const identity = identityView(id);
          if (identity === undefined) throw notFound(id);
          return { body: shape(query, identity) };
        },
      },
    },
  };
}
