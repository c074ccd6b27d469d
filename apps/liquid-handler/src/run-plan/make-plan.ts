import { RefusedError } from '@ligase/core';
import { replay, type Plan } from '@ligase/liquid-handling';
import { readDeck, type Deck } from '../deck/read-deck.ts';
import type { ClaimedTask } from './claim-task.ts';
import type { PlanRun } from './run-context.ts';
import type { Work } from './work.ts';

/** A plan that the ledger has no fault to find with, and what it was made from. */
export interface Planned {
  readonly deck: Deck;
  readonly plan: Plan;
}

/**
 * Looks at the plates, plans, and replays the plan.
 * @throws {RefusedError} for a plan that must not be carried out, or does nothing.
 */
export async function makePlan({ deps, step }: PlanRun, task: ClaimedTask, work: Work): Promise<Planned> {
  const sources = { inventory: deps.inventory, sequences: work.needsLengths && deps.sequences };
  const deck = await step('take snapshot', () => readDeck(sources, work.plates(task.fields), task.lab.labware));
  // A step, so that a run under way keeps the plan that somebody has approved, whatever becomes of the code.
  const plan = await step('plan', () => Promise.resolve(planned(work, task, deck, deps.bench.profile)));
  return { deck, plan };
}

function planned(work: Work, task: ClaimedTask, deck: Deck, device: Plan['device']): Plan {
  const setup = { name: `${task.displayId} ${work.title}`, device, deck: deck.labware, contents: deck.contents };
  const plan = work.plan(setup, task.fields);
  const { faults } = replay(plan);
  const [first] = faults;
  if (first !== undefined) {
    const at = first.at === undefined ? '' : `${first.at.well} of ${first.at.labware}: `;
    const more = faults.length > 1 ? ` There are ${faults.length - 1} more faults.` : '';
    throw new RefusedError(`The plan cannot be carried out. ${at}${first.message}${more}`);
  }
  if (plan.steps.length === 0) {
    const why = plan.warnings[0]?.message ?? 'No well needs anything.';
    throw new RefusedError(`There is nothing to be done. ${why}`);
  }
  return plan;
}
