import type { Actor } from '../../engine/changes.ts';
import type { Engine } from '../../engine/engine.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import { createItem } from '../../engine/write-item.ts';
import { requestFulfillment, type FulfillmentBody } from './request-family.ts';

/** Keeps what was done for a request; it is seen by whoever sees the request. */
export function recordFulfillment(engine: Engine, actor: Actor, request: ItemRow, done: FulfillmentBody): ItemRow {
  return createItem(engine, actor, requestFulfillment, {
    name: request.name,
    projectId: request.project_id,
    body: done,
    facets: [
      { name: 'request', value: request.id },
      ...(done.entryId === undefined ? [] : [{ name: 'entry', value: done.entryId }]),
    ],
  });
}
