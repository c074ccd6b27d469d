import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Level } from '../levels/well.ts';
import { cutTransfers } from './cut-transfers.ts';
import { landedOf } from './landed-of.ts';
import { levelsAfter } from './part-of.ts';
import type { TransferLedger } from './transfer.ts';

const level = (containerId: string, volumePl: number): Level => ({
  containerId,
  label: containerId,
  volumePl,
  contentIds: ['x'],
});

/** A drawn to B and C, then B to D: two parts of at most two transfers. */
function ledgerOfTwo(): TransferLedger {
  const before = [level('A', 100), level('B', 10), level('C', 10), level('D', 10)];
  const transfers = [
    { from: { containerId: 'A' }, to: 'B', volumePl: 5 },
    { from: { containerId: 'A' }, to: 'C', volumePl: 5 },
    { from: { containerId: 'B' }, to: 'D', volumePl: 2 },
  ];
  return {
    id: 'led',
    before,
    chunks: cutTransfers(transfers, new Map(before.map((one) => [one.containerId, one])), 2),
  };
}

const holding = (volumes: Readonly<Record<string, number>>): ReadonlyMap<string, Level> =>
  new Map(Object.entries(volumes).map(([id, volumePl]) => [id, level(id, volumePl)]));

const either = { mayLeaveSources: true };
const lowered = { mayLeaveSources: false };

describe('what has landed of a ledger', () => {
  it.each([
    [{ A: 100, B: 10, C: 10, D: 10 }, 0],
    [{ A: 90, B: 15, C: 15, D: 10 }, 1],
    [{ A: 90, B: 13, C: 15, D: 12 }, 2],
  ])('is told from %j: %i parts', (volumes, chunks) => {
    const landed = landedOf(ledgerOfTwo(), holding(volumes), either);

    expect(landed).toEqual({ kind: 'landed', chunks, notLowered: [] });
  });

  it('is told where sources were left as they were, also when some of them were lowered since', () => {
    const one = landedOf(ledgerOfTwo(), holding({ A: 100, B: 15, C: 15, D: 10 }), either);
    const two = landedOf(ledgerOfTwo(), holding({ A: 90, B: 15, C: 15, D: 12 }), either);

    expect(one).toEqual({ kind: 'landed', chunks: 1, notLowered: [{ containerId: 'A', volumePl: 100 }] });
    expect(two).toEqual({ kind: 'landed', chunks: 2, notLowered: [{ containerId: 'B', volumePl: 15 }] });
  });

  it('is not told where sources must be lowered and are not', () => {
    const landed = landedOf(ledgerOfTwo(), holding({ A: 100, B: 15, C: 15, D: 10 }), lowered);

    expect(landed).toMatchObject({ kind: 'partly', chunks: 0, wells: [{ containerId: 'A' }] });
  });

  it('names the containers that a part has left out', () => {
    const landed = landedOf(ledgerOfTwo(), holding({ A: 95, B: 15, C: 10, D: 10 }), either);
    const half = landedOf(ledgerOfTwo(), holding({ A: 90, B: 15, C: 10, D: 10 }), either);

    expect(landed).toMatchObject({ kind: 'changed' });
    expect(half).toMatchObject({
      kind: 'partly',
      chunks: 0,
      wells: [{ label: 'C', expected: { volumePl: 15 }, found: { volumePl: 10 } }],
    });
  });

  it('names the containers that somebody else has changed', () => {
    const landed = landedOf(ledgerOfTwo(), holding({ A: 90, B: 15, C: 15, D: 99 }), either);

    expect(landed).toMatchObject({
      kind: 'changed',
      chunks: 1,
      wells: [{ label: 'D', expected: { volumePl: 10 }, found: { volumePl: 99 } }],
    });
  });

  it('takes other contents for a change, and a container that is gone, too', () => {
    const now = new Map(holding({ A: 100, B: 10, C: 10 }));
    now.set('B', { ...level('B', 10), contentIds: ['x', 'y'] });

    const landed = landedOf(ledgerOfTwo(), now, either);

    expect(landed).toMatchObject({ kind: 'changed', wells: [{ label: 'B' }, { label: 'D', found: undefined }] });
  });

  it('is not guessed when two answers fit', () => {
    const before = [level('A', 100), level('B', 10)];
    const transfers = [
      { from: { containerId: 'A' }, to: 'B', volumePl: 5 },
      { from: { entityId: 'x' }, to: 'A', volumePl: 5 },
    ];
    const chunks = cutTransfers(transfers, new Map(before.map((one) => [one.containerId, one])));

    const landed = landedOf({ id: 'led', before, chunks }, holding({ A: 100, B: 15 }), either);

    expect(landed).toMatchObject({ kind: 'ambiguous' });
  });

  it('is told of any list of transfers after any number of its parts, and of no other state', () => {
    const names = ['A', 'B', 'C', 'D', 'E'];
    const step = fc.record({
      from: fc.constantFrom(...names),
      to: fc.constantFrom(...names),
      volumePl: fc.integer({ min: 1, max: 9 }),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), fc.integer({ min: 1, max: 4 }), (steps, most) => {
        const before = names.map((name, index) => level(name, 1_000 + index));
        const transfers = steps
          .filter(({ from, to }) => from !== to)
          .map(({ from, to, volumePl }) => ({ from: { containerId: from }, to, volumePl }));
        let ledger: TransferLedger;
        try {
          const levels = new Map(before.map((one) => [one.containerId, one]));
          ledger = { id: 'led', before, chunks: cutTransfers(transfers, levels, most) };
        } catch {
          return;
        }
        for (let parts = 0; parts <= ledger.chunks.length; parts += 1) {
          const now = levelsAfter(ledger, parts);
          const foreign = new Map(now).set('E', { ...level('E', 77_777) });

          expect(landedOf(ledger, now, lowered)).toEqual({ kind: 'landed', chunks: parts, notLowered: [] });
          expect(landedOf(ledger, foreign, either).kind).toBe('changed');
        }
      }),
      { numRuns: 500 },
    );
  });
});
