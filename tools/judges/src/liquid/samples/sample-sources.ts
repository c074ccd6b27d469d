import { readFileSync } from 'node:fs';
import { echoSamples } from './echo-samples.ts';
import { opentronsSamples } from './opentrons-samples.ts';
import type { Sample } from './sample.ts';
import { worklistSamples } from './worklist-samples.ts';

/** A package in which others publish files of devices. */
export interface SampleSource {
  readonly name: string;
  readonly what: string;
  /** The judge in whose environment it is looked for; absent for what is installed beside ours. */
  readonly judge?: string;
  /** Its samples, or in words why there are none. */
  readonly samples: (python: string, folder: string) => readonly Sample[] | string;
}

const pinned = (judge: string): string =>
  new RegExp(`^${judge}==(.*)$`, 'm').exec(
    readFileSync(new URL(`../../../liquid/${judge}.txt`, import.meta.url), 'utf8'),
  )?.[1] ?? '';

/** Where public samples are found in packages. */
export const sampleSources: readonly SampleSource[] = [
  { name: '@opentrons/shared-data', what: 'protocols', samples: opentronsSamples },
  {
    name: 'robotools',
    what: 'worklists',
    judge: 'robotools',
    samples: (python) => worklistSamples(python, 'robotools'),
  },
  {
    name: 'kithairon',
    what: 'labware files of an Echo',
    judge: 'kithairon',
    samples: (python, folder) => echoSamples(python, folder, pinned('kithairon')),
  },
];
