import type { Tool } from '../device/device-profile.ts';
import { isSameWell } from '../labware/well-map.ts';
import { isSameDestination } from '../plan/same-destination.ts';
import type { Step } from '../plan/plan.ts';
import type { Fault } from './fault.ts';

/** Follows the tip from step to step. */
export interface TipWatch {
  /** @param isClean whether no well that the step dispenses into holds a sample yet. */
  follow(
    step: Step,
    tool: Tool | undefined,
    clean: boolean,
    report: (code: Fault['code'], message: string) => void,
  ): void;
}

/**
 * Watches that a kept tip is there to keep, and that it carries nothing over: it may go back to its source only while it has touched
 * nothing but wells without a sample, and what it has put there itself.
 */
export function watchTips(): TipWatch {
  let last: { readonly tool: Tool | undefined; readonly step: Step; readonly isClean: boolean } | undefined;
  return {
    follow(step, tool, isClean, report) {
      const before = step.tip === 'keep' ? last : undefined;
      if (step.tip === 'keep') {
        if (before === undefined) report('tip-wrong', 'It keeps a tip, and there is none yet.');
        else if (before.tool !== tool) report('tip-wrong', `It keeps a tip that is not one of ${tool?.id}.`);
        else if (!isSameWell(before.step.source, step.source) || !before.isClean)
          report(
            'tip-dirty',
            `It keeps a tip that has touched another liquid than that of ${step.source.well} of ${step.source.labware}.`,
          );
      }
      const isRepeated = before !== undefined && before.isClean && isSameDestination(before.step, step);
      last = { tool, step, isClean: isClean || isRepeated };
    },
  };
}
