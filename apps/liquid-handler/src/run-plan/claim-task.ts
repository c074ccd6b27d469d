import { RefusedError } from '@ligase/core';
import { fieldValues } from '@ligase/plugin-tasks';
import type { FieldValues } from '@ligase/plugin-tasks/contract';
import { labOf, type Lab } from '../deck/lab.ts';
import type { PlanRun } from './run-context.ts';
import { writtenFields } from './task-fields.ts';

/** A task that this run has, and how such tasks are carried out. Plain data. */
export interface ClaimedTask {
  readonly id: string;
  readonly displayId: string;
  readonly fields: FieldValues;
  readonly lab: Lab;
  /** Milliseconds since 1970. */
  readonly claimedAt: number;
}

/** Takes the task for this run; `undefined` when another has it, or nobody is to do it any more. */
export function claimTask({ deps, step, runId }: PlanRun, taskId: string): Promise<ClaimedTask | undefined> {
  return step('claim task', async () => {
    const { schema } = await deps.tasks.get(taskId);
    const lab = await labOf(deps.configuration, schema.id, deps.bench.labware);
    if (lab === undefined) return undefined;
    const claim = await deps.tasks.claim(taskId, {
      mark: { field: writtenFields.claimedBy, value: runId },
      to: lab.statuses.planning,
      settleMs: deps.bench.claimSettleMs,
    });
    if (!claim.claimed && claim.reason === 'late')
      throw new RefusedError(
        `${claim.task.displayId} bears this run's mark, which was under way for so long that somebody else may have begun on it. ` +
          'Nothing was done: a person has to see whose it is, and make it anew.',
      );
    if (!claim.claimed) return undefined;
    const { id, displayId, fields } = claim.task;
    return { id, displayId, fields: fieldValues(fields), lab, claimedAt: deps.clock.now() };
  });
}
