import { describe, expect, it, onTestFinished } from 'vitest';
import { startLab } from './harness/lab.ts';
import { makeSmallTask } from './harness/small-task.ts';
import { startHandler } from './harness/start-handler.ts';

const timeout = 60_000;

describe('the plan in its entry', { timeout: 2 * timeout }, () => {
  it('is approved by somebody who may change the task, and by nobody else', async () => {
    const lab = await startLab();
    onTestFinished(() => lab[Symbol.asyncDispose]());
    const handler = await startHandler({ access: lab.access });
    onTestFinished(() => handler[Symbol.asyncDispose]());
    lab.announce(handler);
    const { id } = await makeSmallTask(lab, 1);
    const task = () => lab.tasks.get(id);
    const status = async () => (await task()).status.displayName;
    await expect.poll(status, { timeout }).toBe('To approve');
    const [canvas] = lab.control.listCanvases({ appId: lab.access.appId });
    const canvasId = canvas?.id ?? '';
    const shown = () => lab.control.getCanvas({ canvasId });
    const press = (actingUser: string): void =>
      void lab.control.pressCanvasButton({ canvasId, buttonId: 'approve', actingUser });

    press(lab.users.cy);
    await expect.poll(() => JSON.stringify(shown().session?.messages ?? ''), { timeout }).toContain('Cy Curie may not');
    await expect.poll(() => shown().enabled, { timeout }).toBe(true);
    const afterCy = await status();
    press(lab.users.ada);
    await expect.poll(status, { timeout }).toBe('Done');

    expect(afterCy).toBe('To approve');
    expect((await task()).fields['Answered by']?.value).toBe(lab.users.ada);
    expect(JSON.stringify(shown().blocks)).toContain('Done: 8 transfers, as planned.');
  });
});
