import { idsFilter, memberOfFilter } from '../access/group-filters.ts';
import { invalidRequest, notFound, TenantApiError } from '../api-error.ts';
import { timestamp } from '../clock/timestamp.ts';
import { itemFilters, nameFilters } from '../engine/filters.ts';
import { readPage, type RowList } from '../engine/read-page.ts';
import type { Feature } from '../feature.ts';
import type { Call, Reply } from '../request.ts';
import type { TenantContext } from '../tenant-context.ts';
import type { AppRights } from './app-rights.ts';
import type { AppEdits } from './app-edits.ts';
import type { App, Apps } from './apps.ts';

const listed: RowList = {
  select: `SELECT apps.id, principal_id, creator_id, name, lower(name) AS name_folded, created_at, modified_at
           FROM apps JOIN principals ON principals.id = principal_id
           WHERE archive_reason IS NULL AND status <> 'uninstalled'`,
  filters: {
    ...nameFilters,
    modifiedAt: itemFilters.modifiedAt,
    creatorIds: itemFilters.creatorIds,
    memberOf: memberOfFilter('listed.principal_id', false),
    adminOf: memberOfFilter('listed.principal_id', true),
  },
  defaultSort: 'modifiedAt',
};

/** What the operations on apps work with. */
export interface AppsFeatureParts {
  readonly apps: Apps;
  readonly edits: AppEdits;
  readonly rights: AppRights;
}

/** The apps of a tenant in API v2. Everyone sees them; whoever may use the developer console changes those they own. */
export function appsFeature(context: TenantContext, { apps, edits, rights }: AppsFeatureParts): Feature {
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
  const appOfPath = ({ path }: Call): App => {
    const id = path['app_id'] ?? '';
    const app = apps.get(id);
    if (app === undefined) throw notFound(id);
    return app;
  };
  const archive = (call: Call): Reply => {
    const { appIds, reason = null } = call.body as { readonly appIds: readonly string[]; readonly reason?: string };
    const invalidIds = appIds.filter((id) => apps.get(id) === undefined);
    if (invalidIds.length > 0) throw invalidRequest(`Invalid appIds: ${invalidIds.join(', ')}.`, { invalidIds });
    const unique = [...new Set(appIds)];
    for (const app of unique.flatMap((id) => apps.get(id) ?? [])) edits.archive(call, app, reason);
    return { body: { appIds: unique } };
  };
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
      getBenchlingAppByID: { support: 'faithful', handle: (call) => ({ body: view(appOfPath(call)) }) },
      createBenchlingApp: {
        support: 'faithful',
        handle(call) {
          rights.demandConsole(call.principal);
          const { name, description = '' } = call.body as { readonly name: string; readonly description?: string };
          const conflicts = apps.list().filter((app) => app.name === name && app.archiveReason === null);
          if (conflicts.length > 0)
            throw new TenantApiError(409, 'invalid_request_error', `There is an app named "${name}" already.`, {
              conflicts: conflicts.map(({ id }) => ({ id, name })),
            });
          const app = edits.create(call, { name, description });
          return { status: 201, body: view(app), headers: { location: `${context.url()}/api/v2/apps/${app.id}` } };
        },
      },
      patchBenchlingApp: {
        support: 'faithful',
        handle(call) {
          const { name, description } = call.body as { readonly name?: string; readonly description?: string };
          return { body: view(edits.update(call, appOfPath(call), { name, description })) };
        },
      },
      archiveBenchlingApps: { support: 'faithful', handle: archive },
      unarchiveBenchlingApps: { support: 'faithful', handle: archive },
    },
  };
}
