import { workflows } from '@ligase/workflows';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startLab } from './harness/lab.ts';
import { makeSmallTask } from './harness/small-task.ts';
import { startHandler } from './harness/start-handler.ts';
import { findReady } from '../src/workflows/find-ready.ts';

const timeout = 60_000;

describe('an app that Benchling tells nothing', { timeout: 2 * timeout }, () => {
  it('finds a task that is ready, and sees that somebody has approved its plan', async () => {
    const lab = await startLab();
    onTestFinished(() => lab[Symbol.asyncDispose]());
    const handler = await startHandler({ access: lab.access });
    onTestFinished(() => handler[Symbol.asyncDispose]());
    const { id } = await makeSmallTask(lab, 1);
    const status = async () => (await lab.tasks.get(id)).status.displayName;

    await handler.app.get(workflows).start(findReady, null);
    await expect.poll(status, { timeout }).toBe('To approve');
    await lab.tasks.move(id, 'Approved');

    await expect.poll(status, { timeout }).toBe('Done');
  });
});
