import type { App } from '../apps/apps.ts';
import type { AppFramework } from '../apps/manifest/manifest.ts';
import { forbidden, notFound } from '../api-error.ts';
import { timestamp } from '../clock/timestamp.ts';
import type { RowList } from '../engine/read-page.ts';
import type { Feature, ServedOperation } from '../feature.ts';
import type { Call } from '../request.ts';
import { appConfigValueView } from './app-config-values.ts';
import { anyOf, archiveFilters, namedFilters } from './filters.ts';
import { legacyAppView } from './legacy-app-view.ts';
import { listPage, unlessAskedFor } from './list-page.ts';
import { createRefs } from './refs.ts';
import { shape } from './shape.ts';
import type { V3Parts } from './v3-parts.ts';

/** How one of the two kinds of apps is asked for. */
interface Kind {
  readonly typename: 'AppInstallation' | 'LegacyAppInstallation';
  readonly framework: AppFramework;
  readonly path: string;
  readonly idParameter: string;
  /** What it shows besides what both do. */
  readonly more?: (app: App) => object;
}

/** The apps that are installed, legacy ones by themselves. Everyone sees them; their configuration is for who manages them. */
export function appInstallationFeature(parts: V3Parts): Feature {
  const { definitions } = parts.apps;
  return {
    name: 'app installations',
    operationsV3: {
      ...operationsOf(parts, {
        typename: 'AppInstallation',
        framework: 'shareable',
        path: '/app-installation',
        idParameter: 'app_installation_id',
      }),
      ...operationsOf(parts, {
        typename: 'LegacyAppInstallation',
        framework: 'legacy',
        path: '/legacy-app-installation',
        idParameter: 'legacy_app_installation_id',
        more: (app) => legacyAppView(app, definitions),
      }),
    },
  };
}

function operationsOf(parts: V3Parts, kind: Kind): Record<string, ServedOperation> {
  const { apps, appParts, context } = parts;
  const { typename, framework, path, idParameter, more } = kind;
  const refs = createRefs(parts);
  const list: RowList = {
    select: `SELECT apps.id, principals.name, lower(principals.name) AS name_folded, apps.creator_id, archive_reason,
               apps.created_at, apps.modified_at
             FROM apps JOIN principals ON principals.id = principal_id
               JOIN app_definitions ON app_definitions.id = definition_id
             WHERE status <> 'uninstalled' AND framework = '${framework}'`,
    filters: { ...namedFilters, ...archiveFilters, 'creator.anyOf': anyOf('creator_id') },
    defaultSort: 'modifiedAt:desc',
  };
  const view = (app: App): object => {
    const features = apps.definitions.version(app.versionId)?.manifest?.features ?? [];
    return {
      __typename: typename,
      id: app.id,
      name: app.name,
      creator: refs.principal(app.creatorId),
      archived: app.archiveReason !== null,
      archiveReason: app.archiveReason,
      configurationValues: refs.url(`${path}/${app.id}/configuration-values/items`),
      featureValues: features
        .filter(({ type }) => type === 'ASSAY_RUN')
        .map(({ id }) => ({ __typename: 'AssayRunFeatureValue', featureId: id, resourceId: null })),
      ...more?.(app),
      createdAt: timestamp(app.createdAt),
      modifiedAt: timestamp(app.modifiedAt),
    };
  };
  const appOfPath = (call: Call): App => {
    const id = call.path[idParameter] ?? '';
    const app = apps.get(id);
    if (app?.framework !== framework) throw notFound(id);
    return app;
  };
  return {
    [`${typename}.List`]: {
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
    [`${typename}.Get`]: {
      support: 'faithful',
      handle: (call) => ({ body: shape(call.query, view(appOfPath(call))) }),
    },
    [`${typename}.configurationValues.List`]: {
      support: 'faithful',
      handle(call) {
        const app = appOfPath(call);
        if (!appParts.rights.manages(call.principal, app))
          throw forbidden(app.id, `Only ${app.name} itself, its owners and tenant admins see its configuration.`);
        return { body: { items: appParts.configuration.items.ofApp(app.id).map(appConfigValueView) } };
      },
    },
  };
}
