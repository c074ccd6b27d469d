import type { ConfigItem } from '../apps/configuration/config-items.ts';
import { notFound } from '../api-error.ts';
import { timestamp } from '../clock/timestamp.ts';
import type { RowList } from '../engine/read-page.ts';
import type { Feature } from '../feature.ts';
import type { Principal } from '../identity/principal.ts';
import { rowFilters } from './filters.ts';
import { listPage } from './list-page.ts';
import { shape } from './shape.ts';
import type { V3Parts } from './v3-parts.ts';

const list: RowList = {
  select: "SELECT id, app_id, '' AS name_folded, created_at, modified_at FROM app_config_items",
  filters: rowFilters,
  defaultSort: 'modifiedAt:desc',
};

const typenames: Readonly<Record<string, string>> = {
  boolean: 'BooleanAppConfigValue',
  integer: 'IntegerAppConfigValue',
  float: 'FloatAppConfigValue',
  text: 'TextAppConfigValue',
  secure_text: 'SecureTextAppConfigValue',
  date: 'DateAppConfigValue',
  datetime: 'DateTimeAppConfigValue',
  json: 'JsonAppConfigValue',
};

/** What configuration holds, as API v3 shows it. */
export function appConfigValueView(item: ConfigItem): object {
  return {
    __typename: 'AppConfigValue',
    id: item.id,
    path: item.path,
    description: item.description,
    valueData: valueOf(item),
    createdAt: timestamp(item.createdAt),
    modifiedAt: timestamp(item.modifiedAt),
  };
}

function valueOf({ type, value, path, subtype }: ConfigItem): object {
  const scalar = typenames[type];
  if (scalar !== undefined) return { __typename: scalar, value };
  if (type === 'array_element') return { __typename: 'ArrayElementAppConfigValue', value: path.at(-1) ?? null };
  if (type === 'entity_schema')
    return { __typename: 'EntitySchemaAppConfigValue', subtype: subtype?.toUpperCase() ?? null, value };
  return { __typename: 'ResourceAppConfigValue', type: type.toUpperCase(), value };
}

/** The configuration of apps in API v3: seen by the app itself, by its owners and by tenant admins. */
export function appConfigValueFeature({ context, apps, appParts }: V3Parts): Feature {
  const { items } = appParts.configuration;
  const manages = (principal: Principal, appId: string): boolean => {
    const app = apps.get(appId);
    return app !== undefined && appParts.rights.manages(principal, app);
  };
  const view = (id: string): object | undefined => {
    const item = items.get(id);
    return item && appConfigValueView(item);
  };
  return {
    name: 'app config values',
    operationsV3: {
      'AppConfigValue.List': {
        support: 'faithful',
        handle(call) {
          const managed = apps.list().filter(({ id }) => manages(call.principal, id));
          const sql = 'app_id IN (SELECT value FROM json_each(?))';
          const conditions = [{ sql, values: [JSON.stringify(managed.map(({ id }) => id))] }];
          return listPage(context.db, call, { list, conditions, view });
        },
      },
      'AppConfigValue.Get': {
        support: 'faithful',
        handle({ principal, path, query }) {
          const id = path['app_config_value_id'] ?? '';
          const item = items.get(id);
          if (item === undefined || !manages(principal, item.appId)) throw notFound(id);
          return { body: shape(query, appConfigValueView(item)) };
        },
      },
    },
  };
}
