import { InputError } from '@ligase/core/errors';
import { cherryPick, hamiltonStar, parseVolume, replay, transfersOf } from '@ligase/liquid-handling';
import { describe, expect, it } from 'vitest';
import { holding, labware, plate384, plate96 } from '../plates.ts';

const at = (id: string, well: string): { readonly labware: string; readonly well: string } => ({ labware: id, well });

describe('cherryPick', () => {
  it('picks down the columns, past controls and what is taken, one source plate after the other', () => {
    const plan = cherryPick({
      name: 'pick',
      device: hamiltonStar,
      deck: [labware('s1', plate96, 'sample'), labware('s2', plate96, 'sample'), labware('d', plate96, 'destination')],
      contents: [
        ...['A1', 'B1'].flatMap((well) => [holding('s1', well, '50 uL', '5 nM'), holding('s2', well, '50 uL', '5 nM')]),
        holding('d', 'C1', '10 uL'),
      ],
      picks: [at('s2', 'A1'), at('s1', 'A1'), at('s2', 'B1'), at('s1', 'B1')].map((source) => ({
        source,
        volumePl: parseVolume('10 uL'),
      })),
      destinations: ['d'],
      locked: [at('d', 'A1')],
    });

    const transfers = transfersOf(plan).map(
      (one) => `${one.source.labware} ${one.source.well} ${one.destination.well}`,
    );

    expect(transfers).toEqual(['s1 A1 D1', 's1 B1 F1', 's2 A1 B1', 's2 B1 E1']);
    expect(replay(plan).faults).toEqual([]);
  });

  it('refuses more picks than there are free wells', () => {
    const picking = (): unknown =>
      cherryPick({
        name: 'pick',
        device: hamiltonStar,
        deck: [labware('s', plate384, 'sample'), labware('d', plate96, 'destination')],
        contents: [holding('s', 'A1', '100 uL')],
        picks: Array.from({ length: 97 }, () => ({ source: at('s', 'A1'), volumePl: parseVolume('1 uL') })),
        destinations: ['d'],
      });

    expect(picking).toThrow('97 picks, and not as many free wells on d');
  });

  it('refuses to pick from a well that another pick fills, as one of them would be a mixture', () => {
    const volumePl = parseVolume('10 uL');
    const pickInCircle = (held: string): unknown =>
      cherryPick({
        name: 'onward',
        device: hamiltonStar,
        deck: [labware('s', plate96, 'sample')],
        contents: [holding('s', 'A1', '50 uL', '5 nM'), holding('s', 'B1', held, '5 nM')],
        picks: [
          { source: at('s', 'B1'), volumePl, destination: at('s', 'C1') },
          { source: at('s', 'A1'), volumePl, destination: at('s', 'B1') },
        ],
        destinations: ['s'],
      });

    expect(() => pickInCircle('50 uL')).toThrow('B1 of s holds something, and is both drawn from and filled');
    expect(() => pickInCircle('0 uL')).not.toThrow();
  });

  it.each([1.5, Number.NaN, -1, 2 ** 53])('refuses %s pL, which is no volume', (volumePl) => {
    const picking = (): unknown =>
      cherryPick({
        name: 'no volume',
        device: hamiltonStar,
        deck: [labware('s', plate96, 'sample')],
        contents: [holding('s', 'A1', '50 uL', '5 nM')],
        picks: [{ source: at('s', 'A1'), volumePl }],
        destinations: ['s'],
      });

    expect(picking).toThrow(InputError);
    expect(picking).toThrow(`What is picked is a whole number of picolitres from 0 on, not ${volumePl}.`);
  });

  it('leaves out what cannot be moved or is not there, and says how it rounds', () => {
    const plan = cherryPick({
      name: 'odd',
      device: hamiltonStar,
      deck: [labware('s', plate96, 'sample'), labware('d', plate96, 'destination')],
      contents: [holding('s', 'A1', '50 uL', '5 nM')],
      picks: ['0 uL', '0.4 uL', '45.1 uL', '10.04 uL', '35 uL'].map((volume) => ({
        source: at('s', 'A1'),
        volumePl: parseVolume(volume),
      })),
      destinations: ['d'],
    });

    expect(plan.warnings.map((one) => [one.at?.well, one.code])).toEqual([
      ['A1', 'not-pipettable'],
      ['B1', 'not-pipettable'],
      ['C1', 'short-of-volume'],
      ['D1', 'rounded'],
    ]);
    expect(transfersOf(plan).map((one) => [one.destination.well, one.volumePl])).toEqual([
      ['D1', parseVolume('10 uL')],
      ['E1', parseVolume('35 uL')],
    ]);
    expect(replay(plan).faults).toEqual([]);
  });
});
