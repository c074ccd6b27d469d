import { idsFilter } from '../access/group-filters.ts';
import { forbidden, invalidRequest, notFound } from '../api-error.ts';
import { timestamp } from '../clock/timestamp.ts';
import { eachItem } from '../engine/each-item.ts';
import { itemFilters } from '../engine/filters.ts';
import { readPage, type RowList } from '../engine/read-page.ts';
import type { Feature } from '../feature.ts';
import type { Principal } from '../identity/principal.ts';
import type { Call } from '../request.ts';
import type { TenantContext } from '../tenant-context.ts';
import type { AppRights } from './app-rights.ts';
import type { App, Apps } from './apps.ts';
import type { ConfigItem } from './configuration/config-items.ts';
import type { Configuration } from './configuration/configuration.ts';
import { isLink } from './configuration/linked-resource.ts';
import type { ConfigItemType } from './manifest/config-type.ts';

const listed: RowList = {
  select: "SELECT app_config_items.*, '' AS name_folded FROM app_config_items",
  filters: {
    modifiedAt: itemFilters.modifiedAt,
    appId: (appId) => ({ sql: 'app_id = ?', values: [appId] }),
  },
  defaultSort: 'modifiedAt:desc',
};

interface NewItem {
  readonly appId: string;
  readonly path: readonly string[];
  readonly type: ConfigItemType;
  readonly value: unknown;
}

interface ChangedItem {
  readonly id: string;
  readonly type: ConfigItemType;
  readonly value: unknown;
}

/** What the configuration operations work with. */
export interface ConfigFeatureParts {
  readonly apps: Apps;
  readonly configuration: Configuration;
  readonly rights: AppRights;
}

/** The configuration of apps in API v2: seen and changed by the app itself, by its owners and by tenant admins. */
export function configFeature(context: TenantContext, { apps, configuration, rights }: ConfigFeatureParts): Feature {
  const { items, links, linkOf } = configuration;

  const urlOf = (id: string): string => `${context.url()}/api/v2/app-configuration-items/${id}`;
  const view = (principal: Principal, item: ConfigItem): object => ({
    apiURL: urlOf(item.id),
    app: { id: item.appId },
    createdAt: timestamp(item.createdAt),
    id: item.id,
    modifiedAt: timestamp(item.modifiedAt),
    path: item.path,
    type: item.type,
    ...(item.type === 'array_element'
      ? { value: item.path.at(-1) }
      : { value: item.value, description: item.description, requiredConfig: item.requiredConfig }),
    ...(isLink(item.type) && { linkedResource: linkedView(principal, item) }),
    ...(item.type === 'entity_schema' && subtypeOf(item)),
  });
  const linkedView = (principal: Principal, item: ConfigItem): object | null => {
    if (item.value === null) return null;
    const link = linkOf(item);
    return link !== undefined && links.readableBy(principal, link)
      ? { id: link.id, name: link.name }
      : { resourceType: 'inaccessible_resource', inaccessibleId: item.value, type: item.type };
  };
  // Without a manifest it is the kind of the schema that was chosen.
  const subtypeOf = (item: ConfigItem): object => {
    const { row } = linkOf(item) ?? {};
    const chosen = row && (JSON.parse(row.body) as { readonly type: string }).type;
    const subtype = item.subtype ?? chosen;
    return subtype === undefined ? {} : { subtype };
  };

  const appOfBody = (principal: Principal, appId: string): App => {
    const app = apps.get(appId);
    if (app === undefined || !rights.manages(principal, app))
      throw invalidRequest(
        `Invalid appId: ${appId}. It does not exist or you may not have permissions to configure it.`,
        {
          invalidId: appId,
        },
      );
    return app;
  };
  const seen = (principal: Principal, id: string): ConfigItem => {
    const item = items.get(id);
    const app = item && apps.get(item.appId);
    if (item === undefined || app === undefined || !rights.manages(principal, app)) throw notFound(id);
    return item;
  };
  const change = (call: Call, item: ConfigItem, { type, value }: Omit<ChangedItem, 'id'>): ConfigItem => {
    if (item.type === 'array_element') throw forbidden(item.id, 'A row of an array has no value of its own.');
    if (item.type !== type) throw invalidRequest(`Invalid type: ${type}. Item ${item.id} is of type ${item.type}.`);
    return configuration.update(call, item, value);
  };
  /** Does a call, and tells each app once. */
  const saving = (call: Call, work: () => readonly ConfigItem[]): readonly ConfigItem[] => {
    const written = work();
    for (const appId of new Set(written.map((item) => item.appId))) {
      const app = apps.get(appId);
      if (app !== undefined) configuration.saved(call, app);
    }
    return written;
  };
  const response = ({ principal }: Call, written: readonly ConfigItem[]): object => ({
    appConfigurationItems: written.map((item) => view(principal, item)),
  });
  const create = (call: Call, { appId, ...item }: NewItem): ConfigItem =>
    configuration.create(call, appOfBody(call.principal, appId), item);

  return {
    name: 'app configuration',
    operations: {
      listAppConfigurationItems: {
        support: 'faithful',
        handle({ principal, query }) {
          const appId = query['appId'];
          const manages = (id: string): boolean => {
            const app = apps.get(id);
            return app !== undefined && rights.manages(principal, app);
          };
          if (typeof appId === 'string' && !manages(appId)) throw notFound(appId);
          const managed = apps.list().filter(({ id }) => manages(id));
          const ids = idsFilter((id) => manages(items.get(id)?.appId ?? ''));
          const page = readPage(context.db, { ...listed, filters: { ...listed.filters, ids } }, query, [
            {
              sql: 'app_id IN (SELECT value FROM json_each(?))',
              values: [JSON.stringify(managed.map(({ id }) => id))],
            },
          ]);
          const found = page.ids.flatMap((id) => items.get(id) ?? []);
          return {
            body: {
              appConfigurationItems: found.map((item) => view(principal, item)),
              nextToken: page.nextToken,
            },
            headers: { 'result-count': String(page.count) },
          };
        },
      },
      getAppConfigurationItemById: {
        support: 'faithful',
        handle: ({ principal, path }) => ({ body: view(principal, seen(principal, path['item_id'] ?? '')) }),
      },
      createAppConfigurationItem: {
        support: 'faithful',
        handle(call) {
          const [item] = saving(call, () => [create(call, call.body as NewItem)]);
          return {
            status: 201,
            body: item && view(call.principal, item),
            headers: { location: urlOf(item?.id ?? '') },
          };
        },
      },
      updateAppConfigurationItem: {
        support: 'faithful',
        handle(call) {
          const before = seen(call.principal, call.path['item_id'] ?? '');
          const [item] = saving(call, () => [change(call, before, call.body as ChangedItem)]);
          return { body: item && view(call.principal, item) };
        },
      },
      bulkCreateAppConfigurationItems: {
        support: 'faithful',
        runTask(call) {
          const { appConfigurationItems: all } = call.body as { appConfigurationItems: readonly NewItem[] };
          return response(
            call,
            saving(call, () => eachItem(all, (item) => create(call, item))),
          );
        },
      },
      bulkUpdateAppConfigurationItems: {
        support: 'faithful',
        runTask(call) {
          const { appConfigurationItems: all } = call.body as { appConfigurationItems: readonly ChangedItem[] };
          return response(
            call,
            saving(call, () => eachItem(all, ({ id, ...item }) => change(call, itemOfBody(call.principal, id), item))),
          );
        },
      },
    },
  };

  function itemOfBody(principal: Principal, id: string): ConfigItem {
    const item = items.get(id);
    const app = item && apps.get(item.appId);
    if (item === undefined || app === undefined || !rights.manages(principal, app))
      throw invalidRequest(`Invalid id: ${id}. It does not exist or you may not have permissions to view it.`, {
        invalidId: id,
      });
    return item;
  }
}
