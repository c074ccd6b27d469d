import {
  type DeviceProfile,
  normalise,
  type NormaliseOptions,
  opentronsOt2,
  parseAmount,
  parseConcentration,
  parseVolume,
  type Plan,
  replay,
  transfersOf,
  volumeIn,
  wellNames,
} from '@ligase/liquid-handling';
import { describe, expect, it } from 'vitest';
import { holding, labware, plate96, te, teContents, teWell } from '../plates.ts';

const fine: DeviceProfile = {
  id: 'fine',
  name: 'Fine',
  quantumPl: 100,
  tools: [{ id: 'tip', minPl: 200_000, maxPl: 200_000_000, channels: 1, independent: true, tipsPerBox: 96 }],
  canMix: false,
};

/** A plan for samples of these concentrations, in A1, B1 and so on of a plate, each of 100 uL. */
function planned(concentrations: readonly string[], more: Partial<NormaliseOptions> = {}): Plan {
  const wells = wellNames(plate96).slice(0, concentrations.length);
  return normalise({
    name: 'normalise',
    device: opentronsOt2,
    deck: [
      te,
      labware('from', plate96, 'sample'),
      labware('to', plate96, 'destination'),
      labware('mid', plate96, 'intermediate'),
    ],
    contents: [teContents, ...wells.map((well, place) => holding('from', well, '100 uL', concentrations[place]))],
    samples: wells.map((well) => ({ source: { labware: 'from', well }, destination: { labware: 'to', well } })),
    target: { amount: parseAmount('50 ng'), volumePl: parseVolume('20 uL') },
    diluent: [teWell],
    ...more,
  });
}

/** What of a plan goes into a well, in uL. */
const intoWell = (plan: Plan, well: string, phase: 'diluent' | 'sample'): string =>
  volumeIn(
    transfersOf(plan)
      .filter((one) => one.destination.labware === 'to' && one.destination.well === well && one.phase === phase)
      .reduce((sum, { volumePl }) => sum + volumePl, 0),
    'uL',
  );

describe('normalise', () => {
  // The worked values of limber's specification of its normalisation (MIT), for 50 ng in 20 uL.
  it.each([
    ['50 ng/uL', '1', '19'],
    ['0 ng/uL', '20', '0'],
    ['2.0 ng/uL', '20', '0'],
    ['500 ng/uL', '0.2', '19.8'],
    ['2.5126 ng/uL', '20', '0'],
    ['2.5641 ng/uL', '20', '0'],
    ['2.5773 ng/uL', '19', '1'],
    ['2.6178 ng/uL', '19', '1'],
    ['3.12 ng/uL', '16.0256', '3.9744'],
  ])('takes of %s %s uL, and %s uL of diluent, as a public calculator does', (concentration, sample, diluent) => {
    const plan = planned([concentration], {
      device: fine,
      minimumDiluentPl: parseVolume('1 uL'),
      minimumSamplePl: parseVolume('0.2 uL'),
    });

    expect(intoWell(plan, 'A1', 'sample')).toBe(sample);
    expect(intoWell(plan, 'A1', 'diluent')).toBe(diluent);
    expect(replay(plan).faults).toEqual([]);
  });

  it('brings samples to one concentration, as near as the device measures', () => {
    const plan = planned(['40 ng/uL', '33.3 ng/uL', '7 ng/uL'], {
      target: { concentration: parseConcentration('5 ng/uL'), volumePl: parseVolume('50 uL') },
    });

    const { after, faults } = replay(plan);

    expect(faults).toEqual([]);
    expect(plan.warnings).toEqual([]);
    expect(
      after
        .filter(({ labware: id }) => id === 'to')
        .map((one) => [one.well, one.volumePl, one.contents[0]?.concentration]),
    ).toEqual([
      ['A1', 50_000_000, { kind: 'mass', fgPerUl: 5_040_000 }],
      ['B1', 50_000_000, { kind: 'mass', fgPerUl: 4_995_000 }],
      ['C1', 50_000_000, { kind: 'mass', fgPerUl: 4_998_000 }],
    ]);
  });

  it('says of every well why it could not be done, and leaves the others alone', () => {
    const plan = planned(['2 ng/uL', '400 ng/uL', '10 ng/uL', '10 nM', '10 ng/uL'], {
      samples: [
        { source: { labware: 'from', well: 'A1' }, destination: { labware: 'to', well: 'A1' } },
        { source: { labware: 'from', well: 'B1' }, destination: { labware: 'to', well: 'B1' } },
        { source: { labware: 'from', well: 'C1' }, destination: { labware: 'to', well: 'C1' } },
        { source: { labware: 'from', well: 'D1' }, destination: { labware: 'to', well: 'D1' } },
        { source: { labware: 'from', well: 'H1' }, destination: { labware: 'to', well: 'H1' } },
        { source: { labware: 'from', well: 'E1' }, destination: { labware: 'to', well: 'E1' }, entity: 'another' },
      ],
    });

    expect(plan.warnings.map(({ code, at }) => [at?.well, code])).toEqual([
      ['A1', 'too-weak'],
      ['B1', 'too-strong'],
      ['D1', 'unknown-concentration'],
      ['H1', 'unknown-concentration'],
      ['E1', 'unknown-concentration'],
    ]);
    expect(intoWell(plan, 'C1', 'sample')).toBe('5');
    expect(new Set(transfersOf(plan).map((one) => one.destination.well))).toEqual(new Set(['A1', 'B1', 'C1']));
    expect(replay(plan).faults).toEqual([]);
  });

  it('leaves out a sample of which too little is there', () => {
    const contents = [teContents, holding('from', 'A1', '9 uL', '10 ng/uL')];

    const plan = planned(['10 ng/uL'], { contents });

    expect(plan.steps).toEqual([]);
    expect(plan.warnings).toEqual([
      expect.objectContaining({ code: 'short-of-volume', message: 'It takes 5 uL, and 4 uL can be drawn. Left out.' }),
    ]);
  });

  it('dilutes a sample that is too strong in a well of its own first, and comes out right', () => {
    const plan = planned(['2000 ng/uL'], { twoStep: { wells: [{ labware: 'mid', well: 'A1' }] } });

    const { after, faults } = replay(plan);

    expect(faults).toEqual([]);
    expect(plan.warnings.map(({ code }) => code)).toEqual(['two-step']);
    expect(after.find(({ labware: id }) => id === 'to')).toMatchObject({
      volumePl: 20_000_000,
      contents: [{ concentration: { kind: 'mass', fgPerUl: 2_500_000 } }],
    });
  });

  it('leaves the dead volume of the well between, and gives each sample a well of its own', () => {
    const wells = ['A1', 'B1', 'C1'].map((well) => ({ labware: 'mid', well }));

    const plan = planned(['60 ng/uL', '70 ng/uL'], { twoStep: { wells } });

    const between = transfersOf(plan).flatMap(({ destination }) =>
      destination.labware === 'mid' ? [destination.well] : [],
    );
    expect(plan.warnings.map(({ code }) => code)).toEqual(['two-step', 'two-step']);
    expect(new Set(between)).toEqual(new Set(['A1', 'B1']));
    expect(replay(plan).faults).toEqual([]);
  });

  it('counts what earlier samples take of one well', () => {
    const contents = [teContents, holding('from', 'A1', '17 uL', '10 ng/uL')];
    const samples = ['A1', 'B1', 'C1'].map((well) => ({
      source: { labware: 'from', well: 'A1' },
      destination: { labware: 'to', well },
    }));

    const plan = planned([], { contents, samples });

    expect(plan.warnings.map(({ code, at }) => [code, at?.well])).toEqual([['short-of-volume', 'C1']]);
    expect(replay(plan).faults).toEqual([]);
  });

  it('goes on to the next reservoir in time for what a multi-dispense takes beyond its wells', () => {
    const small = { ...te, type: { ...te.type, deadVolumePl: 0 } };
    const deck = [
      small,
      { ...small, id: 'te2' },
      labware('from', plate96, 'sample'),
      labware('to', plate96, 'destination'),
    ];
    const contents = [
      holding('te', 'A1', '70 uL'),
      holding('te2', 'A1', '1 mL'),
      ...['A1', 'B1'].map((well) => holding('from', well, '50 uL', '10 ng/uL')),
    ];

    const plan = planned(['10 ng/uL', '10 ng/uL'], {
      deck,
      contents,
      target: { amount: parseAmount('50 ng'), volumePl: parseVolume('40 uL') },
      diluent: [teWell, { labware: 'te2', well: 'A1' }],
    });

    expect(replay(plan).faults).toEqual([]);
    expect(
      transfersOf(plan)
        .slice(0, 2)
        .map(({ source }) => source.labware),
    ).toEqual(['te', 'te2']);
  });

  it('takes a length to turn mass into molecules', () => {
    const plan = planned(['66 ng/uL'], {
      samples: [
        { source: { labware: 'from', well: 'A1' }, destination: { labware: 'to', well: 'A1' }, lengthBp: 1_000 },
      ],
      target: { concentration: parseConcentration('20 nM'), volumePl: parseVolume('20 uL') },
    });

    expect(intoWell(plan, 'A1', 'sample')).toBe('4');
  });

  it('serves several wells with one aspiration of diluent, and takes a new tip for each sample', () => {
    const plan = planned(['10 ng/uL', '20 ng/uL', '25 ng/uL'], {
      target: { amount: parseAmount('50 ng'), volumePl: parseVolume('40 uL') },
    });

    expect(plan.steps.map(({ phase, tip, dispenses }) => [phase, tip, dispenses.length])).toEqual([
      ['diluent', 'new', 3],
      ['sample', 'new', 1],
      ['sample', 'new', 1],
      ['sample', 'new', 1],
    ]);
    expect(plan.steps[0]?.excessPl).toBe(parseVolume('5 uL'));
  });

  it('refuses wells that are not on the deck, all at once, and a volume that cannot be made', () => {
    const sample = { source: { labware: 'from', well: 'I1' }, destination: { labware: 'gone', well: 'A1' } };

    expect(() => planned(['1 nM'], { samples: [sample] })).toThrow('not on the deck: I1 of from, A1 of gone');
    expect(() => planned([], { target: { amount: parseAmount('1 ng'), volumePl: 1 } })).toThrow('cannot make 1 pL');
  });

  it('leaves out a well that holds something already, and the second of two samples for one well', () => {
    const to = (well: string): { readonly labware: string; readonly well: string } => ({ labware: 'to', well });
    const plan = planned(['10 ng/uL', '10 ng/uL', '10 ng/uL'], {
      contents: [
        teContents,
        ...['A1', 'B1', 'C1'].map((well) => holding('from', well, '100 uL', '10 ng/uL')),
        holding('to', 'A1', '5 uL'),
      ],
      samples: [
        { source: { labware: 'from', well: 'A1' }, destination: to('A1') },
        { source: { labware: 'from', well: 'B1' }, destination: to('B1') },
        { source: { labware: 'from', well: 'C1' }, destination: to('B1') },
      ],
    });

    expect(plan.warnings.map((one) => [one.code, one.at?.well])).toEqual([
      ['occupied', 'A1'],
      ['occupied', 'B1'],
    ]);
    expect(transfersOf(plan).map(({ source }) => `${source.labware} ${source.well}`)).toEqual(['te A1', 'from B1']);
  });

  it('passes over wells for dilutions beforehand that hold something', () => {
    const plan = planned(['2000 ng/uL'], {
      contents: [teContents, holding('from', 'A1', '100 uL', '2000 ng/uL'), holding('mid', 'A1', '1 uL')],
      twoStep: { wells: ['A1', 'B1'].map((well) => ({ labware: 'mid', well })) },
    });

    expect(plan.warnings.map(({ code }) => code)).toEqual(['two-step']);
    expect(new Set(transfersOf(plan).map(({ destination }) => `${destination.labware} ${destination.well}`))).toEqual(
      new Set(['mid B1', 'to A1']),
    );
    expect(replay(plan).faults).toEqual([]);
  });

  it('refuses a sample that another sample is put into', () => {
    const normalising = (): unknown =>
      planned(['10 ng/uL', '10 ng/uL'], {
        samples: [
          { source: { labware: 'from', well: 'A1' }, destination: { labware: 'from', well: 'B1' } },
          { source: { labware: 'from', well: 'B1' }, destination: { labware: 'to', well: 'B1' } },
        ],
      });

    expect(normalising).toThrow('B1 of from holds something, and is both drawn from and filled');
  });

  it.each<[string, Partial<NormaliseOptions>, string]>([
    ['a quantum of 0', { device: { ...opentronsOt2, quantumPl: 0 } }, 'OT-2 needs a quantum above 0'],
    ['a device without tools', { device: { ...opentronsOt2, tools: [] } }, 'OT-2 needs a quantum above 0 and tools'],
    ['half a picolitre', { contents: [holding('from', 'A1', 0.5, '10 ng/uL')] }, 'What A1 of from holds is a whole'],
    [
      'a concentration that is no whole number',
      { contents: [holding('from', 'A1', '100 uL', { kind: 'mass', fgPerUl: 0.5 })] },
      'The concentration of from-A1 in A1 of from is no whole number',
    ],
  ])('refuses %s before it reckons with it', (_, more, message) => {
    expect(() => planned(['10 ng/uL'], more)).toThrow(message);
  });
});
