import { toolFor } from '../device/tool-for.ts';
import type { Labware } from '../labware/labware.ts';
import type { Plan, PlanFrame, Step } from '../plan/plan.ts';
import type { Transfer } from '../plan/transfers-of.ts';
import type { Picolitres } from '../units/volume.ts';
import { cannotRender } from './text/file-fault.ts';

/** What the method on a device may do otherwise than a plan says, where its files cannot say it. */
export type MethodDecision =
  /** When a fresh tip is taken. */
  | 'tips'
  /** How many wells one aspiration serves, and what is aspirated beyond. */
  | 'aspirations'
  /** Whether and how it mixes. */
  | 'mixing';

/**
 * The transfers of a plan, one a row, for a file that can say neither what tips are used nor what is aspirated together nor what
 * is mixed.
 *
 * @throws {InputError} where the plan says such a thing and the method may not decide on it
 */
export function rowsOf(file: string, plan: Plan, decides: readonly MethodDecision[]): readonly Transfer[] {
  return plan.steps.flatMap((step, index) => {
    const lost = lostDecisions(plan, step).find((decision) => !decides.includes(decision));
    if (lost !== undefined) throw cannotRender(file, `${saying[lost](index + 1)} ${advice(lost)}`);
    checkPhase(file, plan.deck, step, index);
    const { source, phase } = step;
    return step.dispenses.map(({ destination, volumePl }) => ({ source, destination, volumePl, phase, step: index }));
  });
}

/** Refuses a phase that no reader could tell from the role of what is drawn from. */
export function checkPhase(file: string, deck: readonly Labware[], step: Step, index: number): void {
  if (phaseFrom(deck.find(({ id }) => id === step.source.labware)) === step.phase) return;
  throw cannotRender(
    file,
    `step ${index + 1} is of the phase "${step.phase}" and draws from "${step.source.labware}", which is not there for that.`,
  );
}

/** The phase of whatever is drawn from a piece of labware. */
export function phaseFrom(source: Labware | undefined): Step['phase'] {
  return source?.role === 'diluent' ? 'diluent' : 'sample';
}

/** The tip that a row without a word on tips is done with: a new one, where the tool has tips. */
export function tipOfRow({ device }: Pick<PlanFrame, 'device'>, volumePl: Picolitres): Step['tip'] {
  const tool = toolFor(device, volumePl) ?? device.tools[0];
  return tool === undefined || tool.tipsPerBox === 0 ? 'none' : 'new';
}

function lostDecisions(plan: Plan, step: Step): readonly MethodDecision[] {
  const total = step.dispenses.reduce((sum, { volumePl }) => sum + volumePl, 0);
  const lost: MethodDecision[] = [];
  if (step.dispenses.length > 1 || step.excessPl > 0) lost.push('aspirations');
  if (step.mix !== undefined) lost.push('mixing');
  if (step.tip !== tipOfRow(plan, total)) lost.push('tips');
  return lost;
}

const saying: Readonly<Record<MethodDecision, (step: number) => string>> = {
  tips: (step) => `step ${step} does not take a new tip, and a row cannot say so.`,
  aspirations: (step) =>
    `step ${step} serves several wells of one aspiration, or aspirates an excess, and a row cannot say so.`,
  mixing: (step) => `step ${step} mixes, and a row cannot say so.`,
};

const advice = (decision: MethodDecision): string =>
  `Add '${decision}' to \`methodDecides\` when the method on the device sees to it, or plan without.`;
