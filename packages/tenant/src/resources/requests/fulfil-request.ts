import { invalidRequest } from '../../api-error.ts';
import type { Actor } from '../../engine/changes.ts';
import type { Engine } from '../../engine/engine.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import { demand, itemOfBody } from '../../engine/rights.ts';
import { recordFulfillment } from './record-fulfillment.ts';
import { requestBody, type FulfillmentBody } from './request-family.ts';
import { rewriteRequest, unchangedFields } from './write-request.ts';

/** Which sample groups of a request have come how far. */
export interface SampleGroupsExecution {
  readonly sampleGroups: readonly {
    readonly sampleGroupId: string;
    readonly status: FulfillmentBody['status'];
  }[];
  /** The entry it was done in, which only people in Benchling's UI say. */
  readonly entryId?: string;
}

/** Records how far sample groups of a request have come; each change leaves a fulfillment. @throws {TenantApiError} 400, 403 */
export function executeSampleGroups(
  engine: Engine,
  actor: Actor,
  row: ItemRow,
  { sampleGroups, entryId }: SampleGroupsExecution,
): void {
  demand(engine, actor.principal, 'write', row);
  if (entryId !== undefined) itemOfBody(engine, actor.principal, 'entry', entryId, 'entryId');
  const before = requestBody(row);
  const known = new Map(before.sampleGroups.map((group) => [group.id, group]));
  const invalidIds = sampleGroups.map(({ sampleGroupId }) => sampleGroupId).filter((id) => !known.has(id));
  if (invalidIds.length > 0)
    throw invalidRequest(`Invalid sampleGroupIds, not of request ${row.name}: ${invalidIds.join(', ')}.`, {
      invalidIds,
    });
  const statuses = { ...before.sampleGroupStatuses };
  for (const { sampleGroupId, status } of sampleGroups) {
    if (statuses[sampleGroupId] === status) continue;
    statuses[sampleGroupId] = status;
    const done = { requestId: row.id, sampleGroup: known.get(sampleGroupId) ?? null, status };
    recordFulfillment(engine, actor, row, entryId === undefined ? done : { ...done, entryId });
  }
  const body = { ...before, sampleGroupStatuses: statuses };
  rewriteRequest(engine, actor, row, row, body, unchangedFields(engine, actor, row));
}
