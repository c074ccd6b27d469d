import {
  cherryPick,
  diluteInPlace,
  type LabwareType,
  normalise,
  pool,
  reformat,
  serialDilution,
  smallestVolumePl,
  splitVolume,
  type WellContents,
  wellNames,
} from '@ligase/liquid-handling';
import { type Arbitrary, constantFrom, integer, nat, oneof, record, shuffledSubarray, tuple } from 'fast-check';
import { labware, plate1536, plate384, plate96, te, teContents, teWell } from '../plates.ts';
import { scaledContents, scaledDeck, scaledDevice } from './scaled.ts';
import { devices, filledWell, plates, type Scenario } from './scenario.ts';

const at = (id: string, well: string): { readonly labware: string; readonly well: string } => ({ labware: id, well });

const someWells = (type: LabwareType, most = 24): Arbitrary<readonly string[]> =>
  shuffledSubarray([...wellNames(type)], { minLength: 1, maxLength: Math.min(most, type.rows * type.columns) });

const filledPlate = (id: string, type: LabwareType, most?: number): Arbitrary<readonly WellContents[]> =>
  someWells(type, most).chain((wells) => tuple(...wells.map((well) => filledWell(id, well, type))));

const normalising: Arbitrary<Scenario> = record({ device: devices, type: plates }).chain(({ device, type }) =>
  record({
    contents: filledPlate('from', type),
    quanta: integer({ min: 1, max: Math.max(1, Math.trunc(type.capacityPl / device.quantumPl)) }),
    count: nat({ max: 1_000_000_000 }),
    mode: constantFrom('amount', 'concentration', 'molar'),
    steps: integer({ min: 0, max: 8 }),
  }).map(({ contents, quanta, count, mode, steps }) => ({
    planner: `normalise by ${mode}`,
    filled: ['to'],
    plan: (k, reorder) => {
      const volumePl = quanta * device.quantumPl * k;
      return normalise({
        name: 'normalise',
        device: scaledDevice(device, k),
        deck: scaledDeck(
          [
            te,
            labware('from', type, 'sample'),
            labware('to', type, 'destination'),
            labware('mid', plate96, 'intermediate'),
          ],
          k,
        ),
        contents: scaledContents([teContents, ...contents], k),
        samples: reorder(
          contents.map(({ labware: id, well, contents: [content] }) => ({
            source: at(id, well),
            destination: at('to', well),
            lengthBp: 1_234,
            ...(content === undefined ? {} : { entity: content.entity }),
          })),
        ),
        target:
          mode === 'amount'
            ? { amount: { kind: 'mass', fg: count * k }, volumePl }
            : mode === 'molar'
              ? { concentration: { kind: 'molar', fM: count }, volumePl }
              : { concentration: { kind: 'mass', fgPerUl: count }, volumePl },
        diluent: [teWell],
        // In another order other samples may be left without a well between.
        ...(steps < 4
          ? {}
          : {
              twoStep: {
                wells: wellNames(plate96)
                  .slice(0, 30)
                  .map((well) => at('mid', well)),
              },
            }),
      });
    },
  })),
);

const dilutingInPlace: Arbitrary<Scenario> = record({
  device: devices,
  type: plates,
  count: nat({ max: 1_000_000_000 }),
}).chain(({ device, type, count }) =>
  filledPlate('p', type).map((contents) => ({
    planner: 'dilute in place',
    filled: ['p'],
    plan: (k, reorder) =>
      diluteInPlace({
        name: 'in place',
        device: scaledDevice(device, k),
        deck: scaledDeck([te, labware('p', type, 'sample')], k),
        contents: scaledContents([teContents, ...contents], k),
        samples: reorder(contents.map(({ well }) => ({ at: at('p', well), entity: `p-${well}` }))),
        concentration: { kind: 'mass', fgPerUl: count },
        diluent: [teWell],
      }),
  })),
);

const picking: Arbitrary<Scenario> = devices.chain((device) =>
  record({
    contents: tuple(filledPlate('one', plate96), filledPlate('two', plate384)).map((both) => both.flat()),
    quanta: integer({ min: 1, max: Math.max(1, Math.trunc(90_000_000 / device.quantumPl)) }),
  }).map(({ contents, quanta }) => ({
    planner: 'cherry-pick',
    filled: ['to'],
    plan: (k, reorder) => {
      const wells = wellNames(plate96);
      return cherryPick({
        name: 'pick',
        device: scaledDevice(device, k),
        deck: scaledDeck(
          [
            labware('one', plate96, 'sample'),
            labware('two', plate384, 'sample'),
            labware('to', plate96, 'destination'),
          ],
          k,
        ),
        contents: scaledContents(contents, k),
        picks: reorder(
          contents.map(({ labware: id, well }, place) => ({
            source: at(id, well),
            volumePl: quanta * device.quantumPl * k,
            // Two into each well, which then hold a mixture.
            destination: at('to', wells[Math.trunc(place / 2)] ?? 'A1'),
          })),
        ),
        destinations: [],
      });
    },
  })),
);

const dilutingInSeries: Arbitrary<Scenario> = devices
  .chain((device) =>
    record({
      rows: integer({ min: 1, max: 8 }),
      length: integer({ min: 1, max: 11 }),
      factor: constantFrom(1.5, 2, 3.162, 4, 5, 10),
      quanta: integer({ min: 1, max: Math.max(1, Math.trunc(60_000_000 / device.quantumPl)) }),
      waste: constantFrom(true, false),
      contents: tuple(...wellNames({ rows: 8, columns: 1 }).map((well) => filledWell('s', well, plate96))),
    }).map((drawn) => ({ device, ...drawn })),
  )
  .filter(({ device, quanta, factor, contents }) => {
    const volumePl = quanta * device.quantumPl;
    const carryPl = Math.round(quanta / (factor - 1)) * device.quantumPl;
    const fits = volumePl + carryPl <= plate96.capacityPl - device.quantumPl;
    const movable = [volumePl, carryPl].every((one) => splitVolume(one, device) !== undefined);
    return fits && movable && contents.every((one) => one.volumePl - plate96.deadVolumePl > carryPl + device.quantumPl);
  })
  .map(({ device, rows, length, factor, quanta, waste, contents }) => ({
    planner: `serial dilution${waste ? '' : ' that keeps the last carry'}`,
    filled: ['d'],
    plan: (k, reorder) =>
      serialDilution({
        name: 'series',
        device: scaledDevice(device, k),
        deck: scaledDeck(
          [
            te,
            labware('s', plate96, 'sample'),
            labware('d', { ...plate96, deadVolumePl: 0 }, 'destination'),
            { ...te, id: 'bin' },
          ],
          k,
        ),
        contents: scaledContents([teContents, ...contents], k),
        series: reorder(
          contents.slice(0, rows).map(({ well }) => ({
            source: at('s', well),
            wells: Array.from({ length }, (_, column) => at('d', `${well.slice(0, 1)}${column + 1}`)),
          })),
        ),
        factor,
        volumePl: quanta * device.quantumPl * k,
        diluent: [teWell],
        ...(waste ? { waste: at('bin', 'A1') } : {}),
      }),
  }));

const layouts = [
  ['stamp', ['a'], plate96, ['x', 'y'], plate96],
  ['stamp', ['a', 'b'], plate384, ['x', 'y'], plate384],
  ['interleave', ['a', 'b', 'c', 'd'], plate96, ['x'], plate384],
  ['interleave', ['a', 'b'], plate384, ['x'], plate1536],
  ['stamp-to-quadrants', ['a', 'b', 'c'], plate96, ['x'], plate384],
  ['reverse-interleave', ['a'], plate384, ['w', 'x', 'y', 'z'], plate96],
  ['reverse-stamp-to-quadrants', ['a'], plate1536, ['w', 'x'], plate384],
] as const;

const reformatting: Arbitrary<Scenario> = tuple(devices, constantFrom(...layouts)).chain(
  ([device, [layout, sources, from, destinations, to]]) =>
    record({
      contents: tuple(...sources.map((id) => filledPlate(id, from, 40))).map((each) => each.flat()),
      extra: nat({ max: 30 }),
    }).map(({ contents, extra }) => ({
      planner: `reformat (${layout})`,
      filled: destinations,
      plan: (k, reorder) => {
        const volumePl = Math.min(
          smallestVolumePl(device) + extra * device.quantumPl,
          device.tools[0] === undefined ? 0 : device.tools[0].maxPl - (device.tools[0].maxPl % device.quantumPl),
        );
        return reformat({
          name: 'reformat',
          device: scaledDevice(device, k),
          deck: scaledDeck(
            [
              ...sources.map((id) => labware(id, from, 'sample')),
              ...destinations.map((id) => labware(id, { ...to, capacityPl: 200_000_000 }, 'destination')),
            ],
            k,
          ),
          contents: reorder(scaledContents(contents, k)),
          layout,
          sources,
          destinations,
          volumePl: volumePl * k,
        });
      },
    })),
);

const pooling: Arbitrary<Scenario> = devices.chain((device) =>
  record({
    contents: filledPlate('s', plate384),
    by: constantFrom('volume', 'molecules', 'all'),
    quanta: integer({ min: 1, max: Math.max(1, Math.trunc(100_000_000 / device.quantumPl)) }),
    pools: integer({ min: 1, max: 4 }),
  }).map(({ contents, by, quanta, pools }) => ({
    planner: `pool by ${by}`,
    filled: ['to'],
    plan: (k, reorder) => {
      const volumePl = quanta * device.quantumPl * k;
      const members = reorder(contents.map((one, place) => ({ one, place })));
      return pool({
        name: 'pool',
        device: scaledDevice(device, k),
        // Deep enough for all that is there, as members that are too strong add to a pool.
        deck: scaledDeck(
          [labware('s', plate384, 'sample'), labware('to', { ...plate96, capacityPl: 5_000_000_000 }, 'destination')],
          k,
        ),
        contents: scaledContents(contents, k),
        pools: wellNames(plate96)
          .slice(0, pools)
          .map((well, number) => ({
            destination: at('to', well),
            members: members
              .filter(({ place }) => place % pools === number)
              .map(({ one }) => ({ source: at('s', one.well), entity: `s-${one.well}`, lengthBp: 4_321 })),
          })),
        share:
          by === 'volume'
            ? { by: 'volume', volumePl }
            : by === 'all'
              ? { by: 'molecules' }
              : { by: 'molecules', totalPl: volumePl * contents.length },
      });
    },
  })),
);

/** A job for any of the planners. */
export const scenarios: Arbitrary<Scenario> = oneof(
  normalising,
  dilutingInPlace,
  picking,
  dilutingInSeries,
  reformatting,
  pooling,
);
