import {
  echo650,
  type FaultCode,
  opentronsOt2,
  parseConcentration,
  parseVolume,
  type Plan,
  replay,
  type Step,
} from '@ligase/liquid-handling';
import { describe, expect, it } from 'vitest';
import { holding, labware, plate96, te, teContents, trough } from './plates.ts';

const at = (id: string, well: string): Step['source'] => ({ labware: id, well });

const step = (volume: string, more: Partial<Step> = {}): Step => ({
  phase: 'sample',
  source: at('s', 'A1'),
  dispenses: [{ destination: at('d', 'A1'), volumePl: parseVolume(volume) }],
  excessPl: 0,
  tip: 'new',
  ...more,
});

const plan = (steps: readonly Step[], more: Partial<Plan> = {}): Plan => ({
  name: 'by hand',
  device: opentronsOt2,
  deck: [te, labware('s', plate96, 'sample'), labware('d', plate96, 'destination')],
  contents: [teContents, holding('s', 'A1', '100 uL', '8 ng/uL', 'x'), holding('s', 'B1', '100 uL', '30 nM', 'y')],
  steps,
  warnings: [],
  ...more,
});

const into = (well: string, volume: string): Step['dispenses'][number] => ({
  destination: at('d', well),
  volumePl: parseVolume(volume),
});

describe('the ledger', () => {
  it('foretells volumes and concentrations by amount', () => {
    const { after, faults, waste } = replay(
      plan([
        step('10 uL'),
        step('20 uL', { source: at('s', 'B1') }),
        step('10 uL', { source: at('te', 'A1'), phase: 'diluent' }),
        step('20 uL', { source: at('d', 'A1'), dispenses: [into('B1', '20 uL')] }),
      ]),
    );

    expect(faults).toEqual([]);
    expect(waste.volumePl).toBe(0);
    expect(after.filter(({ labware: id }) => id === 'd')).toEqual(
      ['A1', 'B1'].map((well) => ({
        labware: 'd',
        well,
        volumePl: parseVolume('20 uL'),
        contents: [
          { entity: 'x', concentration: parseConcentration('2 ng/uL'), fine: 2_000_000n * 20_000_000n },
          { entity: 'y', concentration: parseConcentration('15 nM'), fine: 15_000_000n * 20_000_000n },
        ],
      })),
    );
  });

  it('counts what a multi-dispense throws away with its tip', () => {
    const dispenses = [into('A1', '20 uL'), into('B1', '30 uL')];

    const { after, faults, waste } = replay(plan([step('0 uL', { dispenses, excessPl: parseVolume('5 uL') })]));

    expect(faults).toEqual([]);
    expect(waste).toMatchObject({
      volumePl: parseVolume('5 uL'),
      contents: [{ entity: 'x', fine: 8_000_000n * 5_000_000n }],
    });
    expect(after.find(({ labware: id }) => id === 's')?.volumePl).toBe(parseVolume('45 uL'));
  });

  it('does not make up a concentration that nobody knows, nor one of mass and substance together', () => {
    const contents = [
      { ...holding('s', 'A1', '100 uL'), contents: [{ entity: 'x' }] },
      holding('s', 'B1', '100 uL', '30 nM', 'x'),
      holding('s', 'C1', '100 uL', '30 ng/uL', 'x'),
    ];

    const { after } = replay(
      plan(
        [
          step('10 uL'),
          step('10 uL', { source: at('s', 'B1') }),
          step('10 uL', { source: at('s', 'B1'), dispenses: [into('B1', '10 uL')] }),
          step('10 uL', { source: at('s', 'C1'), dispenses: [into('B1', '10 uL')] }),
        ],
        { contents },
      ),
    );

    expect(after.filter(({ labware: id }) => id === 'd').map((one) => one.contents)).toEqual([
      [{ entity: 'x' }],
      [{ entity: 'x' }],
    ]);
  });

  it.each<[string, FaultCode, Partial<Plan> & { steps: readonly Step[] }]>([
    ['a well that is not there', 'well-unknown', { steps: [step('5 uL', { source: at('s', 'I1') })] }],
    [
      'a destination that is not there',
      'well-unknown',
      { steps: [step('5 uL', { dispenses: [{ ...into('A1', '5 uL'), destination: at('z', 'A1') }] })] },
    ],
    ['a padded name', 'well-unknown', { steps: [step('5 uL', { source: at('s', 'A01') })] }],
    ['a volume off the quantum', 'off-quantum', { steps: [step('5.05 uL')] }],
    [
      'half a picolitre',
      'volume-not-whole',
      { steps: [step('5 uL', { dispenses: [{ ...into('A1', '5 uL'), volumePl: 5_000_000.5 }] })] },
    ],
    ['a volume that no tool takes', 'out-of-range', { steps: [step('0.5 uL')] }],
    [
      'more than a tip takes',
      'out-of-range',
      {
        steps: [step('300.1 uL', { source: at('te', 'A1') })],
        deck: [te, labware('d', trough, 'destination')],
        contents: [teContents],
      },
    ],
    ['a step that dispenses nowhere', 'no-dispense', { steps: [step('5 uL', { dispenses: [] })] }],
    ['what must stay in a well', 'below-dead-volume', { steps: [step('95.1 uL')] }],
    ['an empty well', 'below-dead-volume', { steps: [step('5 uL', { source: at('s', 'C1') })] }],
    [
      'too much in a well',
      'above-capacity',
      { steps: [step('50 uL')], contents: [holding('s', 'A1', '100 uL'), holding('d', 'A1', '150.1 uL')] },
    ],
    ['too much in a well from the start', 'above-capacity', { steps: [], contents: [holding('s', 'A1', '201 uL')] }],
    [
      'a well that dispenses into itself',
      'source-is-destination',
      { steps: [step('5 uL', { dispenses: [{ ...into('A1', '5 uL'), destination: at('s', 'A1') }] })] },
    ],
    [
      "an excess that is not the device's",
      'excess-wrong',
      { steps: [step('0 uL', { dispenses: [into('A1', '20 uL'), into('B1', '20 uL')], excessPl: 100_000 })] },
    ],
    ['an excess for one well', 'excess-wrong', { steps: [step('20 uL', { excessPl: parseVolume('5 uL') })] }],
    [
      'less than a tool dispenses',
      'out-of-range',
      {
        steps: [step('0 uL', { dispenses: [into('A1', '19 uL'), into('B1', '20 uL')], excessPl: parseVolume('5 uL') })],
      },
    ],
    [
      'several dispenses on an Echo',
      'no-multi-dispense',
      { device: echo650, steps: [step('0 uL', { dispenses: [into('A1', '1 uL'), into('B1', '1 uL')], tip: 'none' })] },
    ],
    ['tips on an Echo', 'tip-wrong', { device: echo650, steps: [step('1 uL')] }],
    ['no tip on a pipette', 'tip-wrong', { steps: [step('5 uL', { tip: 'none' })] }],
    [
      'a tip that goes on from a well with a sample',
      'tip-dirty',
      {
        steps: [step('0 uL', { dispenses: [into('A1', '20 uL'), into('B1', '20 uL')], excessPl: parseVolume('5 uL') })],
        contents: [holding('s', 'A1', '100 uL', '8 ng/uL'), holding('d', 'A1', '20 uL', '8 ng/uL')],
      },
    ],
    [
      'a concentration that is no whole number',
      'concentration-not-whole',
      { steps: [], contents: [holding('s', 'A1', '100 uL', { kind: 'molar', fM: 0.5 })] },
    ],
    [
      'labware with more wells than have names',
      'labware-invalid',
      { steps: [], contents: [], deck: [labware('s', { ...plate96, rows: 1e9, columns: 1e9 }, 'sample')] },
    ],
    ['a kept tip that was never taken', 'tip-wrong', { steps: [step('5 uL', { tip: 'keep' })] }],
    ['a kept tip of another tool', 'tip-wrong', { steps: [step('5 uL'), step('50 uL', { tip: 'keep' })] }],
    [
      'a tip kept from one sample to another',
      'tip-dirty',
      { steps: [step('5 uL'), step('5 uL', { source: at('s', 'B1'), tip: 'keep' })] },
    ],
    [
      'a tip kept from a well with a sample',
      'tip-dirty',
      {
        steps: [
          step('5 uL', { source: at('te', 'A1') }),
          step('5 uL', { source: at('te', 'A1'), tip: 'keep', dispenses: [into('B1', '5 uL')] }),
        ],
        contents: [teContents, holding('d', 'A1', '50 uL', '1 nM')],
      },
    ],
    [
      'mixing on an Echo',
      'cannot-mix',
      { device: echo650, steps: [step('1 uL', { tip: 'none', mix: { times: 1, volumePl: parseVolume('1 uL') } })] },
    ],
    [
      'mixing with more than there is',
      'cannot-mix',
      { steps: [step('5 uL', { mix: { times: 1, volumePl: parseVolume('6 uL') } })] },
    ],
    ['a device without a quantum', 'device-invalid', { steps: [], device: { ...opentronsOt2, quantumPl: 0 } }],
    ['a device without tools', 'device-invalid', { steps: [], device: { ...opentronsOt2, tools: [] } }],
    [
      'labware whose capacity was forgotten',
      'labware-invalid',
      { steps: [], deck: [te, labware('s', { ...plate96, capacityPl: Number.NaN }, 'sample')] },
    ],
    [
      'labware whose dead volume was forgotten',
      'labware-invalid',
      { steps: [], deck: [te, labware('s', { ...plate96, deadVolumePl: Number.NaN }, 'sample')] },
    ],
    ['two pieces of one name', 'labware-doubled', { steps: [], deck: [te, te], contents: [] }],
    [
      'a well that is listed twice',
      'well-doubled',
      { steps: [], contents: [holding('s', 'A1', '1 uL'), holding('s', 'A1', '1 uL')] },
    ],
    [
      'a plate that can only be filled',
      'wrong-use',
      {
        steps: [step('5 uL')],
        deck: [labware('s', { ...plate96, uses: ['destination'] }, 'sample'), labware('d', plate96, 'destination')],
        contents: [holding('s', 'A1', '100 uL')],
      },
    ],
  ])('refuses %s', (_, code, { steps, ...more }) => {
    const { faults } = replay(plan(steps, more));

    expect(faults.map((fault) => fault.code)).toEqual([code]);
  });

  it('lists all that is wrong, not only the first', () => {
    const { faults } = replay(
      plan([step('0.55 uL'), step('5 uL', { source: at('s', 'H12') }), step('5 uL', { source: at('q', 'A1') })]),
    );

    expect(faults.map(({ step: number, code }) => [number, code])).toEqual([
      [0, 'off-quantum'],
      [0, 'out-of-range'],
      [1, 'below-dead-volume'],
      [2, 'well-unknown'],
    ]);
  });

  it('takes exactly all that can be drawn, and fills a well to the brim', () => {
    const contents = [holding('s', 'A1', '100 uL', '8 ng/uL', 'x'), holding('d', 'A1', '105 uL')];

    expect(replay(plan([step('95 uL')], { contents })).faults).toEqual([]);
  });

  it('lets a tip go on into the well that it fills itself, and not back from one with a sample', () => {
    const thrice = [step('50 uL'), step('30 uL', { tip: 'keep' }), step('10 uL', { tip: 'new' })];
    const dirty = [step('5 uL'), step('5 uL', { tip: 'keep' })];

    expect(replay(plan(thrice)).faults).toEqual([]);
    expect(replay(plan([step('5 uL'), step('5 uL', { tip: 'keep' }), step('5 uL', { tip: 'keep' })])).faults).toEqual(
      [],
    );
    expect(
      replay(plan(dirty, { contents: [holding('s', 'A1', '100 uL'), holding('d', 'A1', '5 uL', '1 nM')] })).faults.map(
        ({ code }) => code,
      ),
    ).toEqual(['tip-dirty']);
  });

  it('holds nothing in a well that was emptied', () => {
    const deck = [labware('s', { ...plate96, deadVolumePl: 0 }, 'sample'), labware('d', plate96, 'destination')];

    const { after } = replay(plan([step('100 uL')], { deck, contents: [holding('s', 'A1', '100 uL', '1 nM')] }));

    expect(after[0]).toEqual({ labware: 's', well: 'A1', volumePl: 0, contents: [] });
  });

  it('foretells the same of a plan that was written as JSON and read again', () => {
    const once = plan([step('10 uL'), step('20 uL', { source: at('s', 'B1') })]);

    const again = JSON.parse(JSON.stringify(once)) as Plan;

    expect(again).toEqual(once);
    expect(replay(again)).toEqual(replay(once));
  });
});
