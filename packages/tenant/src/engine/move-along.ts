import type { Engine } from './engine.ts';
import type { ItemRow } from './item-row.ts';
import type { Facet } from './item-store.ts';

/** Takes everything with a facet to where an item has gone, so that the same people see it. */
export function moveAlong(engine: Engine, item: ItemRow, facet: Facet): void {
  const { project_id, scope_id } = item;
  for (const row of engine.items.withFacet(facet)) {
    if (row.scope_id !== scope_id) engine.items.update({ ...row, project_id, scope_id });
  }
}
