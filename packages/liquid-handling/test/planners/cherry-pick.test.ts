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
});
