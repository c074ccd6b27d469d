import type { Access } from '../../access/access.ts';
import { invalidRequest } from '../../api-error.ts';
import type { Audit } from '../../audit/audit.ts';
import type { Actor } from '../../engine/changes.ts';
import type { TenantBase } from '../../tenant-context.ts';
import type { App, Apps } from '../apps.ts';
import type { Manifest } from '../manifest/manifest.ts';
import {
  arrayAt,
  configPlan,
  pathText,
  slotAt,
  slotsOfRow,
  type ConfigPlan,
  type ConfigSlot,
} from '../manifest/config-plan.ts';
import type { ConfigItemType } from '../manifest/config-type.ts';
import { createConfigItems, type ConfigItem, type ConfigItems, type ConfigValue } from './config-items.ts';
import { createConfigValues } from './config-values.ts';
import { createLinkedResources, isPart, type LinkedResource, type LinkedResources } from './linked-resource.ts';
import { createReconcile, type ConfigUpgrade } from './reconcile.ts';

/** What configuration works with. */
export interface ConfigurationParts extends TenantBase {
  readonly access: Access;
  readonly audit: Audit;
  readonly apps: Apps;
}

/** The configuration of installed apps. Knows not who may change it; its callers do. */
export interface Configuration {
  readonly items: ConfigItems;
  /** What an app's installed version asks for; `undefined` for an app without a manifest, which takes any path. */
  planOf(app: App): ConfigPlan | undefined;
  /** What an item links to, when it is there. */
  readonly linkOf: (item: ConfigItem) => LinkedResource | undefined;
  readonly links: LinkedResources;
  /** Adds an item, or fills the one that a manifest has made at the path. @throws {TenantApiError} 400 */
  create(
    actor: Actor,
    app: App,
    item: { readonly path: readonly string[]; readonly type: ConfigItemType; readonly value: unknown },
  ): ConfigItem;
  /** @throws {TenantApiError} 400 */
  update(actor: Actor, item: ConfigItem, value: unknown): ConfigItem;
  /** Sets the value at a path, and makes the row of an array that it is in. @throws {TenantApiError} 400 */
  set(actor: Actor, app: App, path: readonly string[], value: unknown): void;
  /** Takes a row out of an array. @throws {TenantApiError} 400 */
  removeRow(actor: Actor, app: App, path: readonly string[]): void;
  /** Tells the app once that its configuration was saved. */
  saved(actor: Actor, app: App): void;
  /** Fits the items to what the app's installed version asks for. */
  reconcile(app: App, keyBefore: string | undefined): ConfigUpgrade;
  /** The paths that must have a value and have none. */
  missing(app: App): string[];
}

/** Makes the configuration of a tenant's apps. */
export function createConfiguration(parts: ConfigurationParts): Configuration {
  const { db, ids, audit, apps, access } = parts;
  const items = createConfigItems(parts);
  const links = createLinkedResources(db, access);

  const manifestOf = (app: App): Manifest | undefined => apps.definitions.version(app.versionId)?.manifest ?? undefined;
  let planned: { readonly manifest: Manifest; readonly plan: ConfigPlan } | undefined;
  const planOf = (app: App): ConfigPlan | undefined => {
    const manifest = manifestOf(app);
    if (manifest === undefined) return undefined;
    if (planned?.manifest !== manifest) planned = { manifest, plan: configPlan(manifest) };
    return planned.plan;
  };

  const { linkOf, ownerOf, valueFor } = createConfigValues({ items, links, planOf, manifestOf, ids });

  const write = (actor: Actor, app: App, item: ConfigItem, value: ConfigValue): void => {
    if (item.value === value) return;
    items.setValue(item.id, value);
    const shown = (one: ConfigValue): string | null =>
      one === null ? null : item.type === 'secure_text' ? 'encrypted' : String(one);
    audit.record({
      principal: actor.principal,
      remoteAddress: actor.remoteAddress,
      eventDescription: 'App: Updated configuration',
      action: `Updated configuration ${pathText(item.path)}`,
      oldValue: shown(item.value),
      newValue: shown(value),
      item: app.name,
      itemId: app.id,
      itemType: 'App',
    });
    if (!item.type.endsWith('schema') && item.type !== 'dropdown') return;
    // What belonged to another schema or dropdown is nothing in this one.
    for (const child of items.ofApp(app.id))
      if (child.value !== null && isBelow(child.path, item.path) && isPart(child.type) && linkOf(child) === undefined)
        write(actor, app, child, null);
  };

  const addRow = (app: App, path: readonly string[]): void => {
    const plan = planOf(app);
    const array = plan && arrayAt(plan, path);
    const [name = '', rowName] = path;
    if (array === undefined || rowName === undefined || items.at(app.id, [name, rowName]) !== undefined) return;
    const rows = items.ofApp(app.id).filter((item) => item.type === 'array_element' && item.path[0] === name);
    if (rows.length >= array.maxElements)
      throw invalidRequest(`Invalid path: ${pathText(path)}. ${name} takes ${array.maxElements} rows at most.`);
    for (const slot of slotsOfRow(array, rowName)) items.add(app.id, slot);
  };

  const slotFor = (app: App, path: readonly string[], type: ConfigItemType): ConfigSlot => {
    const plan = planOf(app);
    if (plan !== undefined) {
      const slot = slotAt(plan, path);
      if (slot === undefined)
        throw invalidRequest(`Invalid path: ${pathText(path)}. The manifest of ${app.name} asks for nothing there.`);
      return slot;
    }
    if (path.length === 0 || path.some((name) => name === ''))
      throw invalidRequest('Invalid path: it takes at least one name, and none that is empty.');
    const owner = ownerOf({ appId: app.id, path });
    if (isPart(type) && items.at(app.id, owner.path) === undefined)
      throw invalidRequest(
        `Invalid path: ${pathText(path)}. A ${type} stands below its ${type === 'field' ? 'schema' : 'dropdown'}, and there is nothing at ${pathText(owner.path)}.`,
      );
    return { path, type, description: '', requiredConfig: false };
  };

  const reconcile = createReconcile({ items, planOf, manifestOf, linkOf });

  return {
    items,
    links,
    planOf,
    linkOf,
    create(actor, app, { path, type, value }) {
      const slot = slotFor(app, path, type);
      demandType(slot, type);
      addRow(app, path);
      const before = items.at(app.id, path);
      if (before !== undefined && before.value !== null)
        throw invalidRequest(`Invalid path: ${pathText(path)} is configured already; update ${before.id}.`);
      const item = before ?? items.add(app.id, slot);
      write(actor, app, item, valueFor(actor, app, item, value));
      return items.get(item.id) ?? item;
    },
    update(actor, item, value) {
      const app = apps.get(item.appId);
      if (app === undefined) throw invalidRequest(`Invalid id: ${item.id}. Its app is not installed.`);
      write(actor, app, item, valueFor(actor, app, item, value));
      return items.get(item.id) ?? item;
    },
    set(actor, app, path, value) {
      addRow(app, path);
      const item = items.at(app.id, path);
      if (item === undefined)
        throw invalidRequest(`Invalid path: ${pathText(path)}. ${app.name} asks for nothing there.`);
      // Naming a row makes it; it has no value of its own.
      if (item.type !== 'array_element') write(actor, app, item, valueFor(actor, app, item, value));
    },
    removeRow(actor, app, path) {
      const row = items.at(app.id, path);
      if (row?.type !== 'array_element')
        throw invalidRequest(`Invalid path: ${pathText(path)} is no row of ${app.name}.`);
      for (const item of items.ofApp(app.id)) if (isBelow(item.path, path) || item.id === row.id) items.remove(item.id);
      audit.record({
        principal: actor.principal,
        remoteAddress: actor.remoteAddress,
        eventDescription: 'App: Updated configuration',
        action: `Removed configuration ${pathText(path)}`,
        oldValue: pathText(path),
        item: app.name,
        itemId: app.id,
        itemType: 'App',
      });
    },
    saved: ({ principal }, app) =>
      apps.happenings.record({ type: 'v2-beta.app.configuration.updated', appId: app.id, principalId: principal.id }),
    reconcile,
    missing(app) {
      const all = items.ofApp(app.id);
      const rows = (planOf(app)?.arrays ?? []).flatMap(({ path, minElements }) => {
        const count = all.filter((item) => item.type === 'array_element' && item.path[0] === path[0]).length;
        return count < minElements ? [`${pathText(path)} (${count} of ${minElements} rows)`] : [];
      });
      return [
        ...all.filter((item) => item.requiredConfig && item.value === null).map(({ path }) => pathText(path)),
        ...rows,
      ];
    },
  };
}

function isBelow(path: readonly string[], above: readonly string[]): boolean {
  return path.length > above.length && above.every((name, index) => path[index] === name);
}

function demandType({ path, type }: Pick<ConfigItem, 'path' | 'type'>, given: ConfigItemType): void {
  if (given !== type) throw invalidRequest(`Invalid type: ${given}. ${pathText(path)} is of type ${type}.`);
}
