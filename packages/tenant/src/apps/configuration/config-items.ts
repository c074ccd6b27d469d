import type { TenantBase } from '../../tenant-context.ts';
import type { ConfigSlot } from '../manifest/config-plan.ts';
import type { ConfigItemType } from '../manifest/config-type.ts';

/** What an item of configuration can hold; links hold the id of what they link to. */
export type ConfigValue = string | number | boolean | null;

/** One item of the configuration of an installed app. */
export interface ConfigItem {
  /** `aci_…` */
  readonly id: string;
  readonly appId: string;
  readonly path: readonly string[];
  readonly type: ConfigItemType;
  /** Of `secure_text`: what only the app can decrypt. */
  readonly value: ConfigValue;
  readonly description: string;
  readonly requiredConfig: boolean;
  readonly subtype: string | null;
  /** Times are milliseconds since 1970. */
  readonly createdAt: number;
  readonly modifiedAt: number;
}

/** The rows of configuration. Checks nothing; its callers do. */
export interface ConfigItems {
  /** In the order they were made. */
  ofApp(appId: string): ConfigItem[];
  get(id: string): ConfigItem | undefined;
  at(appId: string, path: readonly string[]): ConfigItem | undefined;
  add(appId: string, slot: ConfigSlot, value?: ConfigValue): ConfigItem;
  setValue(id: string, value: ConfigValue): void;
  /** Takes over what a newer manifest says of a slot. */
  redescribe(id: string, slot: ConfigSlot): void;
  remove(id: string): void;
}

interface Row {
  readonly id: string;
  readonly app_id: string;
  readonly path: string;
  readonly type: ConfigItemType;
  readonly value: string | null;
  readonly description: string;
  readonly required_config: number;
  readonly subtype: string | null;
  readonly created_at: number;
  readonly modified_at: number;
}

/** Keeps configuration in the tenant's database. */
export function createConfigItems({ db, clock, ids }: TenantBase): ConfigItems {
  const one = (sql: string, ...values: readonly string[]): ConfigItem | undefined => {
    const row = db.prepare<Row>(`SELECT * FROM app_config_items WHERE ${sql}`).get(...values);
    return row && itemOf(row);
  };
  const at: ConfigItems['at'] = (appId, path) => one('app_id = ? AND path = ?', appId, JSON.stringify(path));
  return {
    ofApp: (appId) =>
      db
        .prepare<Row>('SELECT * FROM app_config_items WHERE app_id = ? ORDER BY created_at, rowid')
        .all(appId)
        .map(itemOf),
    get: (id) => one('id = ?', id),
    at,
    add(appId, { path, type, description, requiredConfig, subtype = null }, value = null) {
      const now = clock.now();
      db.prepare('INSERT INTO app_config_items VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').run(
        ids.next('aci_'),
        appId,
        JSON.stringify(path),
        type,
        stored(value),
        description,
        requiredConfig ? 1 : 0,
        subtype,
        now,
        now,
      );
      const added = at(appId, path);
      if (added === undefined) throw new Error(`No configuration at ${path.join('/')} was just written.`);
      return added;
    },
    setValue(id, value) {
      db.prepare('UPDATE app_config_items SET value = ?, modified_at = ? WHERE id = ?').run(
        stored(value),
        clock.now(),
        id,
      );
    },
    redescribe(id, { description, requiredConfig, subtype = null }) {
      db.prepare('UPDATE app_config_items SET description = ?, required_config = ?, subtype = ? WHERE id = ?').run(
        description,
        requiredConfig ? 1 : 0,
        subtype,
        id,
      );
    },
    remove: (id) => void db.prepare('DELETE FROM app_config_items WHERE id = ?').run(id),
  };
}

function stored(value: ConfigValue): string | null {
  return value === null ? null : JSON.stringify(value);
}

function itemOf(row: Row): ConfigItem {
  return {
    id: row.id,
    appId: row.app_id,
    path: JSON.parse(row.path) as string[],
    type: row.type,
    value: row.value === null ? null : (JSON.parse(row.value) as ConfigValue),
    description: row.description,
    requiredConfig: row.required_config === 1,
    subtype: row.subtype,
    createdAt: row.created_at,
    modifiedAt: row.modified_at,
  };
}
