import {
  hamiltonStar,
  opentronsOt2,
  parseConcentration,
  parseVolume,
  replay,
  serialDilution,
  transfersOf,
  volumeIn,
} from '@ligase/liquid-handling';
import { describe, expect, it } from 'vitest';
import { holding, labware, plate96, te, teContents, teWell } from '../plates.ts';

const at = (id: string, well: string): { readonly labware: string; readonly well: string } => ({ labware: id, well });
const uL = (volume: number): string => volumeIn(volume, 'uL');

describe('serialDilution', () => {
  it('dilutes in a series, each well from the one before, and throws the last carry away', () => {
    const wells = ['A1', 'A2', 'A3'];
    const plan = serialDilution({
      name: 'series',
      device: opentronsOt2,
      deck: [
        te,
        labware('s', plate96, 'sample'),
        labware('d', plate96, 'destination'),
        labware('bin', plate96, 'waste'),
      ],
      contents: [teContents, holding('s', 'A1', '100 uL', '1 mM')],
      series: [{ source: at('s', 'A1'), wells: wells.map((well) => at('d', well)) }],
      factor: 10,
      volumePl: parseVolume('90 uL'),
      diluent: [teWell],
      waste: at('bin', 'A1'),
    });

    const { after, faults } = replay(plan);

    expect(faults).toEqual([]);
    expect(
      after.filter((one) => one.labware === 'd').map((one) => [uL(one.volumePl), one.contents[0]?.concentration]),
    ).toEqual([
      ['90', parseConcentration('100 uM')],
      ['90', parseConcentration('10 uM')],
      ['90', parseConcentration('1 uM')],
    ]);
    expect(plan.steps.at(-1)?.dispenses[0]?.destination).toEqual(at('bin', 'A1'));
    expect(plan.steps.filter(({ mix }) => mix !== undefined)).toHaveLength(3);
  });

  it('keeps the last carry where there is no waste, and says so', () => {
    const plan = serialDilution({
      name: 'series',
      device: hamiltonStar,
      deck: [te, labware('s', plate96, 'sample'), labware('d', plate96, 'destination')],
      contents: [teContents, holding('s', 'A1', '100 uL', '1 mM')],
      series: [{ source: at('s', 'A1'), wells: [at('d', 'A1'), at('d', 'A2')] }],
      factor: 3.162,
      volumePl: parseVolume('100 uL'),
      diluent: [teWell],
    });

    expect(
      transfersOf(plan)
        .filter(({ phase }) => phase === 'sample')
        .map(({ volumePl }) => uL(volumePl)),
    ).toEqual(['46.3', '46.3']);
    expect(plan.warnings).toEqual([expect.objectContaining({ code: 'larger-last-well', at: at('d', 'A2') })]);
    expect(replay(plan).faults).toEqual([]);
  });

  it('leaves out a series of whose source too little is there, or of whose wells one is taken', () => {
    const series = ['A', 'B', 'C'].map((row) => ({
      source: at('s', `${row}1`),
      wells: [at('d', `${row}1`), at('d', `${row}2`)],
    }));
    const plan = serialDilution({
      name: 'series',
      device: hamiltonStar,
      deck: [te, labware('s', plate96, 'sample'), labware('d', plate96, 'destination')],
      contents: [
        teContents,
        holding('s', 'A1', '14.9 uL', '1 mM'),
        holding('s', 'B1', '100 uL', '1 mM'),
        holding('s', 'C1', '15 uL', '1 mM'),
        holding('d', 'B2', '1 uL'),
      ],
      series,
      factor: 10,
      volumePl: parseVolume('90 uL'),
      diluent: [teWell],
    });

    expect(plan.warnings.map((one) => [one.code, one.at])).toEqual([
      ['short-of-volume', at('s', 'A1')],
      ['occupied', at('d', 'B2')],
      ['larger-last-well', at('d', 'C2')],
    ]);
    expect(new Set(transfersOf(plan).map(({ destination }) => destination.well))).toEqual(new Set(['C1', 'C2']));
    expect(replay(plan).faults).toEqual([]);
  });

  it('leaves out the second of two series that share a well', () => {
    const plan = serialDilution({
      name: 'series',
      device: hamiltonStar,
      deck: [te, labware('s', plate96, 'sample'), labware('d', plate96, 'destination')],
      contents: [teContents, holding('s', 'A1', '100 uL', '1 mM'), holding('s', 'B1', '100 uL', '1 mM')],
      series: [
        { source: at('s', 'A1'), wells: [at('d', 'A1'), at('d', 'A2')] },
        { source: at('s', 'B1'), wells: [at('d', 'B1'), at('d', 'A2')] },
      ],
      factor: 10,
      volumePl: parseVolume('90 uL'),
      diluent: [teWell],
    });

    expect(plan.warnings.map((one) => [one.code, one.at])).toEqual([
      ['occupied', at('d', 'A2')],
      ['larger-last-well', at('d', 'A2')],
    ]);
    expect(transfersOf(plan).some(({ destination }) => destination.well === 'B1')).toBe(false);
  });

  it.each([
    [1, 'A dilution factor is above 1, not 1.'],
    [Number.POSITIVE_INFINITY, 'A dilution factor is above 1, not Infinity.'],
    [10_000, 'takes 0 uL, which Hamilton STAR cannot move.'],
  ])('refuses a factor of %s', (factor, message) => {
    const diluting = (): unknown =>
      serialDilution({
        name: 'series',
        device: hamiltonStar,
        deck: [te, labware('s', plate96, 'sample')],
        contents: [teContents, holding('s', 'A1', '100 uL', '1 mM')],
        series: [{ source: at('s', 'A1'), wells: [at('s', 'A2')] }],
        factor,
        volumePl: parseVolume('100 uL'),
        diluent: [teWell],
      });

    expect(diluting).toThrow(message);
  });
});
