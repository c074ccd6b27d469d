import type { PlanFrame } from '../plan/plan.ts';

/** What every planner is given: the plan's name, the device, the deck, and what is in its wells. */
export type PlanSetup = Omit<PlanFrame, 'warnings'>;
