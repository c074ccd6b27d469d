import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { actualPlan, readEchoLog } from '@ligase/liquid-handling';
import { describe, expect, it, onTestFinished } from 'vitest';
import { fileDrop } from '../src/devices/file-drop/file-drop.ts';
import { jobStem, runIdsIn } from '../src/devices/file-drop/job-file.ts';
import { smallPlan } from './harness/small-plan.ts';

const plan = smallPlan();
const key = 'liquid-handler/hear-task/evt_1.x/cherry-pick/start cherry-pick';
const job = { key, name: 'T1', plan, worklist: 'A;P1\n' };
const stem = jobStem(job);

/** Two folders and the device between them, at a time when all that was written has settled. */
async function startDrop() {
  const root = await mkdtemp(join(tmpdir(), 'file-drop-'));
  onTestFinished(() => rm(root, { recursive: true }));
  const dialect = { extension: '.csv', encoding: 'utf8' } as const;
  const clock = { now: () => Date.now() + 10_000 };
  const device = fileDrop({ worklistFolder: root, dialect, logs: { folder: root, settleMs: 5_000, clock } });
  const files = async () => (await readdir(root)).filter((name) => !name.startsWith('.'));
  return { root, device, files, worklist: join(root, `${stem}.csv`) };
}

describe('a folder in which a device takes its files', () => {
  it('gets the worklist once, under a name from which the run is known again', async () => {
    const { device, files, worklist } = await startDrop();

    await device.dispatch(job);
    await device.dispatch(job);

    expect(await files()).toEqual([`${stem}.csv`]);
    expect(await readFile(worklist, 'utf8')).toBe(job.worklist);
    expect(runIdsIn(`${stem}.csv`)).toEqual([key]);
  });

  it('gets no second one when the device has taken the first away', async () => {
    const { device, files, worklist } = await startDrop();

    await device.dispatch(job);
    await rm(worklist);
    await device.dispatch(job);

    expect(await files()).toEqual([]);
  });

  it('gets what a process had begun to hand over before it died', async () => {
    const { root, device, files, worklist } = await startDrop();
    await device.dispatch(job);
    await rm(worklist);
    await writeFile(join(root, '.liquid-handler', `${stem}.csv`), job.worklist);

    await device.dispatch(job);

    expect(await files()).toEqual([`${stem}.csv`]);
  });

  it('keeps a file that is there under the same name with something else in it', async () => {
    const { device, worklist } = await startDrop();
    await writeFile(worklist, 'of somebody else');

    await expect(device.dispatch(job)).rejects.toThrow('holds something else');

    expect(await readFile(worklist, 'utf8')).toBe('of somebody else');
  });
});

describe('what a device says that it did', () => {
  it('is nothing while only the worklist is there, or a log that is still being written', async () => {
    const { root, worklist } = await startDrop();
    const dialect = { extension: '.csv', encoding: 'utf8' } as const;
    const clock = { now: Date.now };
    const device = fileDrop({ worklistFolder: root, dialect, logs: { folder: root, settleMs: 60_000, clock } });
    await device.dispatch(job);
    await writeFile(`${worklist}.done`, '');

    expect(await device.log(job)).toBeUndefined();
  });

  it('is all as planned by an empty file that ends in ".done"', async () => {
    const { root, device } = await startDrop();
    await writeFile(join(root, `${stem}.done`), '');

    const log = await device.log(job);

    expect(actualPlan(plan, readEchoLog(log ?? '', plan).transfers)).toEqual({ plan, differences: [] });
  });

  it('is all but the exceptions that such a file lists', async () => {
    const { root, device } = await startDrop();
    const headings =
      'Source Plate Name,Source Well,Destination Plate Name,Destination Well,Transfer Volume,Actual Volume,Transfer Status';
    await writeFile(join(root, `${stem}.done`), `[EXCEPTIONS]\n${headings}\nP1,B1,HITS,B1,20000,0,no tip\n`);

    const log = await device.log(job);

    const { differences } = actualPlan(plan, readEchoLog(log ?? '', plan).transfers);
    expect(differences).toMatchObject([{ kind: 'failed', plannedPl: 20_000_000, actualPl: 0, reason: 'no tip' }]);
  });

  it('is refused when the list cannot be read, with its line', async () => {
    const { root, device } = await startDrop();
    await writeFile(join(root, `${stem}.done`), '[EXCEPTIONS]\nwell\nB1\n');

    await expect(device.log(job)).rejects.toThrow('Line 2');
  });

  it('is a report that names the worklist, whatever the report is called', async () => {
    const { root, device } = await startDrop();
    const report = `Protocol Name,${stem}\n\n[DETAILS]\n`;
    await writeFile(join(root, 'E6XX-1_Transfer_7.csv'), report);
    await writeFile(join(root, 'E6XX-1_Transfer_6.csv'), 'Protocol Name,another\n\n[DETAILS]\n');

    expect(await device.log(job)).toBe(report);
  });

  it('is for a person to see when two files say it', async () => {
    const { root, device } = await startDrop();
    await writeFile(join(root, `${stem}.done`), '');
    await writeFile(join(root, `${stem}.log.csv`), '[DETAILS]\n');

    await expect(device.log(job)).rejects.toThrow('both say what became of T1');
  });
});
