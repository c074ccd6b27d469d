import type { App } from '../apps/apps.ts';
import { forbidden, notFound } from '../api-error.ts';
import { timestamp } from '../clock/timestamp.ts';
import type { RowList } from '../engine/read-page.ts';
import type { Feature } from '../feature.ts';
import type { Call } from '../request.ts';
import { appConfigValueView } from './app-config-values.ts';
import { anyOf, archiveFilters, namedFilters } from './filters.ts';
import { listPage, unlessAskedFor } from './list-page.ts';
import { createRefs } from './refs.ts';
import { shape } from './shape.ts';
import type { V3Parts } from './v3-parts.ts';

const list: RowList = {
  select: `SELECT apps.id, principals.name, lower(principals.name) AS name_folded, apps.creator_id, archive_reason,
             apps.created_at, apps.modified_at
           FROM apps JOIN principals ON principals.id = principal_id
             JOIN app_definitions ON app_definitions.id = definition_id
           WHERE status <> 'uninstalled' AND framework = 'shareable'`,
  filters: { ...namedFilters, ...archiveFilters, 'creator.anyOf': anyOf('creator_id') },
  defaultSort: 'modifiedAt:desc',
};

/** The apps that are installed, but for legacy ones. Everyone sees them; their configuration is for who manages them. */
export function appInstallationFeature(parts: V3Parts): Feature {
  const { apps, appParts, context } = parts;
  const refs = createRefs(parts);
  const view = (app: App): object => {
    const features = apps.definitions.version(app.versionId)?.manifest?.features ?? [];
    return {
      __typename: 'AppInstallation',
      id: app.id,
      name: app.name,
      creator: refs.principal(app.creatorId),
      archived: app.archiveReason !== null,
      archiveReason: app.archiveReason,
      configurationValues: refs.url(`/app-installation/${app.id}/configuration-values/items`),
      featureValues: features
        .filter(({ type }) => type === 'ASSAY_RUN')
        .map(({ id }) => ({ __typename: 'AssayRunFeatureValue', featureId: id, resourceId: null })),
      createdAt: timestamp(app.createdAt),
      modifiedAt: timestamp(app.modifiedAt),
    };
  };
  const appOfPath = ({ path }: Call): App => {
    const id = path['app_installation_id'] ?? '';
    const app = apps.get(id);
    if (app === undefined || app.framework === 'legacy') throw notFound(id);
    return app;
  };
  return {
    name: 'app installations',
    operationsV3: {
      'AppInstallation.List': {
        support: 'faithful',
        handle: (call) =>
          listPage(context.db, call, {
            list,
            conditions: unlessAskedFor(call),
            view(id) {
              const app = apps.get(id);
              return app && view(app);
            },
          }),
      },
      'AppInstallation.Get': {
        support: 'faithful',
        handle: (call) => ({ body: shape(call.query, view(appOfPath(call))) }),
      },
      'AppInstallation.configurationValues.List': {
        support: 'faithful',
        handle(call) {
          const app = appOfPath(call);
          if (!appParts.rights.manages(call.principal, app))
            throw forbidden(app.id, `Only ${app.name} itself, its owners and tenant admins see its configuration.`);
          return { body: { items: appParts.configuration.items.ofApp(app.id).map(appConfigValueView) } };
        },
      },
    },
  };
}
