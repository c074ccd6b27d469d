import { expect, it } from 'vitest';
import { chainRecord, emptyHead } from '../chain/chain.ts';
import type { BenchlingChange } from './benchling-change.ts';
import type { OurChange } from './our-change.ts';
import { pairChanges } from './pair-changes.ts';

const start = Date.UTC(2026, 0, 1);

const ours = (fromMs: number, toMs: number): OurChange => ({
  record: chainRecord(emptyHead, 'run-logger', new Date(start + toMs).toISOString(), {
    actor: { kind: 'app', id: 'run-logger' },
    correlationId: 'c-1',
    action: 'entry.update',
    targets: ['etr_1'],
    targetCount: 1,
    outcome: 'succeeded',
  }),
  objectIds: ['etr_1'],
  objectCount: 1,
  kinds: new Set(['update']),
  noun: 'entry',
  fromMs: start + fromMs,
  toMs: start + toMs,
  expected: 'done',
  divisible: false,
});

const theirs = (atMs: number): BenchlingChange => ({
  at: new Date(start + atMs).toISOString(),
  by: 'Run Logger',
  byApp: true,
  rows: [
    {
      objectId: 'etr_1',
      objectType: 'Entry',
      item: 'Run 1',
      eventDescription: 'Entry: Updated',
      action: 'Updated name',
    },
  ],
});

it('gives a long call the row that is left, when a short one needs the row that it could have', () => {
  const [long, short] = [ours(0, 30_000), ours(1_000, 1_100)];
  const [early, late] = [theirs(1_050), theirs(29_000)];

  const pairing = pairChanges([long, short], [early, late], 5_000);

  expect([pairing.of(long), pairing.of(short)]).toEqual([[late], [early]]);
});
