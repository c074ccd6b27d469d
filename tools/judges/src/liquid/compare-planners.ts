import {
  cherryPick,
  type LabwareType,
  normalise,
  parseConcentration,
  parseVolume,
  type Plan,
  type PlanSetup,
  replay,
  tecanEvo,
  tecanWorklist,
  wellNames,
} from '@ligase/liquid-handling';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const plate: LabwareType = {
  id: 'plate',
  rows: 16,
  columns: 24,
  capacityPl: parseVolume('100 mL'),
  deadVolumePl: parseVolume('5 uL'),
};
const trough: LabwareType = {
  id: 'trough',
  rows: 1,
  columns: 1,
  capacityPl: parseVolume('1 L'),
  deadVolumePl: parseVolume('100 uL'),
  tipsPerWell: 8,
};

const wells = wellNames(plate);

const setup: PlanSetup = {
  name: 'Compared',
  device: tecanEvo,
  deck: [
    { id: 'Samples', type: plate, role: 'sample' },
    { id: 'Buffer', type: trough, role: 'diluent' },
    { id: 'Out', type: plate, role: 'destination' },
  ],
  contents: [
    ...wells.map((well, index) => ({
      labware: 'Samples',
      well,
      volumePl: parseVolume('90 mL'),
      contents: [{ entity: well, concentration: parseConcentration(`${60 + (index % 190)} ng/uL`) }],
    })),
    { labware: 'Buffer', well: 'A1', volumePl: parseVolume('100 mL'), contents: [] },
  ],
};

const work: Readonly<Record<'normalise' | 'pick', () => Plan>> = {
  normalise: () =>
    normalise({
      ...setup,
      samples: wells.map((well) => ({ source: { labware: 'Samples', well }, destination: { labware: 'Out', well } })),
      target: { concentration: parseConcentration('40 ng/uL'), volumePl: parseVolume('50 uL') },
      diluent: [{ labware: 'Buffer', well: 'A1' }],
    }),
  pick: () =>
    cherryPick({
      ...setup,
      picks: Array.from({ length: 10_000 }, (_, index) => ({
        source: { labware: 'Samples', well: wells[index % wells.length] ?? 'A1' },
        destination: { labware: 'Out', well: wells[(index + 7) % wells.length] ?? 'A1' },
        volumePl: parseVolume(`${10 + (index % 31)} uL`),
      })),
      destinations: ['Out'],
    }),
};

const names = { normalise: 'a normalisation of 384 wells', pick: 'a cherry-pick of 10,000 transfers' } as const;

/** How much faster our planner, ledger and writer are together than robotools, which does all three in one, as lines of text. */
export function comparePlanners(python: string): string {
  const script = fileURLToPath(new URL('../../liquid/time_robotools.py', import.meta.url));
  const { status, stdout, stderr } = spawnSync(python, [script], { encoding: 'utf8' });
  if (status !== 0) return `  Not compared: ${stderr.trim().split('\n').at(-1) ?? ''}`;
  const theirs = JSON.parse(stdout) as Readonly<Record<keyof typeof work, number>>;
  return (Object.keys(work) as (keyof typeof work)[])
    .map((kind) => {
      const ours = medianMs(work[kind]);
      const ratio = theirs[kind] / ours;
      return `  ${names[kind]}, counted and written: ${theirs[kind].toFixed(1)} ms there, ${ours.toFixed(1)} ms here, ${ratio.toFixed(1)} times as fast`;
    })
    .join('\n');
}

function medianMs(plan: () => Plan): number {
  const dialect = tecanWorklist({ software: 'evo' });
  const times = Array.from({ length: 7 }, () => {
    const start = performance.now();
    const made = plan();
    replay(made);
    dialect.render(made);
    return performance.now() - start;
  });
  return times.toSorted((one, other) => one - other)[3] ?? 0;
}
