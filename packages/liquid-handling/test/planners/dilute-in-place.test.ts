import {
  diluteInPlace,
  opentronsOt2,
  parseConcentration,
  parseVolume,
  replay,
  tecanEvo,
} from '@ligase/liquid-handling';
import { describe, expect, it } from 'vitest';
import { holding, labware, plate96, te, teContents, teWell } from '../plates.ts';

const at = (id: string, well: string): { readonly labware: string; readonly well: string } => ({ labware: id, well });

describe('diluteInPlace', () => {
  it('fills wells up to one concentration where they are, and says which it leaves', () => {
    const plan = diluteInPlace({
      name: 'in place',
      device: opentronsOt2,
      deck: [te, labware('p', plate96, 'sample')],
      contents: [
        teContents,
        holding('p', 'A1', '50 uL', '20 ng/uL'),
        holding('p', 'B1', '50 uL', '5 ng/uL'),
        holding('p', 'C1', '50 uL', '90 ng/uL'),
        holding('p', 'D1', '50 uL', '10 ng/uL'),
        holding('p', 'E1', '50 uL', '10.01 ng/uL'),
      ],
      samples: ['A1', 'B1', 'C1', 'D1', 'E1', 'F1'].map((well) => ({ at: at('p', well) })),
      concentration: parseConcentration('10 ng/uL'),
      diluent: [teWell],
    });

    const { after, faults } = replay(plan);

    expect(faults).toEqual([]);
    expect(plan.warnings.map((one) => [one.at?.well, one.code])).toEqual([
      ['B1', 'too-weak'],
      ['C1', 'too-strong'],
      ['E1', 'not-pipettable'],
      ['F1', 'unknown-concentration'],
    ]);
    expect(after.find((one) => one.well === 'A1' && one.labware === 'p')).toMatchObject({
      volumePl: parseVolume('100 uL'),
      contents: [{ concentration: parseConcentration('10 ng/uL') }],
    });
  });

  it.each([opentronsOt2, tecanEvo])('takes a new tip for each well that holds a sample already, on $name', (device) => {
    const plan = diluteInPlace({
      name: 'in place',
      device,
      deck: [te, labware('p', plate96, 'sample')],
      contents: [teContents, ...['A1', 'B1'].map((well) => holding('p', well, '50 uL', '20 ng/uL'))],
      samples: ['A1', 'B1'].map((well) => ({ at: at('p', well) })),
      concentration: parseConcentration('10 ng/uL'),
      diluent: [teWell],
    });

    expect(plan.steps.map(({ tip, dispenses }) => [tip, dispenses.length])).toEqual([
      ['new', 1],
      ['new', 1],
    ]);
  });

  it('refuses a well that is listed twice, which would come out at half of what is wanted', () => {
    const diluting = (): unknown =>
      diluteInPlace({
        name: 'twice',
        device: opentronsOt2,
        deck: [te, labware('p', plate96, 'sample')],
        contents: [teContents, holding('p', 'A1', '50 uL', '20 ng/uL')],
        samples: [{ at: at('p', 'A1') }, { at: at('p', 'A1') }],
        concentration: parseConcentration('10 ng/uL'),
        diluent: [teWell],
      });

    expect(diluting).toThrow('A1 of p is to be diluted twice.');
  });

  it('says of a well that would overflow by far how much it would take', () => {
    const plan = diluteInPlace({
      name: 'far',
      device: opentronsOt2,
      deck: [te, labware('p', plate96, 'sample')],
      contents: [teContents, holding('p', 'A1', '50 uL', '1 M')],
      samples: [{ at: at('p', 'A1') }],
      concentration: parseConcentration('1 fM'),
      diluent: [teWell],
    });

    expect(plan.steps).toEqual([]);
    expect(plan.warnings).toEqual([
      {
        code: 'too-strong',
        at: at('p', 'A1'),
        message: 'It would take 49999999999.999945 L, and has room for 150 uL. Left as it is.',
      },
    ]);
  });
});
