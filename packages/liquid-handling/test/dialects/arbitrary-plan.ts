import * as fc from 'fast-check';
import type { DeviceProfile, Labware, LabwareType, Plan, Step, WellAddress } from '../../src/index.ts';
import { wellNames } from '../../src/index.ts';

/** What the plans of a dialect's test may hold. */
export interface PlanShape {
  readonly quantumPl: number;
  /** Dispenses of one aspiration, at most. */
  readonly mostDispenses: number;
  readonly tips: readonly Step['tip'][];
  readonly hasExcess: boolean;
  readonly canMix: boolean;
  readonly mostSteps?: number;
}

const plate96: LabwareType = { id: 'plate_96', rows: 8, columns: 12, capacityPl: 360e6, deadVolumePl: 5e6 };
const plate384: LabwareType = { id: 'plate_384', rows: 16, columns: 24, capacityPl: 112e6, deadVolumePl: 3e6 };
const plate1536: LabwareType = { id: 'plate_1536', rows: 32, columns: 48, capacityPl: 12e6, deadVolumePl: 1e6 };
const trough: LabwareType = {
  id: 'trough_12',
  rows: 1,
  columns: 12,
  capacityPl: 15e9,
  deadVolumePl: 1e9,
  tipsPerWell: 8,
};

/** A device whose tools between them move any volume. */
export const anyDevice = (shape: PlanShape): DeviceProfile => ({
  id: 'device',
  name: 'Device',
  quantumPl: shape.quantumPl,
  tools: [
    { id: 'TS_50', minPl: 1, maxPl: 50e6, channels: 1, independent: true, tipsPerBox: tipsPerBox(shape) },
    { id: 'TS_1000', minPl: 50e6, maxPl: 1e12, channels: 1, independent: true, tipsPerBox: tipsPerBox(shape) },
  ],
  canMix: shape.canMix,
});

const tipsPerBox = ({ tips }: PlanShape): number => (tips.includes('none') ? 0 : 96);

const name = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9 _.()éµ,"'#]{0,20}[A-Za-z0-9)]$/);

const source = fc.record({
  type: fc.constantFrom(plate96, plate384, plate1536),
  role: fc.constantFrom('sample' as const, 'intermediate' as const),
});
const destination = fc.record({
  type: fc.constantFrom(plate96, plate384, plate1536),
  role: fc.constant('destination' as const),
});
const diluent = fc.constant({ type: trough, role: 'diluent' as const });

const deck: fc.Arbitrary<readonly Labware[]> = fc
  .record({
    kinds: fc.tuple(diluent, source, source, destination, destination),
    names: fc.uniqueArray(name, { minLength: 10, maxLength: 10 }),
  })
  .map(({ kinds, names }) =>
    kinds.map((kind, index) => ({ id: names[index] ?? '', barcode: names[index + 5] ?? '', ...kind })),
  );

/** Plans of a shape, on decks of two sources, two destinations and a trough. Whether their volumes are there is not asked. */
export function arbitraryPlan(shape: PlanShape): fc.Arbitrary<Plan> {
  return deck.chain((labware) =>
    fc.array(step(shape, labware), { minLength: 1, maxLength: shape.mostSteps ?? 30 }).map((steps) => ({
      name: 'Plan',
      device: anyDevice(shape),
      deck: labware,
      contents: [],
      steps: steps.map((one, index) => (index === 0 && one.tip === 'keep' ? { ...one, tip: 'new' as const } : one)),
      warnings: [],
    })),
  );
}

function step(shape: PlanShape, labware: readonly Labware[]): fc.Arbitrary<Step> {
  const volume = fc
    .integer({ min: 1, max: Math.trunc(90e6 / shape.quantumPl) })
    .map((count) => count * shape.quantumPl);
  const from = well(labware.slice(0, 3));
  const to = well(labware.slice(3));
  return fc
    .record({
      from,
      dispenses: fc.array(fc.record({ destination: to, volumePl: volume }), {
        minLength: 1,
        maxLength: shape.mostDispenses,
      }),
      excessPl: shape.hasExcess ? fc.oneof(fc.constant(0), volume) : fc.constant(0),
      tip: fc.constantFrom(...shape.tips),
      mix: shape.canMix
        ? fc.option(fc.record({ times: fc.integer({ min: 1, max: 5 }), volumePl: volume }), { nil: undefined })
        : fc.constant(undefined),
    })
    .map(({ from: source, mix, ...rest }) => ({
      phase: source.labware === labware[0]?.id ? ('diluent' as const) : ('sample' as const),
      source,
      ...rest,
      ...(mix !== undefined && { mix }),
    }));
}

function well(labware: readonly Labware[]): fc.Arbitrary<WellAddress> {
  return fc
    .constantFrom(...labware)
    .chain(({ id, type }) => fc.constantFrom(...wellNames(type)).map((one) => ({ labware: id, well: one })));
}
