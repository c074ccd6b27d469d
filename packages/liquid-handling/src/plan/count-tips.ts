import { toolFor } from '../device/tool-for.ts';
import { aspiratedPl } from './aspirated-pl.ts';
import type { Plan } from './plan.ts';

/** How many tips a plan uses up of one tool. */
export interface TipCount {
  readonly tool: string;
  readonly tips: number;
  /** Boxes that must stand on the deck, the last perhaps not used up. */
  readonly boxes: number;
}

/** The tips that a plan uses up, by tool, in the order of the device's tools; none for tools without tips. */
export function countTips({ steps, device }: Pick<Plan, 'steps' | 'device'>): readonly TipCount[] {
  const fresh = steps.filter(({ tip }) => tip === 'new').map((step) => toolFor(device, aspiratedPl(step))?.id);
  return device.tools.flatMap(({ id, tipsPerBox }) => {
    const tips = fresh.filter((tool) => tool === id).length;
    return tips === 0 ? [] : [{ tool: id, tips, boxes: Math.ceil(tips / tipsPerBox) }];
  });
}
