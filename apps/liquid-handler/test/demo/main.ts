import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { planReport, wellNames, type Plan } from '@ligase/liquid-handling';
import { workflows } from '@ligase/workflows';
import { startLab } from '../harness/lab.ts';
import { startHandler, type RunningHandler } from '../harness/start-handler.ts';

/** A lab in Benchling with a plate of samples, and the app on a dry run, all on this machine. `--once` approves, waits and ends. */
async function main(isOnce: boolean): Promise<void> {
  await using lab = await startLab();
  await using handler = await startHandler({ access: lab.access });
  lab.announce(handler);
  const wells = wellNames({ rows: 8, columns: 12 });
  const source = await lab.makePlate('SAMPLES', 96);
  await lab.makePlate('NORMALISED', 96);
  await lab.addDiluent(await lab.makePlate('TE-BUFFER', 1), 50_000);
  // A gradient over the plate, with two samples too weak for what is wanted.
  const strengths = wells.map((well, index) => [well, index % 47 === 3 ? 2 : 8 + ((index * 7) % 90)] as const);
  await lab.addSamples(source, Object.fromEntries(strengths));
  const task = await lab.makeTask({
    'Source plate': 'SAMPLES',
    'Diluent plate': 'TE-BUFFER',
    'Destination plate': 'NORMALISED',
    Concentration: '5 ng/uL',
    Volume: '50 uL',
  });
  const status = async (): Promise<string> => (await lab.tasks.get(task.id)).status.displayName;
  const until = async (wanted: readonly string[]): Promise<string> => {
    for (;;) {
      const now = await status();
      if (wanted.includes(now)) return now;
      await sleep(200);
    }
  };
  if ((await until(['To approve', 'Failed'])) === 'Failed') throw new Error(await outcome());
  const report = join(mkdtempSync(join(tmpdir(), 'liquid-handler-')), `${task.displayId}.html`);
  writeFileSync(report, planReport(await planOf(handler)));
  console.log(`
Plan report  ${pathToFileURL(report).href}
Benchling    ${lab.tenant.consoleUrl}
The app      ${handler.url}/readyz

Task ${task.displayId} waits to be approved: press Approve in the canvas of its entry, in Benchling's console under "Canvases"${
    isOnce ? '.' : '; or press Enter here.'
  }`);
  if (isOnce) await lab.tasks.move(task.id, 'Approved');
  else
    process.stdin.once(
      'data',
      () => void lab.tasks.move(task.id, 'Approved').catch((error: unknown) => console.error(String(error))),
    );
  const end = await until(['Done', 'Failed', 'Refused']);
  console.log(`\nTask ${task.displayId} is ${end}. ${await outcome()}`);
  if (end === 'Done') {
    const volumes = Object.values(await lab.volumes('NORMALISED'));
    console.log(
      `${volumes.filter((one) => one === 50_000_000).length} of ${volumes.length} wells of NORMALISED hold 50 uL in Benchling.`,
    );
  }
  if (isOnce) return;
  console.log('\nCtrl+C ends all of it; nothing is kept.');
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);

  async function outcome(): Promise<string> {
    const { fields } = await lab.tasks.get(task.id);
    return fields['Outcome']?.displayValue ?? '';
  }
}

/** The plan that waits, as its run published it. */
async function planOf({ app }: RunningHandler): Promise<Plan> {
  const runs = app.get(workflows);
  const [run] = await runs.list({ workflow: 'normalise' });
  return (await runs.published(run?.runId ?? '', 'plan')) as Plan;
}

try {
  await main(process.argv.includes('--once'));
  process.exit();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
