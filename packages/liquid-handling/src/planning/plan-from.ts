import type { Plan } from '../plan/plan.ts';
import type { PlanWarning } from '../plan/plan-warning.ts';
import type { Draw } from './draw.ts';
import type { PlanSetup } from './plan-setup.ts';
import { toSteps } from './to-steps.ts';

/** The plan that does these draws. */
export function planFrom(
  { name, device, deck, contents }: PlanSetup,
  draws: readonly Draw[],
  warnings: readonly PlanWarning[],
): Plan {
  return { name, device, deck, contents, warnings, steps: toSteps(draws, { device, contents }) };
}
