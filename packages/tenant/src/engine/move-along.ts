import type { Engine } from './engine.ts';
import type { ItemRow } from './item-row.ts';

// By the facet that leads to it, what stands where another item does: the tasks and outputs of a task group, the
// fulfillments of a request, the batches of an entity, the alignments of a sequence.
const BELONGING = ['group', 'request', 'entity', 'reference'];

/** Takes everything that belongs to an item to where that has gone, so that the same people see it. */
export function moveAlong(engine: Engine, { id, folder_id, project_id, registry_id, scope_id }: ItemRow): void {
  for (const row of BELONGING.flatMap((name) => engine.items.withFacet({ name, value: id }))) {
    const place = row.folder_id === null ? null : folder_id;
    engine.items.update({ ...row, folder_id: place, project_id, registry_id, scope_id });
  }
}
