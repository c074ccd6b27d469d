import {
  cherryPick,
  normalise,
  parseConcentration,
  parseVolume,
  type Plan,
  type PlanSetup,
  pool,
  replay,
  serialDilution,
  type WellContents,
  wellNames,
} from '@ligase/liquid-handling';
import type { BenchSetup } from './bench-setup.ts';
import { type Random, randomOf } from './random.ts';

type Planner = (setup: BenchSetup, frame: PlanSetup, random: Random) => Plan;

/** A plan that a seed gives for a device: of samples of any concentration, by any of the planners that the deck allows. */
export function makePlan(setup: BenchSetup, seed: number): Plan {
  const random = randomOf(seed);
  const planner = random.one(setup.diluent === undefined ? dropPlanners : [...dropPlanners, ...dilutingPlanners]);
  const plan = planner(setup, frameOf(setup, seed, random), random);
  const { faults } = replay(plan);
  if (faults.length > 0) throw new Error(`The plan of seed ${seed} is at fault itself: ${faults[0]?.message ?? ''}`);
  return plan;
}

function frameOf({ device, samples, out, diluent }: BenchSetup, seed: number, random: Random): PlanSetup {
  const { type } = samples;
  const contents = wellNames(type).map((well): WellContents => {
    const steps = Math.trunc((type.capacityPl - type.deadVolumePl) / 2 / device.quantumPl);
    const volumePl = type.deadVolumePl + (steps + random.whole(0, steps)) * device.quantumPl;
    const concentration = parseConcentration(`${random.whole(1, 400)} ng/uL`);
    return { labware: samples.id, well, volumePl, contents: [{ entity: `S-${well}`, concentration }] };
  });
  const buffer =
    diluent === undefined
      ? []
      : wellNames(diluent.type).map((well) => ({
          labware: diluent.id,
          well,
          volumePl: parseVolume('14 mL'),
          contents: [],
          liquid: 'TE',
        }));
  return {
    name: `Plan ${seed}`,
    device,
    deck: [samples, out, ...(diluent === undefined ? [] : [diluent])],
    contents: [...contents, ...buffer],
  };
}

const smallest = ({ device }: BenchSetup): number => device.tools[0]?.minPl ?? device.quantumPl;

const picked: Planner = (setup, frame, random) => {
  const { samples, out, device } = setup;
  const wells = wellNames(samples.type);
  const picks = Array.from({ length: random.whole(1, 80) }, () => ({
    source: { labware: samples.id, well: wells[random.whole(0, wells.length - 1)] ?? 'A1' },
    volumePl: smallest(setup) + random.whole(0, 300) * device.quantumPl,
  }));
  return cherryPick({ ...frame, picks, destinations: [out.id] });
};

const pooled: Planner = (setup, frame, random) => {
  const { samples, out, device } = setup;
  const wells = wellNames(samples.type);
  const at = random.whole(0, wells.length - 13);
  const members = wells.slice(at, at + random.whole(2, 12)).map((well) => ({ source: { labware: samples.id, well } }));
  const volumePl = smallest(setup) + random.whole(0, 20) * device.quantumPl;
  return pool({
    ...frame,
    pools: [{ destination: { labware: out.id, well: wellNames(out.type)[random.whole(0, 95)] ?? 'A1' }, members }],
    share: { by: 'volume', volumePl },
  });
};

const normalised: Planner = ({ samples, out, diluent }, frame, random) => {
  const to = wellNames(out.type);
  const wells = wellNames(samples.type).slice(0, random.whole(4, 40));
  return normalise({
    ...frame,
    samples: wells.map((well, index) => ({
      source: { labware: samples.id, well },
      destination: { labware: out.id, well: to[index] ?? 'A1' },
    })),
    target: {
      concentration: parseConcentration(`${random.whole(5, 60)} ng/uL`),
      volumePl: parseVolume(`${random.whole(30, 80)} uL`),
    },
    diluent: [{ labware: diluent?.id ?? '', well: 'A1' }],
  });
};

const diluted: Planner = ({ samples, out, diluent }, frame, random) => {
  const columns = random.whole(2, 10);
  const rows = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'].slice(0, random.whole(1, 8));
  return serialDilution({
    ...frame,
    series: rows.map((row) => ({
      source: { labware: samples.id, well: `${row}1` },
      wells: Array.from({ length: columns }, (_, index) => ({ labware: out.id, well: `${row}${index + 1}` })),
    })),
    factor: random.one([2, 3, 5]),
    volumePl: parseVolume('30 uL'),
    diluent: [{ labware: diluent?.id ?? '', well: 'A2' }],
  });
};

const dropPlanners: readonly [Planner, ...Planner[]] = [picked, picked, pooled];
const dilutingPlanners: readonly Planner[] = [normalised, normalised, diluted];
