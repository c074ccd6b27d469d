import type { Tool } from '../device/device-profile.ts';
import { addressKey } from '../labware/deck-index.ts';
import type { Step } from '../plan/plan.ts';
import type { Fault } from './fault.ts';

/** Follows the tip from step to step. */
export interface TipWatch {
  /** @param clean whether no well that the step dispenses into holds a sample yet. */
  follow(
    step: Step,
    tool: Tool | undefined,
    clean: boolean,
    report: (code: Fault['code'], message: string) => void,
  ): void;
}

/**
 * Watches that a kept tip is there to keep, and that it carries nothing from one well to another: it may go on only with liquid of the
 * same source, and only while it has touched no sample, or repeats the very transfer before.
 */
export function watchTips(): TipWatch {
  let last:
    | { readonly tool: Tool | undefined; readonly source: string; readonly clean: boolean; readonly into: string }
    | undefined;
  return {
    follow(step, tool, clean, report) {
      const source = addressKey(step.source);
      const into = step.dispenses.map(({ destination }) => addressKey(destination)).join();
      if (step.tip === 'keep') {
        if (last === undefined) report('tip-wrong', 'It keeps a tip, and there is none yet.');
        else if (last.tool !== tool) report('tip-wrong', `It keeps a tip that is not one of ${tool?.id}.`);
        else if (source !== last.source || (!last.clean && into !== last.into))
          report(
            'tip-dirty',
            `It keeps a tip that has touched another liquid than that of ${step.source.well} of ${step.source.labware}.`,
          );
      }
      last = { tool, source, into, clean: clean && (step.tip !== 'keep' || last?.clean !== false) };
    },
  };
}
