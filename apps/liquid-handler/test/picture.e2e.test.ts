import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runs } from '@ligase/plugin-runs';
import { entries } from '@ligase/plugin-entries';
import { startLab } from './harness/lab.ts';
import { makeSmallTask } from './harness/small-task.ts';
import { startHandler } from './harness/start-handler.ts';

const timeout = 60_000;

describe('the entry of a task', { timeout: 2 * timeout }, () => {
  it('has a picture of the plates as planned before anybody approves, and in the end one of what was done', async () => {
    const lab = await startLab();
    onTestFinished(() => lab[Symbol.asyncDispose]());
    const handler = await startHandler({ access: lab.access });
    onTestFinished(() => handler[Symbol.asyncDispose]());
    lab.announce(handler);
    const task = await makeSmallTask(lab, 1);
    const status = async () => (await lab.tasks.get(task.id)).status.displayName;
    const picture = async (field: string) => {
      for await (const { fields } of handler.app.get(entries).list({ name: `${task.displayId} Normalise` })) {
        const blobId = fields?.[field]?.value;
        if (typeof blobId !== 'string') return undefined;
        const { blobs } = handler.app.get(runs);
        return { blob: await blobs.get(blobId), svg: await text(blobs.download(blobId)) };
      }
      throw new Error('There is no entry.');
    };

    await expect.poll(status, { timeout }).toBe('To approve');
    const [planned, early] = [await picture('Plates as planned'), await picture('Plates as done')];
    await lab.tasks.move(task.id, 'Approved');
    await expect.poll(status, { timeout }).toBe('Done');
    const done = await picture('Plates as done');

    expect(early).toBeUndefined();
    expect(planned?.blob).toMatchObject({ name: `${task.displayId} Plates as planned.svg`, mimeType: 'image/svg+xml' });
    expect(planned?.svg).toContain('T1, volume after. 4 of 4 wells hold something, from 50 µL to 50 µL.');
    expect(done?.svg).toContain('S1, volume after. 4 of 4 wells hold something, from 75 µL to 95 µL.');
  });
});
