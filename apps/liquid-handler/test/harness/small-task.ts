import type { Task } from '@ligase/plugin-tasks';
import type { Lab } from './lab.ts';

/** What the wells of the small task's target hold in the end. */
export const smallVolumes = { A1: 50_000_000, B1: 50_000_000, A2: 50_000_000, B2: 50_000_000 };

/** What is left in its source: 100 uL less what it takes of 10, 20, 25 and 50 ng/uL for 50 uL at 5 ng/uL. */
export const smallLeft = { A1: 75_000_000, B1: 87_500_000, A2: 90_000_000, B2: 95_000_000 };

/** Makes a task to normalise four wells, with plates of its own. */
export async function makeSmallTask(lab: Lab, number: number): Promise<Task> {
  const name = String(number);
  const [source, diluent] = [
    await lab.makePlate(`S${name}`, 4),
    await lab.makePlate(`D${name}`, 1),
    await lab.makePlate(`T${name}`, 4),
  ];
  await lab.addSamples(source, { A1: 10, B1: 20, A2: 25, B2: 50 });
  await lab.addDiluent(diluent, 10_000);
  return await lab.makeTask({
    'Source plate': `S${name}`,
    'Diluent plate': `D${name}`,
    'Destination plate': `T${name}`,
    Concentration: '5 ng/uL',
    Volume: '50 uL',
  });
}
