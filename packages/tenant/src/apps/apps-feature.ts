import { idsFilter, memberOfFilter } from '../access/group-filters.ts';
import { notFound } from '../api-error.ts';
import { timestamp } from '../clock/timestamp.ts';
import { itemFilters, nameFilters } from '../engine/filters.ts';
import { readPage, type RowList } from '../engine/read-page.ts';
import type { Feature } from '../feature.ts';
import type { TenantContext } from '../tenant-context.ts';
import type { App, Apps } from './apps.ts';

const listed: RowList = {
  select: `SELECT apps.id, principal_id, creator_id, name, lower(name) AS name_folded, created_at, modified_at
           FROM apps JOIN principals ON principals.id = principal_id WHERE archive_reason IS NULL`,
  filters: {
    ...nameFilters,
    modifiedAt: itemFilters.modifiedAt,
    creatorIds: itemFilters.creatorIds,
    memberOf: memberOfFilter('listed.principal_id', false),
    adminOf: memberOfFilter('listed.principal_id', true),
  },
  defaultSort: 'modifiedAt',
};

const differs = 'Apps are made, changed and archived through the control API, as in the developer console.';

/** The apps of a tenant in API v2. */
export function appsFeature(context: TenantContext, apps: Apps): Feature {
  const view = (app: App): object => ({
    id: app.id,
    name: app.name,
    description: app.description,
    creator: context.identity.party(app.creatorId),
    createdAt: timestamp(app.createdAt),
    modifiedAt: timestamp(app.modifiedAt),
    archiveRecord: app.archiveReason === null ? null : { reason: app.archiveReason },
    apiURL: `${context.url()}/api/v2/apps/${app.id}`,
    webURL: `${context.url()}/developer/apps/${app.id}`,
  });
  const ids = idsFilter((id) => apps.get(id) !== undefined);
  return {
    name: 'apps',
    operations: {
      listBenchlingApps: {
        support: 'faithful',
        handle({ query }) {
          const list = { ...listed, filters: { ...listed.filters, ids } };
          const { ids: found, nextToken, count } = readPage(context.db, list, query, []);
          const body = { apps: found.flatMap((id) => apps.get(id) ?? []).map(view), nextToken };
          return { body, headers: { 'result-count': String(count) } };
        },
      },
      getBenchlingAppByID: {
        support: 'partial',
        differs,
        handle({ path }) {
          const id = path['app_id'] ?? '';
          const app = apps.get(id);
          if (app === undefined) throw notFound(id);
          return { body: view(app) };
        },
      },
    },
  };
}
