import { RefusedError } from '@ligase/core';
import { versionedName, type AnyWorkflow } from '../define-workflow.ts';
import { WorkflowError } from '@ligase/core';
import { isEngineControl, isUnexpectedStep } from './engine-errors.ts';
import { originOf, runContext, type RunInProgress } from './run-context.ts';
import type { RunEnd, RunRecord } from './run-record.ts';
import type { Runtime } from './runtime.ts';

/** Runs a workflow from its first step; the engine answers from memory for those that were done before. */
export async function runBody(
  runtime: Runtime,
  workflow: AnyWorkflow,
  runId: string,
  record: RunRecord,
): Promise<RunEnd> {
  const progress = runContext(runtime, workflow, runId, record);
  const { log } = progress.context;
  return await runtime.scope.run(originOf(workflow, runId, record), async () => {
    try {
      return { output: await runtime.drain.wait(() => workflow.run(progress.context, record.input)) };
    } catch (error) {
      if (isEngineControl(error)) throw error;
      const changed = changedError(workflow, runId, error);
      if (changed !== undefined) throw changed;
      const left = await undo(progress);
      if (left.length > 0)
        throw new Error(
          `${error instanceof Error ? error.message : String(error)}; not taken back: ${left.join('; ')}`,
          {
            cause: error,
          },
        );
      if (!(error instanceof RefusedError)) throw error;
      log.info({}, 'run refused');
      return { refused: error.message };
    }
  });
}

/** Takes back what the run did, the last first, each whatever became of the others; gives what could not be. */
async function undo({ context, undos }: RunInProgress): Promise<string[]> {
  const left: string[] = [];
  for (const { name, run } of undos.toReversed())
    try {
      await context.step(name, run);
    } catch (error) {
      if (isEngineControl(error)) throw error;
      left.push(`${name} (${error instanceof Error ? error.message : String(error)})`);
    }
  return left;
}

function changedError(workflow: AnyWorkflow, runId: string, error: unknown): WorkflowError | undefined {
  if (!isUnexpectedStep(error)) return undefined;
  return new WorkflowError(
    'WORKFLOW_CHANGED',
    `Run ${runId} was begun with other steps than "${versionedName(workflow)}" has now: ${error.message} Give the changed workflow a new version and keep the old one beside it, or guard the change with patched()`,
    { cause: error },
  );
}
