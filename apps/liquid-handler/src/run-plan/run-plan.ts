import { isLigaseError, UnknownOutcomeError } from '@ligase/core';
import type { RetryPolicy } from '@ligase/workflows';
import { awaitAnswer } from './await-answer.ts';
import { carryOut } from './carry-out.ts';
import { checkBefore } from './check-before.ts';
import { claimTask, type ClaimedTask } from './claim-task.ts';
import { closePage, endTask, type Ending } from './end-task.ts';
import { holdPlates, releasePlates } from './hold-plates.ts';
import { makePlan } from './make-plan.ts';
import { mayDiffer, movedSoFar, type Progress } from './moved-so-far.ts';
import { outcomeOf } from './outcome-of.ts';
import { prepareRun } from './prepare-run.ts';
import { recordResults } from './record-results.ts';
import { recordTransfers } from './record-transfers.ts';
import type { PlanRun } from './run-context.ts';
import { showPlan } from './show-plan.ts';
import type { Work } from './work.ts';

/** What became of a task; `undefined` when it was not this run's to do. */
export type PlanOutcome = Ending | undefined;

/** Whatever may be done again after a crash may be done again after an answer that was lost. */
const retry: RetryPolicy = {
  retryIf: (error) => error instanceof UnknownOutcomeError || (isLigaseError(error) && error.retryable),
};

/** Takes a task from its claim to its end: every arrow is a step that may be done again after a crash. */
export async function runPlan(context: PlanRun, taskId: string, work: Work): Promise<PlanOutcome> {
  const run: PlanRun = { ...context, step: (name, does, options) => context.step(name, does, { retry, ...options }) };
  const task = await claimTask(run, taskId);
  if (task === undefined) return undefined;
  const progress: Progress = { reached: 'idle' };
  try {
    return await runClaimed(run, task, work, progress);
  } catch (error) {
    const words = isLigaseError(error) || error instanceof Error ? error.message : String(error);
    // Plates of which nobody knows what they hold stay held.
    if (!mayDiffer(progress)) await releasePlates(run, task);
    await endTask(run, task, { status: 'failed', outcome: `${words} ${movedSoFar(progress, task)}` });
    throw error;
  }
}

async function runClaimed(run: PlanRun, task: ClaimedTask, work: Work, progress: Progress): Promise<Ending> {
  const planned = await makePlan(run, task, work);
  const { plan } = planned;
  await run.publish('plan', plan);
  const page = await showPlan(run, task, plan);

  const answer = await awaitAnswer(run, task);
  if (answer !== task.lab.statuses.approved) {
    const outcome = `Not carried out: the task is ${answer}.`;
    await closePage(run, page, plan, outcome);
    return { status: 'refused', outcome };
  }

  await holdPlates(run, task, planned);
  await checkBefore(run, task, planned);
  const prepared = await prepareRun(run, task, plan);
  const done = await carryOut(run, task, plan, prepared, progress);
  await recordTransfers(run, planned, done);
  progress.reached = 'recorded';
  await releasePlates(run, task);

  const ending = outcomeOf(plan, done);
  await recordResults(run, task, planned, done, prepared, ending.outcome);
  await closePage(run, page, plan, ending.outcome);
  await endTask(run, task, ending);
  return ending;
}
