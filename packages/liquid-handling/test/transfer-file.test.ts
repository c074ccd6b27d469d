import {
  opentronsOt2,
  planTransferFile,
  readTransferFile,
  tecanEvo,
  tecanWorklist,
  transfersOf,
  type DeviceProfile,
} from '@ligase/liquid-handling';
import { describe, expect, it } from 'vitest';
import { holding, labware, plate96 } from './plates.ts';

const head = 'Source plate,Source well,Destination plate,Destination well,Volume\r\n';

const setup = (device: DeviceProfile) => ({
  name: 'Run 1',
  device,
  deck: [labware('P1', plate96, 'sample'), labware('HITS', plate96, 'destination')],
  contents: [holding('P1', 'A1', '150 uL', '10 ng/uL'), holding('P1', 'B1', '50 uL', '10 ng/uL')],
});

const words = (faults: readonly Error[]) => faults.map(({ message }) => message);

describe('a file of transfers', () => {
  it('becomes the worklist of a device, in its order and to its volumes', () => {
    const { rows, faults } = readTransferFile(`${head}P1,b01,HITS,A1,7.3 uL\r\nP1,A1,HITS,B1,12500 nL\r\n`);

    const planned = planTransferFile(rows, setup(tecanEvo));

    expect([...faults, ...planned.faults]).toEqual([]);
    expect(tecanWorklist({ software: 'evo' }).render(planned.plan)).toMatch(
      /A;P1;[^\n]*;2;;7\.30;[^\n]*\nD;HITS;[^\n]*;1;;7\.30;[^\n]*\nW[^\n]*\nA;P1;[^\n]*;1;;12\.50;[^\n]*\nD;HITS;[^\n]*;2;;12\.50;/u,
    );
  });

  it('may say its unit in the heading, and has what is above a tip moved in several strokes', () => {
    const { rows } = readTransferFile(`${head.replace('Volume', 'Volume (nL)')}P1,A1,HITS,A1,90000`);
    const [small] = opentronsOt2.tools;
    if (small === undefined) throw new Error('There are two.');

    const { plan, faults } = planTransferFile(
      rows,
      setup({ ...opentronsOt2, tools: [{ ...small, maxPl: 20_000_000 }] }),
    );

    expect(faults).toEqual([]);
    expect(transfersOf(plan).map(({ volumePl }) => volumePl)).toEqual([18e6, 18e6, 18e6, 18e6, 18e6]);
  });

  it('names every bad row with its line, and reads the others', () => {
    const { rows, faults } = readTransferFile(
      `${head}P1,A1,HITS,A1,10 uL\nP1,,HITS,A2,10 uL\nP1,A1,HITS,A2,ten\nP1,hello,HITS,A2,10 uL\nP1,A1,HITS,A2,\nP1,A1,HITS,A2,0 uL\n`,
    );

    expect(rows.map(({ line }) => line)).toEqual([2]);
    expect(faults.map(({ details }) => details['line'])).toEqual([3, 4, 5, 6, 7]);
    expect(words(faults)).toEqual([
      'Line 3 of the transfer file: "Source well" is empty.',
      expect.stringMatching(/^Line 4 of the transfer file: .*ten/u),
      'Line 5 of the transfer file: "hello" is no well; one is called such as A1.',
      expect.stringContaining('Line 6 of the transfer file: it has 0 volumes. One is wanted: "Volume" with its unit'),
      'Line 7 of the transfer file: its volume is 0, so that nothing would be moved.',
    ]);
  });

  it('is held against the device, the plates and the ledger, line by line', () => {
    const { rows } = readTransferFile(`${head}P1,A1,HITS,A1,0.25 uL\nP1,A1,HITS,I1,10 uL\nP9,A1,HITS,A1,10 uL\n`);
    const tooMuch = readTransferFile(`${head}P1,B1,HITS,A1,40 uL\nP1,B1,HITS,A1,10 uL\n`);

    const { faults } = planTransferFile(rows, setup(opentronsOt2));
    const replayed = planTransferFile(tooMuch.rows, setup(opentronsOt2));

    expect(words(faults)).toEqual([
      expect.stringContaining('Line 2 of the transfer file: Opentrons OT-2 cannot move 250 nL.'),
      'Line 3 of the transfer file: HITS has no well I1: it has 8 × 12.',
      'Line 4 of the transfer file: P9 is not on the deck.',
    ]);
    expect(words(replayed.faults)).toEqual([expect.stringContaining('Line 3 of the transfer file: B1 of P1: ')]);
  });

  it.each([
    ['', 'there are no headings; "Source plate", "Source well"'],
    [head, 'there is no row below the headings'],
    ['Source plate,Source well,Volume\nP1,A1,10 uL', 'there is no "Destination plate"'],
  ])('is refused as a whole when no row of it can be read: %j', (content, message) => {
    expect(() => readTransferFile(content)).toThrow(
      expect.objectContaining({ code: 'INPUT_INVALID', message: expect.stringContaining(message) }),
    );
  });
});
