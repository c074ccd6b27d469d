import { hamiltonStar, parseVolume, pool, replay, transfersOf, volumeIn } from '@ligase/liquid-handling';
import { describe, expect, it } from 'vitest';
import { holding, labware, plate96 } from '../plates.ts';

const at = (id: string, well: string): { readonly labware: string; readonly well: string } => ({ labware: id, well });
const uL = (volume: number): string => volumeIn(volume, 'uL');

describe('pool', () => {
  it('pools by molecules, the weakest giving the most, as far as it goes', () => {
    const plan = pool({
      name: 'pool',
      device: hamiltonStar,
      deck: [labware('s', plate96, 'sample'), labware('d', plate96, 'destination')],
      contents: [
        holding('s', 'A1', '45 uL', '66 ng/uL'),
        holding('s', 'B1', '45 uL', '66 ng/uL'),
        holding('s', 'C1', '45 uL', '50 nM'),
        holding('s', 'D1', '45 uL', '66 ng/uL'),
      ],
      pools: [
        {
          destination: at('d', 'A1'),
          members: [
            { source: at('s', 'A1'), lengthBp: 1_000 },
            { source: at('s', 'B1'), lengthBp: 500 },
            { source: at('s', 'C1') },
            { source: at('s', 'D1') },
          ],
        },
      ],
      share: { by: 'molecules', totalPl: parseVolume('35 uL') },
    });

    const { after, faults } = replay(plan);

    expect(faults).toEqual([]);
    expect(transfersOf(plan).map((one) => [one.source.well, uL(one.volumePl)])).toEqual([
      ['A1', '10'],
      ['B1', '5'],
      ['C1', '20'],
    ]);
    expect(plan.warnings).toEqual([expect.objectContaining({ code: 'unknown-concentration', at: at('s', 'D1') })]);
    expect(after.find(({ labware: id }) => id === 'd')?.contents.map(({ entity }) => entity)).toEqual([
      's-A1',
      's-B1',
      's-C1',
    ]);
  });

  it('makes a pool smaller when a member has not enough, and takes the least of one that is too strong', () => {
    const plan = pool({
      name: 'pool',
      device: hamiltonStar,
      deck: [labware('s', plate96, 'sample'), labware('d', plate96, 'destination')],
      contents: [
        holding('s', 'A1', '15 uL', '1 nM'),
        holding('s', 'B1', '45 uL', '10 nM'),
        holding('s', 'C1', '45 uL', '100 nM'),
      ],
      pools: [{ destination: at('d', 'A1'), members: ['A1', 'B1', 'C1'].map((well) => ({ source: at('s', well) })) }],
      share: { by: 'molecules', totalPl: parseVolume('100 uL') },
    });

    expect(transfersOf(plan).map((one) => uL(one.volumePl))).toEqual(['10', '1', '0.5']);
    expect(plan.warnings.map(({ code }) => code)).toEqual(['short-of-volume', 'too-strong']);
    expect(replay(plan).faults).toEqual([]);
  });

  it('takes no more of the weakest member than there is, however it is rounded', () => {
    const plan = pool({
      name: 'pool',
      device: hamiltonStar,
      deck: [labware('s', plate96, 'sample'), labware('d', plate96, 'destination')],
      contents: [holding('s', 'A1', '15.06 uL', '1 nM'), holding('s', 'B1', '45 uL', '2 nM')],
      pools: [{ destination: at('d', 'A1'), members: ['A1', 'B1'].map((well) => ({ source: at('s', well) })) }],
      share: { by: 'molecules' },
    });

    expect(transfersOf(plan).map((one) => uL(one.volumePl))).toEqual(['10', '5']);
    expect(replay(plan).faults).toEqual([]);
  });

  it('pools equal volumes', () => {
    const plan = pool({
      name: 'pool',
      device: hamiltonStar,
      deck: [labware('s', plate96, 'sample'), labware('d', plate96, 'destination')],
      contents: [holding('s', 'A1', '45 uL'), holding('s', 'B1', '6 uL')],
      pools: [{ destination: at('d', 'A1'), members: ['A1', 'B1'].map((well) => ({ source: at('s', well) })) }],
      share: { by: 'volume', volumePl: parseVolume('3 uL') },
    });

    expect(transfersOf(plan)).toHaveLength(1);
    expect(plan.warnings).toEqual([expect.objectContaining({ code: 'short-of-volume', at: at('s', 'B1') })]);
  });

  it('leaves out a member that is nearly empty, rather than making the whole pool as small as that', () => {
    const plan = pool({
      name: 'pool',
      device: hamiltonStar,
      deck: [labware('s', plate96, 'sample'), labware('d', plate96, 'destination')],
      contents: [
        holding('s', 'A1', '45 uL', '10 nM'),
        holding('s', 'B1', '45 uL', '20 nM'),
        holding('s', 'C1', '5.4 uL', '10 nM'),
      ],
      pools: [{ destination: at('d', 'A1'), members: ['A1', 'B1', 'C1'].map((well) => ({ source: at('s', well) })) }],
      share: { by: 'molecules', totalPl: parseVolume('30 uL') },
    });

    expect(transfersOf(plan).map((one) => [one.source.well, uL(one.volumePl)])).toEqual([
      ['A1', '20'],
      ['B1', '10'],
    ]);
    expect(plan.warnings.map((one) => [one.code, one.at?.well])).toEqual([['short-of-volume', 'C1']]);
  });

  it('leaves out a member whose length is no length, and one that holds nothing of what counts', () => {
    const plan = pool({
      name: 'pool',
      device: hamiltonStar,
      deck: [labware('s', plate96, 'sample'), labware('d', plate96, 'destination')],
      contents: [
        holding('s', 'A1', '45 uL', '66 ng/uL'),
        holding('s', 'B1', '45 uL', '66 ng/uL'),
        holding('s', 'C1', '45 uL', '0 nM'),
      ],
      pools: [
        {
          destination: at('d', 'A1'),
          members: [
            { source: at('s', 'A1'), lengthBp: 1_000 },
            { source: at('s', 'B1'), lengthBp: 0 },
            { source: at('s', 'C1') },
          ],
        },
      ],
      share: { by: 'molecules', totalPl: parseVolume('30 uL') },
    });

    expect(transfersOf(plan).map((one) => [one.source.well, uL(one.volumePl)])).toEqual([['A1', '30']]);
    expect(plan.warnings.map((one) => [one.code, one.at?.well])).toEqual([
      ['unknown-concentration', 'B1'],
      ['too-weak', 'C1'],
    ]);
    expect(plan.warnings[0]?.message).toContain('Its length is 0,');
  });

  it('pools concentrations that are a million apart, and says which is too strong for its share', () => {
    const plan = pool({
      name: 'pool',
      device: hamiltonStar,
      deck: [labware('s', plate96, 'sample'), labware('d', plate96, 'destination')],
      contents: [holding('s', 'A1', '45 uL', '1 nM'), holding('s', 'B1', '45 uL', '1 mM')],
      pools: [{ destination: at('d', 'A1'), members: ['A1', 'B1'].map((well) => ({ source: at('s', well) })) }],
      share: { by: 'molecules', totalPl: parseVolume('20 uL') },
    });

    expect(transfersOf(plan).map((one) => uL(one.volumePl))).toEqual(['20', '0.5']);
    expect(plan.warnings.map((one) => [one.code, one.at?.well])).toEqual([['too-strong', 'B1']]);
  });

  it('refuses to make a pool in one of its members', () => {
    const pooling = (): unknown =>
      pool({
        name: 'pool',
        device: hamiltonStar,
        deck: [labware('s', plate96, 'sample')],
        contents: [holding('s', 'A1', '45 uL'), holding('s', 'B1', '45 uL')],
        pools: [{ destination: at('s', 'A1'), members: ['A1', 'B1'].map((well) => ({ source: at('s', well) })) }],
        share: { by: 'volume', volumePl: parseVolume('3 uL') },
      });

    expect(pooling).toThrow('A1 of s holds something, and is both drawn from and filled');
  });
});
