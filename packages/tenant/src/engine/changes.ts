import type { Audit } from '../audit/audit.ts';
import type { Call } from '../request.ts';
import type { ItemRow } from './item-row.ts';
import type { ItemStore } from './item-store.ts';

/** Who does something, and from where. */
export type Actor = Pick<Call, 'principal' | 'remoteAddress'>;

/** How one property of an item has changed. */
export interface PropertyChange {
  readonly property: string;
  /** Whether it is a field of the item's schema, which may have the name of any property. Default no. */
  readonly isField?: true;
  readonly from: unknown;
  readonly to: unknown;
}

/** Something that was done to an item. */
export interface Change {
  readonly actor: Actor;
  /** What people call the family, such as `DNA Sequence`. */
  readonly label: string;
  readonly item: ItemRow;
  /** Such as `Created`. */
  readonly verb: string;
  /** For an update: one audit row each. */
  readonly properties?: readonly PropertyChange[];
  readonly reason?: string;
}

/** The one place that hears of every change, in the transaction that makes it. */
export interface Changes {
  record(change: Change): void;
  /** From now on `hear` is told of every change, in the transaction that makes it. */
  listen(hear: (change: Change) => void): void;
}

/** Turns changes into audit rows, and passes them on. */
export function createChanges(audit: Audit, items: ItemStore): Changes {
  const parent = (id: string | null, type: string): { name: string; id: string; type: string }[] => {
    const row = id === null ? undefined : items.get(id);
    if (!row) return [];
    return [{ name: row.name, id: row.id, type: row.type === 'template_collection' ? 'Template Collection' : type }];
  };
  const listeners: ((change: Change) => void)[] = [];
  return {
    listen: (hear) => void listeners.push(hear),
    record: (change) => {
      const { actor, label, item, verb, properties, reason } = change;
      const { principal, remoteAddress } = actor;
      const place = item.id === item.project_id ? null : item.project_id;
      const common = {
        principal,
        remoteAddress,
        eventDescription: `${label}: ${verb}`,
        item: item.name,
        itemId: item.id,
        itemType: label,
        parents: [
          ...parent(item.folder_id, 'Folder'),
          ...parent(place, 'Project'),
          ...parent(item.registry_id, 'Registry'),
        ],
        ...(reason === undefined ? {} : { reason }),
      };
      if (!properties) audit.record({ ...common, action: verb, newValue: reason ?? item.name });
      for (const { property, from, to } of properties ?? []) {
        audit.record({ ...common, action: `Updated ${property}`, oldValue: text(from), newValue: text(to) });
      }
      for (const hear of listeners) hear(change);
    },
  };
}

function text(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
