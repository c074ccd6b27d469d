import { isLigaseError } from '@ligase/core';
import { awaitAnswer } from './await-answer.ts';
import { carryOut } from './carry-out.ts';
import { checkBefore } from './check-before.ts';
import { claimTask, type ClaimedTask } from './claim-task.ts';
import { closePage, endTask, type Ending } from './end-task.ts';
import { keepPicture } from './keep-picture.ts';
import { makePlan } from './make-plan.ts';
import { outcomeOf } from './outcome-of.ts';
import { prepareRun } from './prepare-run.ts';
import { recordResults } from './record-results.ts';
import { recordTransfers } from './record-transfers.ts';
import type { PlanRun } from './run-context.ts';
import { entryFields } from './run-fields.ts';
import { showPlan } from './show-plan.ts';
import type { Work } from './work.ts';

/** What became of a task; `undefined` when it was not this run's to do. */
export type PlanOutcome = Ending | undefined;

/** Takes a task from its claim to its end: every arrow is a step that may be done again after a crash. */
export async function runPlan(run: PlanRun, taskId: string, work: Work): Promise<PlanOutcome> {
  const task = await claimTask(run, taskId);
  if (task === undefined) return undefined;
  try {
    return await runClaimed(run, task, work);
  } catch (error) {
    const words = isLigaseError(error) || error instanceof Error ? error.message : String(error);
    await endTask(run, task, { status: 'failed', outcome: words });
    throw error;
  }
}

async function runClaimed(run: PlanRun, task: ClaimedTask, work: Work): Promise<Ending> {
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

  await checkBefore(run, task, planned);
  const prepared = await prepareRun(run, task, plan);
  const done = await carryOut(run, task, plan, prepared);
  await recordTransfers(run, planned, done);

  const ending = outcomeOf(plan, done);
  await recordResults(run, task, planned, done, prepared, ending.outcome);
  await keepPicture(run, task, { entryId: page.entryId, field: entryFields.done, plan: done.plan });
  await closePage(run, page, plan, ending.outcome);
  await endTask(run, task, ending);
  return ending;
}
