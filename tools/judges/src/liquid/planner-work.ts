import {
  cherryPick,
  type Labware,
  type LabwareType,
  normalise,
  parseConcentration,
  parseVolume,
  type Plan,
  type PlanSetup,
  reformat,
  tecanEvo,
  type WellContents,
  wellNames,
} from '@ligase/liquid-handling';

/** A piece of work for a planner, in any size. */
export interface PlannerWork {
  readonly name: string;
  /** How many transfers it has at size 1. */
  readonly transfers: number;
  /** What `time_robotools.py` calls the same work; absent for what robotools cannot do. */
  readonly theirs?: 'normalise' | 'pick';
  readonly plan: (size: number) => Plan;
}

const plate = (rows: number, columns: number, capacity: string): LabwareType => ({
  id: `plate-${rows * columns}`,
  rows,
  columns,
  capacityPl: parseVolume(capacity),
  deadVolumePl: parseVolume('1 uL'),
});
const trough: LabwareType = { ...plate(1, 1, '10 L'), id: 'trough', tipsPerWell: 8 };
const plate384 = plate(16, 24, '100 mL');
const plate1536 = plate(32, 48, '10 uL');
const wells = wellNames(plate384);

const plates = (prefix: string, type: LabwareType, role: Labware['role'], count: number): readonly Labware[] =>
  Array.from({ length: count }, (_, number) => ({ id: `${prefix}${number}`, type, role }));

/** Plates of 384 samples, and what they are put into. */
function setupOf(sources: number, out: LabwareType, destinations: number): PlanSetup {
  const samples = plates('Samples', plate384, 'sample', sources);
  const contents = samples.flatMap(({ id: labware }) =>
    wells.map((well, index): WellContents => {
      const concentration = parseConcentration(`${60 + (index % 190)} ng/uL`);
      return {
        labware,
        well,
        volumePl: parseVolume('90 mL'),
        contents: [{ entity: `${labware}-${well}`, concentration }],
      };
    }),
  );
  return {
    name: 'Timed',
    device: tecanEvo,
    deck: [
      ...samples,
      { id: 'Buffer', type: trough, role: 'diluent' },
      ...plates('Out', out, 'destination', destinations),
    ],
    contents: [...contents, { labware: 'Buffer', well: 'A1', volumePl: parseVolume('1 L'), contents: [] }],
  };
}

const idsOf = ({ deck }: PlanSetup, role: Labware['role']): readonly string[] =>
  deck.filter((one) => one.role === role).map(({ id }) => id);

/** What planners are timed with. */
export const plannerWork: readonly PlannerWork[] = [
  {
    name: 'a normalisation of 384 wells',
    transfers: 768,
    theirs: 'normalise',
    plan: (size) => {
      const setup = setupOf(size, plate384, size);
      return normalise({
        ...setup,
        samples: idsOf(setup, 'sample').flatMap((labware, number) =>
          wells.map((well) => ({ source: { labware, well }, destination: { labware: `Out${number}`, well } })),
        ),
        target: { concentration: parseConcentration('40 ng/uL'), volumePl: parseVolume('50 uL') },
        diluent: [{ labware: 'Buffer', well: 'A1' }],
      });
    },
  },
  {
    name: 'a reformat to 1,536 wells',
    transfers: 1_536,
    plan: (size) => {
      const setup = setupOf(4 * size, plate1536, size);
      const [sources, destinations] = [idsOf(setup, 'sample'), idsOf(setup, 'destination')];
      return reformat({ ...setup, layout: 'interleave', sources, destinations, volumePl: parseVolume('5 uL') });
    },
  },
  {
    name: 'a cherry-pick of 10,000 transfers',
    transfers: 10_000,
    theirs: 'pick',
    plan: (size) => {
      const picks = Array.from({ length: 10_000 * size }, (_, index) => ({
        source: { labware: 'Samples0', well: wells[index % wells.length] ?? 'A1' },
        destination: { labware: 'Out0', well: wells[(index + 7) % wells.length] ?? 'A1' },
        volumePl: parseVolume(`${10 + (index % 31)} uL`),
      }));
      return cherryPick({ ...setupOf(1, plate384, 1), picks, destinations: ['Out0'] });
    },
  },
];
