import type { Task } from '@ligase/plugin-tasks';
import type { Lab } from './lab.ts';

/** What the wells of the small task's target hold in the end. */
export const smallVolumes = { A1: 50_000_000, B1: 50_000_000, A2: 50_000_000, B2: 50_000_000 };

/** What is left in its source: 100 uL less what it takes of 10, 20, 25 and 50 ng/uL for 50 uL at 5 ng/uL. */
export const smallLeft = { A1: 75_000_000, B1: 87_500_000, A2: 90_000_000, B2: 95_000_000 };

/** Makes a task to normalise four wells, with plates of its own. */
export async function makeSmallTask(lab: Lab, number: number): Promise<Task> {
  await makeSmallPlates(lab, number);
  return await askForSmallTask(lab, number);
}

/** Makes the plates of a small task, and gives their barcodes: source, diluent and destination. */
export async function makeSmallPlates(lab: Lab, number: number): Promise<readonly [string, string, string]> {
  const barcodes = [`S${number}`, `D${number}`, `T${number}`] as const;
  const source = await lab.makePlate(barcodes[0], 4);
  const diluent = await lab.makePlate(barcodes[1], 1);
  await lab.makePlate(barcodes[2], 4);
  await lab.addSamples(source, { A1: 10, B1: 20, A2: 25, B2: 50 });
  await lab.addDiluent(diluent, 10_000);
  return barcodes;
}

/** Makes the task for plates that are there. */
export async function askForSmallTask(lab: Lab, number: number): Promise<Task> {
  return await lab.makeTask({
    'Source plate': `S${number}`,
    'Diluent plate': `D${number}`,
    'Destination plate': `T${number}`,
    Concentration: '5 ng/uL',
    Volume: '50 uL',
  });
}
