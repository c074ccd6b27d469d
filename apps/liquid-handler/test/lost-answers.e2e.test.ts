import { describe, expect, it, onTestFinished } from 'vitest';
import { startLab } from './harness/lab.ts';
import { askForSmallTask, makeSmallPlates, smallVolumes } from './harness/small-task.ts';
import { startHandler } from './harness/start-handler.ts';
import { tracesOf } from './harness/traces.ts';

const timeout = 60_000;

/** Writes that are done and of which the app gets no answer. */
const lost = [
  'createEntry',
  'updateAppCanvas',
  'createAssayRuns',
  'createBlob',
  'updateAssayRun',
  'transferIntoContainers',
  'createWorkflowOutput',
];

describe('a task of which Benchling does everything and answers half of it', { timeout: 2 * timeout }, () => {
  it('is done once all the same', async () => {
    const lab = await startLab();
    onTestFinished(() => lab[Symbol.asyncDispose]());
    const handler = await startHandler({ access: lab.access });
    onTestFinished(() => handler[Symbol.asyncDispose]());
    lab.announce(handler);
    await makeSmallPlates(lab, 1);
    for (const operationId of lost) lab.control.failNext({ operationId, reset: true });
    const { id } = await askForSmallTask(lab, 1);
    const status = async () => (await lab.tasks.get(id)).status.displayName;

    await expect.poll(status, { timeout }).toBe('To approve');
    await lab.tasks.move(id, 'Approved');
    await expect.poll(status, { timeout }).toMatch(/Done|Failed/u);

    expect((await lab.tasks.get(id)).fields['Outcome']?.value).toBe('Done: 8 transfers, as planned.');
    expect(await lab.volumes('T1')).toEqual(smallVolumes);
    expect(await tracesOf(lab, id)).toEqual({ entries: 1, pages: 1, emptyPages: 0, runs: 1, results: 4, outputs: 1 });
  });
});
