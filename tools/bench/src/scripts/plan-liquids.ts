import {
  cherryPick,
  echo650,
  hamiltonStar,
  type Labware,
  type LabwareType,
  normalise,
  parseConcentration,
  parseVolume,
  type Plan,
  reformat,
  replay,
  type WellContents,
  wellNames,
} from '@ligase/liquid-handling';
import { serveSamples } from './serve-samples.ts';

const [job] = process.argv.slice(2) as [
  'normalise 96' | 'normalise 384' | 'reformat 384' | 'reformat 1536' | 'pick 2500' | 'pick 10000',
];

const plate = (rows: number, columns: number): LabwareType => ({
  id: `plate_${rows * columns}`,
  rows,
  columns,
  capacityPl: parseVolume('200 uL'),
  deadVolumePl: parseVolume('2 uL'),
});
const trough: LabwareType = { ...plate(1, 1), id: 'trough', capacityPl: parseVolume('200 mL') };
const piece = (id: string, type: LabwareType, role: Labware['role'] = 'sample'): Labware => ({ id, type, role });
const filled = ({ id, type }: Labware): readonly WellContents[] =>
  wellNames(type).map((well, place) => ({
    labware: id,
    well,
    volumePl: parseVolume('100 uL'),
    contents: [{ entity: `${id}-${well}`, concentration: parseConcentration(`${20 + (place % 50)} ng/uL`) }],
  }));
const te: WellContents = { labware: 'te', well: 'A1', volumePl: parseVolume('150 mL'), contents: [] };

function normalisation(type: LabwareType): () => Plan {
  const from = piece('from', type);
  const contents = [te, ...filled(from)];
  return () =>
    normalise({
      name: 'normalise',
      device: hamiltonStar,
      deck: [piece('te', trough, 'diluent'), from, piece('to', type, 'destination')],
      contents,
      samples: wellNames(type).map((well) => ({
        source: { labware: 'from', well },
        destination: { labware: 'to', well },
      })),
      target: { concentration: parseConcentration('5 ng/uL'), volumePl: parseVolume('50 uL') },
      diluent: [{ labware: 'te', well: 'A1' }],
    });
}

function gathering(small: LabwareType, large: LabwareType): () => Plan {
  const sources = ['a', 'b', 'c', 'd'].map((id) => piece(id, small));
  const contents = sources.flatMap(filled);
  return () =>
    reformat({
      name: 'reformat',
      device: echo650,
      deck: [...sources, piece('x', large, 'destination')],
      contents,
      layout: 'interleave',
      sources: ['a', 'b', 'c', 'd'],
      destinations: ['x'],
      volumePl: parseVolume('1 uL'),
    });
}

function picking(count: number): () => Plan {
  const type = plate(16, 24);
  const numbered = (name: string): readonly Labware[] =>
    Array.from({ length: Math.ceil(count / 384) }, (_, number) => piece(`${name}${number}`, type));
  const [sources, destinations] = [numbered('s'), numbered('d')];
  const contents = sources.flatMap(filled);
  // Here and there over all the plates, and each well once: 997 has no divisor in common with their number.
  const picks = Array.from({ length: count }, (_, number) => {
    const { labware = '', well = '' } = contents[(number * 997) % contents.length] ?? {};
    return { source: { labware, well }, volumePl: parseVolume('5 uL') };
  });
  return () =>
    cherryPick({
      name: 'pick',
      device: hamiltonStar,
      deck: [...sources, ...destinations],
      contents,
      picks,
      destinations: destinations.map(({ id }) => id),
    });
}

const jobs: Readonly<Record<typeof job, () => () => Plan>> = {
  'normalise 96': () => normalisation(plate(8, 12)),
  'normalise 384': () => normalisation(plate(16, 24)),
  'reformat 384': () => gathering(plate(8, 12), plate(16, 24)),
  'reformat 1536': () => gathering(plate(16, 24), plate(32, 48)),
  'pick 2500': () => picking(2_500),
  'pick 10000': () => picking(10_000),
};

// The small ones are done four times, so that all of a kind move as many wells.
const times = ['normalise 96', 'reformat 384', 'pick 2500'].includes(job) ? 4 : 1;

const plan = jobs[job]();

await serveSamples(() => {
  for (let time = 0; time < times; time += 1) {
    const { faults } = replay(plan());
    if (faults.length > 0) throw new Error(`The plan has faults: ${JSON.stringify(faults[0])}`);
  }
  return Promise.resolve();
}, 5);
