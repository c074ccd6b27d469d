import { describe, expect, it } from 'vitest';
import { answerForm, planBlocks } from '../src/report/plan-blocks.ts';
import { smallPlan } from './harness/small-plan.ts';

describe('a plan in its canvas', () => {
  it('has the buttons under what decides and above the list of wells, so that nobody scrolls past them', () => {
    const plan = smallPlan();

    const blocks = planBlocks(plan);

    const [head, wells] = [blocks[0], blocks.at(-1)].map((block) => (block?.type === 'MARKDOWN' ? block.value : ''));
    expect(blocks.slice(1, -1)).toEqual(answerForm.blocks());
    expect(head).toContain(`# ${plan.name}\nCan be carried out`);
    expect(wells).toMatch(/^## Every well\n- \*\*[A-Z]+\d+ of \S+\*\*: Samples .*; Volume /u);
  });
});
