import { DBOS, type WorkflowStatus } from '@dbos-inc/dbos-sdk';
import type { Logger } from '@ligase/core';
import type { Store } from '../store/store.ts';
import type { Ledger } from './ledger.ts';
import { isAtRest } from './wait-of.ts';

/** How the runs of dead processes are taken over. */
export interface TakeOverOptions {
  readonly app: string;
  readonly replica: string;
  readonly queue: string;
  readonly store: Store;
  readonly ledger: Ledger;
  readonly log: Logger;
  /** How often a run may be taken over without any progress. */
  readonly maxTakeOvers: number;
}

/**
 * Takes over what processes left undone that live no more. Safe when it is wrong about one: the engine lets only the newest
 * owner of a run write, and no more than the step that is under way is done twice.
 */
export async function takeOver(options: TakeOverOptions): Promise<void> {
  const { app, replica, queue, store, ledger, log, maxTakeOvers } = options;
  const pending = (executorId?: string): Promise<WorkflowStatus[]> =>
    DBOS.listWorkflows({
      applicationName: app,
      status: 'PENDING',
      loadInput: false,
      loadOutput: false,
      ...(executorId !== undefined && { executorId }),
    });
  const others = new Set((await pending()).map(({ executorId }) => executorId).filter((id) => id !== undefined));
  others.delete(replica);
  for (const other of others)
    await store.whenDead(other, async () => {
      const goOn: string[] = [];
      // Listed anew under the lock: another process may have taken them over since.
      for (const { workflowID } of await pending(other)) {
        const steps = (await DBOS.listWorkflowSteps(workflowID)) ?? [];
        const last = steps.at(-1)?.name ?? '';
        // A run that only waited did not bring the process down.
        const count = isAtRest(steps, Date.now()) ? 0 : await ledger.tookOver(workflowID, steps.length);
        if (count <= maxTakeOvers) {
          goOn.push(workflowID);
          continue;
        }
        const reason = `The process ended ${count} times while the run was at the step after ${last === '' ? 'its start' : `"${last}"`}`;
        await ledger.stopped(workflowID, reason);
        await DBOS.cancelWorkflow(workflowID);
        log.error({ runId: workflowID }, `run stopped: ${reason}`);
      }
      if (goOn.length === 0) return;
      await DBOS.resumeWorkflows(goOn, { queueName: queue });
      log.info({ runs: goOn.length, replica: other }, 'took over the runs of a process that ended');
    });
}
