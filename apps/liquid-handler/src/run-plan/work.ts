import type { Plan, PlanSetup } from '@ligase/liquid-handling';
import type { FieldValues } from '@ligase/plugin-tasks/contract';
import type { PlateUse } from '../deck/read-deck.ts';

/** What differs between one kind of work and another: which plates, and which plan. Pure. */
export interface Work {
  /** What people call it: `Normalise`. */
  readonly title: string;
  /** The plates that a task names. @throws {RefusedError} for a field that is empty. */
  plates(fields: FieldValues): readonly PlateUse[];
  /** @throws {RefusedError} or {InputError} with what is wrong with the task. */
  plan(setup: PlanSetup, fields: FieldValues): Plan;
  /** Whether the plan needs to know how long the DNA sequences in the wells are. Default: no. */
  readonly needsLengths?: true;
}
