import { DBOS } from '@dbos-inc/dbos-sdk';
import { versionedName, type AnyWorkflow } from '../define-workflow.ts';
import { WorkflowError } from '@ligase/core';
import type { RunFunction } from './create-engine.ts';
import type { Runtime } from './runtime.ts';

/** The newest version of each workflow, by its name. */
export function newestVersions(definitions: readonly AnyWorkflow[]): ReadonlyMap<string, AnyWorkflow> {
  const newest = new Map<string, AnyWorkflow>();
  for (const one of definitions) {
    const known = newest.get(one.name);
    if (known === undefined || (known.version ?? 1) < (one.version ?? 1)) newest.set(one.name, one);
  }
  return newest;
}

/** How runs begin: here and now, or in the queue when other processes may take them, there is a limit, or a delay. */
export function startRuns(engine: {
  readonly app: string;
  readonly functions: ReadonlyMap<string, RunFunction>;
  readonly newest: ReadonlyMap<string, AnyWorkflow>;
  readonly queue: string;
  /** Whether other processes take runs out of the queue, too. */
  readonly shared: boolean;
  readonly concurrency: number | undefined;
}): Runtime['begin'] {
  return async (name, runId, record, delayMs = 0) => {
    const definition = engine.newest.get(name);
    const run = definition === undefined ? undefined : engine.functions.get(versionedName(definition));
    if (run === undefined)
      throw new WorkflowError(
        'WORKFLOW_UNKNOWN',
        `"${engine.app}" has no workflow "${name}"; it has ${[...engine.newest.keys()].join(', ') || 'none'}. Add it to the workflows of workflowsPlugin()`,
      );
    // A child takes no place in the queue: with every place taken by parents that wait, none would ever end.
    const queued = !DBOS.isWithinWorkflow() && (engine.shared || engine.concurrency !== undefined || delayMs > 0);
    const handle = await DBOS.startWorkflow(run, {
      workflowID: runId,
      ...(queued && {
        queueName: engine.queue,
        enqueueOptions: delayMs > 0 ? { delaySeconds: delayMs / 1000 } : {},
      }),
    })(record);
    return handle.workflowID;
  };
}
