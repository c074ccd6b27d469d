import { opentronsOt2, parseVolume, pool, transfersOf, volumeIn, type WellContents } from '@ligase/liquid-handling';
import { describe, expect, it } from 'vitest';
import { holding, labware, plate96 } from '../plates.ts';

const deck = [labware('s', plate96, 'sample'), labware('d', plate96, 'destination')];
const destination = { labware: 'd', well: 'A1' };

function ofLength(well: WellContents, lengthBp: number): WellContents {
  return { ...well, contents: well.contents.map((one) => ({ ...one, lengthBp })) };
}

function poolOf(contents: readonly WellContents[]) {
  return pool({
    name: 'pool',
    device: opentronsOt2,
    deck,
    contents,
    pools: [{ destination, members: contents.map(({ labware: id, well }) => ({ source: { labware: id, well } })) }],
    share: { by: 'molecules', totalPl: parseVolume('30 uL') },
    incomplete: 'refuse',
  });
}

describe('a pool of all its members', () => {
  it('goes by the lengths of what is in the wells', () => {
    const plan = poolOf([
      ofLength(holding('s', 'A1', '45 uL', '66 ng/uL'), 1_000),
      ofLength(holding('s', 'B1', '45 uL', '66 ng/uL'), 500),
    ]);

    expect(transfersOf(plan).map((one) => volumeIn(one.volumePl, 'uL'))).toEqual(['20', '10']);
  });

  it('is not planned when some cannot give their share, each of which is named with its reason', () => {
    const known = ofLength(holding('s', 'A1', '45 uL', '66 ng/uL'), 1_000);
    const twofold = { ...known, well: 'C1', contents: [...known.contents, { entity: 'pUC19', lengthBp: 2_686 }] };
    const unmeasured = { ...known, well: 'D1', contents: [{ entity: 'pUC19', lengthBp: 2_686 }] };

    const planning = () => poolOf([known, holding('s', 'B1', '45 uL', '66 ng/uL'), twofold, unmeasured]);

    expect(planning).toThrow(
      expect.objectContaining({
        code: 'INPUT_INVALID',
        message:
          'Every member is wanted in its pool, and 3 cannot give their share. ' +
          'B1 of s: Its concentration is known by mass and wanted by substance, and nobody knows how many base pairs s-B1 has: that is known of DNA sequences. ' +
          'C1 of s: It holds s-A1, pUC19, and it is not said which of them counts. ' +
          'D1 of s: Its concentration is not known. Mend that, or leave them out of what is asked for.',
      }),
    );
  });
});
