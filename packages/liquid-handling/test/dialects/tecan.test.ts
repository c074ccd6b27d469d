import { describe, expect, it } from 'vitest';
import { tecanWorklist } from '../../src/dialects/tecan/tecan-worklist.ts';
import type { LabwareType, Plan, PlanFrame, Step } from '../../src/index.ts';
import { anyDevice } from './arbitrary-plan.ts';

const plate: LabwareType = { id: 'p96', rows: 8, columns: 12, capacityPl: 360e6, deadVolumePl: 5e6 };
const trough: LabwareType = { id: 't100', rows: 1, columns: 1, capacityPl: 100e9, deadVolumePl: 1e9, tipsPerWell: 8 };

const frame: PlanFrame = {
  name: 'Dilute',
  device: anyDevice({ quantumPl: 10_000, mostDispenses: 8, tips: ['new'], hasExcess: true, canMix: false }),
  deck: [
    { id: '100ml_1', type: trough, role: 'diluent' },
    { id: '96 Well[001]', type: plate, role: 'sample', barcode: 'S-1' },
    { id: '96 Well[002]', type: plate, role: 'destination', barcode: 'D-1' },
  ],
  contents: [],
  warnings: [],
};

const step: Step = {
  phase: 'sample',
  source: { labware: '96 Well[001]', well: 'A2' },
  dispenses: [{ destination: { labware: '96 Well[002]', well: 'H1' }, volumePl: 7_810_000 }],
  excessPl: 0,
  tip: 'new',
};

const planOf = (...steps: readonly Step[]): Plan => ({ ...frame, steps });

const summary = ({ steps }: Plan): readonly unknown[] =>
  steps.map(({ source, dispenses, excessPl, tip }) => [
    source.well,
    dispenses.map(({ destination, volumePl }) => `${destination.well} ${volumePl / 1e6}`).join(', '),
    excessPl / 1e6,
    tip,
  ]);

describe('the worklist of a Tecan', () => {
  it('counts positions down the columns, has two decimals, and washes between tips', () => {
    const plan = planOf(step, { ...step, tip: 'keep' }, step);

    const file = tecanWorklist({ liquidClasses: { sample: 'Water Wet' } }).render(plan);

    expect(file.split('\r\n')).toEqual([
      'A;96 Well[001];S-1;;9;;7.81;Water Wet;;;',
      'D;96 Well[002];D-1;;8;;7.81;Water Wet;;;',
      'A;96 Well[001];S-1;;9;;7.81;Water Wet;;;',
      'D;96 Well[002];D-1;;8;;7.81;Water Wet;;;',
      'W;',
      'A;96 Well[001];S-1;;9;;7.81;Water Wet;;;',
      'D;96 Well[002];D-1;;8;;7.81;Water Wet;;;',
      'W;',
      '',
    ]);
  });

  it('ends the grouping of records between diluent and samples, and empties a kept tip of its excess', () => {
    const diluent: Step = {
      ...step,
      phase: 'diluent',
      source: { labware: '100ml_1', well: 'A1' },
      excessPl: 2_000_000,
    };

    const file = tecanWorklist().render(planOf(diluent, { ...diluent, tip: 'keep' }, step));

    expect(file.split('\r\n').map((line) => line.split(';')[0])).toEqual([
      'A',
      'D',
      'F',
      'A',
      'D',
      'W',
      'B',
      'A',
      'D',
      'W',
      '',
    ]);
  });

  it('counts the rows of a trough on an EVO, and does not on a Fluent', () => {
    const twelve = { ...trough, columns: 12 };
    const plan: Plan = {
      ...planOf({ ...step, phase: 'diluent', source: { labware: '100ml_1', well: 'A3' } }),
      deck: frame.deck.map((labware) => (labware.id === '100ml_1' ? { ...labware, type: twelve } : labware)),
    };

    const [evo, fluent] = (['evo', 'fluent'] as const).map((software) => tecanWorklist({ software }).render(plan));

    expect([evo?.split(';')[4], fluent?.split(';')[4]]).toEqual(['17', '3']);
  });

  // As pyTecanFluent writes it: no barcodes, one decimal, records of 0, a sum that was rounded for itself, LF.
  it('is read when columns are missing, wells get nothing, and sums are off by their rounding', () => {
    const file = [
      'C;Dilutant',
      'A;100ml_1;;;1;;8.19;Water Free Multi;;',
      'D;96 Well[002];;;1;;2.19;Water Free Multi;;',
      'D;96 Well[002];;;2;;0.0;Water Free Multi;;',
      'D;96 Well[002];;;3;;6.01;Water Free Multi;;',
      'W;',
      'C;Samples',
      'A;96 Well[001];;;1;;7.8',
      'D;96 Well[002];;;1;;7.8',
      'W1;',
      'A;96 Well[001];S-1;;96;;7.8;;;128;;',
      'D;96 Well[002];D-1;;96;;7.8;;;128;;1.5',
      '',
    ].join('\n');

    const read = tecanWorklist().parse(file, frame);

    expect(summary(read)).toEqual([
      ['A1', 'A1 2.19, C1 6.01', 0, 'new'],
      ['A1', 'A1 7.8', 0, 'new'],
      ['H12', 'H12 7.8', 0, 'new'],
    ]);
  });

  it('is read with a reagent that is distributed to all but some wells', () => {
    const file = 'R;100ml_1;;;1;1;96 Well[002];;;1;8;20;Water Free Multi;1;3;0;2;5\r\n';

    const read = tecanWorklist().parse(file, frame);

    expect(summary(read)).toEqual([
      ['A1', 'A1 20, C1 20, D1 20', 0, 'new'],
      ['A1', 'F1 20, G1 20, H1 20', 0, 'new'],
    ]);
  });

  it('is read with a reagent that goes from right to left, from the wells of a trough in turn', () => {
    const file = 'R;100ml_1;;;1;8;96 Well[002];;;1;4;20;;2;2;1\r\n';

    const read = tecanWorklist({ software: 'evo' }).parse(file, frame);

    expect(summary(read)).toEqual([
      ['A1', 'D1 20, C1 20', 0, 'new'],
      ['A1', 'B1 20, A1 20', 0, 'keep'],
    ]);
  });

  it.for([
    [
      'dispenses before it aspirates',
      'D;96 Well[002];;;1;;5',
      'Line 1 of the Tecan worklist: it dispenses, and nothing has been aspirated.',
    ],
    [
      'dispenses more than it aspirates',
      'A;96 Well[001];;;1;;5\nD;96 Well[002];;;1;;6',
      'Line 1 of the Tecan worklist: it aspirates 5 uL, and 6 uL are dispensed.',
    ],
    ['aspirates for nothing', 'A;96 Well[001];;;1;;5\nW;', 'what it aspirates is not dispensed'],
    [
      'is cut off',
      'A;96 Well[001];;;1;;5\nD;96 Well[002];;',
      'Line 2 of the Tecan worklist: "D" has 4 columns where 7 to 12 are wanted.',
    ],
    ['has too many columns', 'A;96 Well[001];;;1;;5;;;;;;x', '"A" has 13 columns'],
    ['has commas', 'A,96 Well[001],,,1,,5', 'is no record that a plan could hold'],
    ['has a decimal comma', 'A;96 Well[001];;;1;;5,5', 'it must have a decimal point, not a comma'],
    ['has a negative volume', 'A;96 Well[001];;;1;;-5', 'it must be a plain number of uL'],
    [
      'names labware that is not there',
      'A;Plate 9;;;1;;5',
      '"Plate 9" is not on the deck; there are "100ml_1", "96 Well[001]", "96 Well[002]".',
    ],
    ['has another barcode', 'A;96 Well[001];S-2;;1;;5', '"96 Well[001]" has the barcode "S-1", not "S-2".'],
    [
      'has a position beyond the plate',
      'A;96 Well[001];;;97;;5',
      '"96 Well[001]" has no position 97; it has 8 × 12 wells.',
    ],
    ['has position 0', 'A;96 Well[001];;;0;;5', 'has no position 0'],
    ['changes tips in between', 'W;\nS;2', '"S" may only stand at the very beginning or right after "B".'],
    ['waits for a timer', 'TW;1', '"TW" is no record that a plan could hold.'],
    [
      'excludes a well that is not in its range',
      'R;100ml_1;;;1;1;96 Well[002];;;1;8;20;;1;3;0;9',
      'it excludes 9, which is not in its range',
    ],
    ['distributes backwards', 'R;100ml_1;;;1;1;96 Well[002];;;8;1;20', 'ends at 1, before it begins at 8'],
    ['distributes to millions', 'R;100ml_1;;;1;1;96 Well[002];;;1;9999999;20', 'has 9999999 wells'],
  ] as const)('is refused when it %s', ([, file, message]) => {
    const read = () => tecanWorklist().parse(file, frame);

    expect(read).toThrow(message);
  });

  it.for([
    ['mixes', { ...step, mix: { times: 2, volumePl: 1e6 } }, 'step 1 mixes, which is part of a liquid class'],
    ['has no tip', { ...step, tip: 'none' }, 'step 1 has no tip'],
    ['keeps a tip that was never taken', { ...step, tip: 'keep' }, 'the first step keeps a tip'],
    ['is finer than a hundredth of a microlitre', { ...step, excessPl: 2_500 }, 'is no multiple of 0.01 uL'],
    ['has a phase that its source does not tell', { ...step, phase: 'diluent' }, 'which is not there for that'],
  ] as const)('is not written for a step that %s', ([, odd, message]) => {
    const render = () => tecanWorklist().render(planOf(odd));

    expect(render).toThrow(message);
  });

  it.for(['plate;1', 'a plate with a very long name, too long', 'Платa', 'line\nbreak', '=1+1', ' plate'])(
    'is not written with the name %j, which it could not hold',
    (id) => {
      const [, samples, ...others] = frame.deck;
      const plan = planOf({ ...step, source: { labware: id, well: 'A1' } });

      const render = () =>
        tecanWorklist().render({ ...plan, deck: [{ ...samples, id, type: plate, role: 'sample' }, ...others] });

      expect(render).toThrow('will not do');
    },
  );

  it('refuses a small file whose records would make millions of transfers', () => {
    const file = 'R;100ml_1;;;1;1;96 Well[002];;;1;96;20;;1;12;0\r\n'.repeat(20_000);

    const reading = (): unknown => tecanWorklist().parse(file, frame);

    expect(reading).toThrow('Line 1042 of the Tecan worklist: its "R" records make more than 100000 transfers.');
  });
});
