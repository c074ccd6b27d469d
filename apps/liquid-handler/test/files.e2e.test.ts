import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { addWork } from './harness/add-work.ts';
import { startLab } from './harness/lab.ts';
import { startHandler } from './harness/start-handler.ts';

const timeout = 60_000;

/** A lab with a task to pick from P1, and an app that hands files to a device. */
async function startWithFiles(settings: Readonly<Record<string, string>> = {}) {
  const lab = await startLab();
  onTestFinished(() => lab[Symbol.asyncDispose]());
  const work = await addWork(lab, 'cherry-pick', ['Picks', 'Destination plates']);
  const folder = await mkdtemp(join(tmpdir(), 'files-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const handler = await startHandler({
    access: lab.access,
    settings: {
      LIQUID_HANDLER_LINK: 'files',
      LIQUID_HANDLER_MAY_MOVE_LIQUID: 'true',
      LIQUID_HANDLER_WORKLIST_FOLDER: folder,
      LIQUID_HANDLER_LOG_FOLDER: folder,
      LIQUID_HANDLER_LOG_SETTLE_MS: '100',
      ...settings,
    },
  });
  onTestFinished(() => handler[Symbol.asyncDispose]());
  lab.announce(handler);
  await lab.addSamples(await lab.makePlate('P1', 96), { A1: 10, B1: 20 });
  await lab.makePlate('HITS', 96);
  const task = await work.makeTask({ Picks: 'P1, A1, 10 uL; P1, B1, 20 uL', 'Destination plates': 'HITS' });
  await expect.poll(() => work.status(task), { timeout }).toBe('To approve');
  await lab.tasks.move(task.id, 'Approved');
  const worklist = async () => (await readdir(folder)).find((name) => name.endsWith('.csv'));
  await expect.poll(worklist, { timeout }).toBeDefined();
  const outcome = async () => (await lab.tasks.get(task.id)).fields['Outcome']?.value;
  return { lab, work, task, folder, outcome, name: (await worklist()) ?? '' };
}

describe('a device that takes files', { timeout: 2 * timeout }, () => {
  it('has only that recorded which its file says it has moved, as soon as the file is there', async () => {
    const { lab, work, task, folder, name } = await startWithFiles({ LIQUID_HANDLER_LOOK_EVERY_MS: '600000' });

    const headings =
      'Source Plate Name,Source Well,Destination Plate Name,Destination Well,Transfer Volume,Actual Volume,Transfer Status';
    const done = `[EXCEPTIONS]\n${headings}\nP1,B1,HITS,B1,20000,12500,clot\n`;
    await writeFile(join(folder, `${name}.done`), done);
    await expect.poll(() => work.status(task), { timeout }).toBe('Failed');

    expect(await lab.volumes('HITS')).toMatchObject({ A1: 10_000_000, B1: 12_500_000 });
    expect(await lab.volumes('P1')).toMatchObject({ A1: 90_000_000, B1: 87_500_000 });
  });

  it('has the task say that a person has to look when it is silent, and is still heard after that', async () => {
    const { lab, work, task, folder, name, outcome } = await startWithFiles({
      LIQUID_HANDLER_DEVICE_SILENT_MS: '0',
      LIQUID_HANDLER_LOOK_EVERY_MS: '300',
    });
    await expect.poll(outcome, { timeout }).toContain('A person has to look');
    expect(await work.status(task)).toBe('Approved');

    await writeFile(join(folder, `${name}.done`), '');
    await expect.poll(() => work.status(task), { timeout }).toBe('Done');

    expect(await lab.volumes('HITS')).toMatchObject({ A1: 10_000_000, B1: 20_000_000 });
  });
});
