import { invalidRequest } from '../../api-error.ts';
import type { Actor } from '../../engine/changes.ts';
import type { Engine } from '../../engine/engine.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import { demand, itemOfBody } from '../../engine/rights.ts';
import { createItem } from '../../engine/write-item.ts';
import { requestBody, requestFulfillment, type FulfillmentBody } from './request-family.ts';

/** Which sample groups of a request have come how far. */
export interface SampleGroupsExecution {
  readonly sampleGroups: readonly {
    readonly sampleGroupId: string;
    readonly status: FulfillmentBody['status'];
  }[];
  /** The entry it was done in, which only people in Benchling's UI say. */
  readonly entryId?: string;
}

/** Records how far sample groups of a request have come. @throws {TenantApiError} 400, 403 */
export function executeSampleGroups(
  engine: Engine,
  actor: Actor,
  row: ItemRow,
  { sampleGroups, entryId }: SampleGroupsExecution,
): void {
  demand(engine, actor.principal, 'write', row);
  if (entryId !== undefined) itemOfBody(engine, actor.principal, 'entry', entryId, 'entryId');
  const known = new Map(requestBody(row).sampleGroups.map((group) => [group.id, group]));
  const invalidIds = sampleGroups.map(({ sampleGroupId }) => sampleGroupId).filter((id) => !known.has(id));
  if (invalidIds.length > 0)
    throw invalidRequest(`Invalid sampleGroupIds, not of request ${row.name}: ${invalidIds.join(', ')}.`, {
      invalidIds,
    });
  for (const { sampleGroupId, status } of sampleGroups) {
    const sampleGroup = known.get(sampleGroupId) ?? null;
    const done = { requestId: row.id, sampleGroup, status };
    recordFulfillment(engine, actor, row, entryId === undefined ? done : { ...done, entryId });
  }
}

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
