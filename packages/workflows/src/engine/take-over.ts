import { DBOS, type WorkflowStatus } from '@dbos-inc/dbos-sdk';
import type { Logger } from '@ligase/core';
import type { Store } from '../store/store.ts';
import type { Ledger } from './ledger.ts';
import type { Queues } from './queues.ts';
import { isAtRest } from './wait-of.ts';

/** How the runs of dead processes are taken over. */
export interface TakeOverOptions {
  readonly app: string;
  readonly replica: string;
  readonly queues: Queues;
  /** Whether this process has the workflow, by its versioned name. */
  readonly has: (versionedName: string) => boolean;
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
  const { app, replica, store, ledger, log, maxTakeOvers } = options;
  const pending = (executorId?: string): Promise<WorkflowStatus[]> =>
    DBOS.listWorkflows({
      applicationName: app,
      status: 'PENDING',
      loadInput: false,
      loadOutput: false,
      ...(executorId !== undefined && { executorId }),
    });
  const all = await pending();
  const strange = all.filter(({ executorId, workflowName }) => executorId === replica && !options.has(workflowName));
  await putBack(strange, options);
  const others = new Set(all.map(({ executorId }) => executorId).filter((id) => id !== undefined));
  others.delete(replica);
  for (const other of others)
    await store.whenDead(other, async () => {
      const goOn: WorkflowStatus[] = [];
      // Listed anew under the lock: another process may have taken them over since.
      for (const run of await pending(other)) {
        const { workflowID } = run;
        const steps = (await DBOS.listWorkflowSteps(workflowID)) ?? [];
        const last = steps.at(-1)?.name ?? '';
        // A run that only waited did not bring the process down.
        const count = isAtRest(steps, Date.now()) ? 0 : await ledger.tookOver(workflowID, steps.length);
        if (count <= maxTakeOvers) {
          goOn.push(run);
          continue;
        }
        const reason = `The process ended ${count} times while the run was at the step after ${last === '' ? 'its start' : `"${last}"`}`;
        await ledger.stopped(workflowID, reason);
        await DBOS.cancelWorkflow(workflowID);
        log.error({ runId: workflowID }, `run stopped: ${reason}`);
      }
      if (goOn.length === 0) return;
      await putBack(goOn, options);
      log.info({ runs: goOn.length, replica: other }, 'took over the runs of a process that ended');
    });
}

/**
 * Puts runs back into a queue. One of a version that this process does not have waits where only those look that have it: while
 * a new version of the app is rolled out, or taken back, old and new processes take runs out of one queue.
 */
async function putBack(runs: readonly WorkflowStatus[], { queues, has }: TakeOverOptions): Promise<void> {
  const byQueue = new Map<string, string[]>();
  for (const { workflowID, workflowName } of runs) {
    const queue = has(workflowName) ? queues.all : queues.of(workflowName);
    byQueue.set(queue, [...(byQueue.get(queue) ?? []), workflowID]);
  }
  for (const [queueName, runIds] of byQueue) {
    if (queueName !== queues.all) await DBOS.registerQueue(queueName, { minPollingIntervalMs: 1000 });
    await DBOS.resumeWorkflows(runIds, { queueName });
  }
}
