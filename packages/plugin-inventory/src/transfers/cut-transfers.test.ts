import { describe, expect, it } from 'vitest';
import type { Level } from '../levels/well.ts';
import { cutTransfers } from './cut-transfers.ts';
import type { Transfer } from './transfer.ts';

const shelf = (levels: Readonly<Record<string, number | null>>): ReadonlyMap<string, Level> =>
  new Map(
    Object.entries(levels).map(([id, volumePl]) => [
      id,
      { containerId: id, label: id, volumePl, contentIds: volumePl === 0 ? [] : [`of ${id}`] },
    ]),
  );

const move = (from: string, to: string, volumePl: number, finalVolumePl?: number): Transfer => ({
  from: { containerId: from },
  to,
  volumePl,
  ...(finalVolumePl !== undefined && { finalVolumePl }),
});

describe('cutting transfers', () => {
  it('computes what every container holds, filled up or not', () => {
    const chunks = cutTransfers([move('A', 'B', 10, 100), move('B', 'C', 5)], shelf({ A: 50, B: 0, C: 1 }));

    expect(chunks).toHaveLength(1);
    expect(chunks[0]?.after).toEqual([
      { containerId: 'A', label: 'A', volumePl: 40, contentIds: ['of A'] },
      { containerId: 'B', label: 'B', volumePl: 95, contentIds: ['of A'] },
      { containerId: 'C', label: 'C', volumePl: 6, contentIds: ['of A', 'of C'] },
    ]);
    expect(chunks[0]?.drawn).toEqual([
      { containerId: 'A', volumePl: 50 },
      { containerId: 'B', volumePl: 100 },
    ]);
  });

  it('begins a new part when one is full, and before a container is filled that was drawn from', () => {
    const levels = shelf({ A: 50, B: 50, C: 0 });

    const full = cutTransfers([move('A', 'B', 1), move('A', 'C', 1), move('A', 'C', 1)], levels, 2);
    const again = cutTransfers([move('A', 'B', 1), move('C', 'A', 1)], shelf({ A: 50, B: 0, C: 5 }));

    expect(full.map(({ transfers }) => transfers.length)).toEqual([2, 1]);
    expect(again.map(({ transfers }) => transfers.length)).toEqual([1, 1]);
  });

  it('takes an entity into a container, and draws from one whose volume is not known', () => {
    const [chunk] = cutTransfers(
      [{ from: { entityId: 'seq_1' }, to: 'B', volumePl: 5 }, move('A', 'B', 1)],
      shelf({ A: null, B: 0 }),
    );

    expect(chunk?.after).toMatchObject([
      { containerId: 'B', volumePl: 6, contentIds: ['of A', 'seq_1'] },
      { containerId: 'A', volumePl: null },
    ]);
  });

  it.each<[string, readonly Transfer[], string]>([
    ['more than is there', [move('A', 'B', 30), move('A', 'B', 30)], 'transfer 2: 0.00003 uL cannot be taken from A'],
    ['into what is of unknown volume', [move('A', 'D', 1)], 'D holds something of unknown volume'],
    ['into itself', [move('A', 'A', 1)], 'A is its own source'],
    ['nothing', [move('A', 'B', 0)], '0 is no volume'],
    ['a part of a picolitre', [move('A', 'B', 0.5)], '0.5 is no volume'],
    ['into less than there is', [move('A', 'B', 5, 4)], 'B cannot be filled up to'],
    ['into what is not there', [move('A', 'X', 1)], 'X was not looked at'],
  ])('refuses to take %s', (_what, transfers, message) => {
    const cutting = (): unknown => cutTransfers(transfers, shelf({ A: 50, B: 0, D: null }));

    expect(cutting).toThrow(message);
  });

  it('refuses a list in which nobody could see how much of it was done', () => {
    const there = move('A', 'B', 10);
    const back = move('B', 'A', 10);
    const levels = new Map(
      Array.from(shelf({ A: 50, B: 50 }), ([id, level]) => [id, { ...level, contentIds: ['x'] }] as const),
    );

    const cutting = (): unknown => cutTransfers([there, back], levels);

    expect(cutting).toThrow('After part 2 of 2 every container would hold what it held at the start');
  });
});
