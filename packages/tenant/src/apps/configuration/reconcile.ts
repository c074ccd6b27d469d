import type { App } from '../apps.ts';
import { slotAt, slotsOfRow, type ConfigPlan, type ConfigSlot } from '../manifest/config-plan.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { ConfigItem, ConfigItems } from './config-items.ts';
import type { LinkedResource } from './linked-resource.ts';

/** What a newer manifest did to the configuration of an app, by path. */
export interface ConfigUpgrade {
  readonly added: readonly (readonly string[])[];
  readonly kept: readonly (readonly string[])[];
  readonly removed: readonly (readonly string[])[];
  /** Of those kept, the ones whose value is no longer right and was taken away. */
  readonly cleared: readonly (readonly string[])[];
}

/** What fitting works with. */
export interface ReconcileParts {
  readonly items: ConfigItems;
  readonly planOf: (app: App) => ConfigPlan | undefined;
  readonly manifestOf: (app: App) => Manifest | undefined;
  readonly linkOf: (item: ConfigItem) => LinkedResource | undefined;
}

/**
 * Fits the items of an app to what its installed version asks for: an item stays with its value where path and type do.
 * A secure_text that was encrypted to another key is lost, for nobody here can read it.
 */
export function createReconcile({
  items,
  planOf,
  manifestOf,
  linkOf,
}: ReconcileParts): (app: App, keyBefore: string | undefined) => ConfigUpgrade {
  return (app, keyBefore) => {
    const plan = planOf(app);
    const before = items.ofApp(app.id);
    if (plan === undefined) return { added: [], kept: before.map(({ path }) => path), removed: [], cleared: [] };
    const added: ConfigItem['path'][] = [];
    const kept: ConfigItem['path'][] = [];
    const removed: ConfigItem['path'][] = [];
    const cleared: ConfigItem['path'][] = [];
    const isOtherKey = manifestOf(app)?.publicKey !== keyBefore;

    for (const item of before) {
      const slot = slotAt(plan, item.path);
      if (slot?.type !== item.type) {
        items.remove(item.id);
        removed.push(item.path);
        continue;
      }
      items.redescribe(item.id, slot);
      kept.push(item.path);
      if (item.value === null || fits(slot, item, linkOf(item), isOtherKey)) continue;
      items.setValue(item.id, null);
      cleared.push(item.path);
    }
    const add = (slot: ConfigSlot): void => {
      if (items.at(app.id, slot.path) !== undefined) return;
      items.add(app.id, slot);
      added.push(slot.path);
    };
    for (const slot of plan.slots) add(slot);
    for (const array of plan.arrays) {
      const rows = rowNames(items.ofApp(app.id), array.path);
      // As many rows as must be there, so that an admin has something to fill in.
      for (let number = 1; rows.length < array.minElements; number += 1) {
        const name = `${array.defaultElementName} ${number}`;
        if (!rows.includes(name)) rows.push(name);
      }
      for (const row of rows) for (const slot of slotsOfRow(array, row)) add(slot);
    }
    return { added, kept, removed, cleared };
  };
}

function rowNames(all: readonly ConfigItem[], [array]: readonly string[]): string[] {
  return all.flatMap(({ type, path }) => (type === 'array_element' && path[0] === array ? (path[1] ?? []) : []));
}

function fits(slot: ConfigSlot, item: ConfigItem, link: LinkedResource | undefined, isOtherKey: boolean): boolean {
  if (item.type === 'secure_text') return !isOtherKey;
  if (slot.enum !== undefined) return slot.enum.includes(item.value as string | number);
  if (item.type === 'entity_schema' && slot.subtype !== undefined && link !== undefined)
    return (JSON.parse(link.row.body) as { readonly type: string }).type === slot.subtype;
  if (slot.field?.type && link?.field !== undefined) return link.field.type === slot.field.type;
  return true;
}
