import type { TenantContext } from '../tenant-context.ts';
import { createChanges, type Changes } from './changes.ts';
import { createFamilies, type Families } from './families.ts';
import { createCounts, type Counts } from './counts.ts';
import { createItemStore, type ItemStore } from './item-store.ts';

/** What every family of items works with. */
export interface Engine {
  readonly context: TenantContext;
  readonly items: ItemStore;
  readonly changes: Changes;
  readonly counts: Counts;
  readonly families: Families;
}

/** Makes the engine that all families of a tenant share. */
export function createEngine(context: TenantContext): Engine {
  const items = createItemStore(context.db);
  return {
    context,
    items,
    changes: createChanges(context.audit, items),
    counts: createCounts(context.db, items),
    families: createFamilies(),
  };
}
