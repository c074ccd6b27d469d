import type { Concentration, DeviceProfile, LabwareType, Plan, WellContents } from '@ligase/liquid-handling';
import { biomekSpan8, echo525, echo650, epMotion, hamiltonStar, opentronsOt2, tecanEvo } from '@ligase/liquid-handling';
import { type Arbitrary, constant, constantFrom, integer, nat, oneof, option, record, tuple } from 'fast-check';
import { plate1536, plate384, plate96 } from '../plates.ts';

/** A job for a planner, drawn by chance. */
export interface Scenario {
  readonly planner: string;
  /** The plan for `k` times the volumes everywhere, with the job's items in another order. */
  plan(k: number, reorder: <Item>(items: readonly Item[]) => readonly Item[]): Plan;
  /** Labware whose wells must hold the same, in whichever order the items came. */
  readonly filled: readonly string[];
}

/** As given: every volume as it is, every item in its place. */
export const asGiven = (scenario: Scenario): Plan => scenario.plan(1, (items) => items);

const oddDevice: Arbitrary<DeviceProfile> = record({
  quantumPl: constantFrom(1, 7, 2_500, 100_000),
  minQuanta: integer({ min: 1, max: 40 }),
  span: integer({ min: 2, max: 500 }),
  excessQuanta: option(integer({ min: 1, max: 20 }), { nil: undefined }),
  canMix: constantFrom(true, false),
}).map(({ quantumPl, minQuanta, span, excessQuanta, canMix }) => {
  const scale = Math.max(1, Math.trunc(250_000 / quantumPl));
  const quantum = quantumPl * scale;
  const minPl = quantum * minQuanta;
  return {
    id: 'odd',
    name: 'Odd',
    quantumPl: quantum,
    tools: [{ id: 'odd', minPl, maxPl: minPl * span, channels: 1, independent: true, tipsPerBox: 96 }],
    ...(excessQuanta === undefined ? {} : { multiDispense: { excessPl: quantum * excessQuanta, maxDispenses: 6 } }),
    canMix,
  };
});

/** A device: one of the package's, or an odd one. */
export const devices: Arbitrary<DeviceProfile> = oneof(
  constantFrom(tecanEvo, hamiltonStar, opentronsOt2, echo650, echo525, biomekSpan8, epMotion),
  oddDevice,
);

/** A plate of one of the usual formats. */
export const plates: Arbitrary<LabwareType> = constantFrom(plate96, plate384, plate1536);

/** A concentration, by mass or by substance, or none; some are 0. */
const concentrations: Arbitrary<Concentration | undefined> = oneof(
  { weight: 6, arbitrary: nat({ max: 3_000_000_000 }).map((fgPerUl) => ({ kind: 'mass' as const, fgPerUl })) },
  { weight: 3, arbitrary: nat({ max: 3_000_000_000 }).map((fM) => ({ kind: 'molar' as const, fM })) },
  { weight: 1, arbitrary: constant({ kind: 'mass' as const, fgPerUl: 0 }) },
  { weight: 1, arbitrary: constant(undefined) },
);

const byMass: Arbitrary<Concentration> = nat({ max: 3_000_000_000 }).map((fgPerUl) => ({ kind: 'mass', fgPerUl }));

/** A well up to its capacity with one thing in it, or with something that is in many wells besides. */
export const filledWell = (labware: string, well: string, type: LabwareType): Arbitrary<WellContents> =>
  tuple(nat({ max: type.capacityPl }), concentrations, option(byMass, { freq: 5, nil: undefined })).map(
    ([volumePl, first, second]) => ({
      labware,
      well,
      volumePl,
      contents: [
        { entity: `${labware}-${well}`, ...(first === undefined ? {} : { concentration: first }) },
        ...(second === undefined ? [] : [{ entity: 'impurity', concentration: second }]),
      ],
    }),
  );
