import { TenantApiError } from '../api-error.ts';
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
  const { db, audit, limits } = context;
  const items = createItemStore(db);
  const changes = createChanges(audit, items);
  changes.listen(() => {
    if (!limits.takeObject(db.transactionNumber))
      throw new TenantApiError(429, 'invalid_request_error', 'Rate limit exceeded.');
  });
  return {
    context,
    items,
    changes,
    counts: createCounts(db, items),
    families: createFamilies(),
  };
}
