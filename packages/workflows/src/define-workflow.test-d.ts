import { apiKey, createApp, token } from '@ligase/core';
import type { Workflows } from './contract.ts';
import { defineWorkflow } from './define-workflow.ts';
import type { Schema } from './schema.ts';
import { workflowsPlugin } from './workflows-plugin.ts';

declare const plateId: Schema<{ readonly plateId: string }>;
const robot = token<{ fill(plate: string): Promise<number> }>()('robot');

const fillPlate = defineWorkflow({
  name: 'fill-plate',
  requires: { robot },
  input: plateId,
  run: ({ step, deps }, input) => step('fill', () => deps.robot.fill(input.plateId), { undo: undoFill }),
});
const undoFill = (wells: number): Promise<void> => Promise.resolve(void wells);

defineWorkflow({
  name: 'fill-rack',
  requires: {},
  input: plateId,
  async run({ child, deps }, input) {
    // @ts-expect-error -- it required no robot
    void deps.robot;
    const wells: number = await child(fillPlate, input);
    // @ts-expect-error -- the plate is missing
    await child(fillPlate, {});
    return wells;
  },
});

defineWorkflow({
  name: 'count-plates',
  requires: {},
  input: plateId,
  schedules: [
    { name: 'weekdays', cron: '0 6 * * 1-5', input: () => ({ plateId: 'all' }) },
    // @ts-expect-error -- not a time that any cron knows
    { name: 'nightly', cron: 'every night', input: () => ({ plateId: 'all' }) },
  ],
  run: ({ step }) => step('count', () => Promise.resolve()),
});

/** Compiled, never run. */
export async function uses(runs: Workflows): Promise<void> {
  await runs.start(fillPlate, { plateId: 'plt_1' });
  // @ts-expect-error -- a number is no plate
  await runs.start(fillPlate, { plateId: 1 });
  const plugins = [workflowsPlugin({ workflows: [fillPlate], store: 'pglite:memory' })] as const;
  // @ts-expect-error -- no plugin provides the robot
  await createApp({ name: 'filler', tenant: 'https://acme.benchling.test', auth: apiKey('sk_1'), plugins });
}
