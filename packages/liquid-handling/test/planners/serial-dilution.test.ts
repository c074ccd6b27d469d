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
});
