import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { AuditEntry, AuditRecord } from '../audit-record.ts';
import { canonicalJson } from './canonical-json.ts';
import { chainRecord, emptyHead } from './chain.ts';
import { verifyTrail } from './verify-trail.ts';

const entry: AuditEntry = {
  actor: { kind: 'user', id: 'ent_ada' },
  correlationId: 'c-1',
  action: 'entry.create',
  targets: ['etr_1'],
  targetCount: 1,
  outcome: 'succeeded',
  status: 201,
  attempts: 1,
  durationMs: 12,
};

function trailOf(length: number): AuditRecord[] {
  const records: AuditRecord[] = [];
  while (records.length < length)
    records.push(
      chainRecord(records.at(-1) ?? emptyHead, 'quickstart', '2026-01-01T00:00:00.000Z', {
        ...entry,
        targets: [`etr_${records.length}`],
      }),
    );
  return records;
}

it('finds an untouched trail intact, also after it was written down and read back', async () => {
  const records = trailOf(20);

  const verdict = await verifyTrail(JSON.parse(JSON.stringify(records)) as AuditRecord[]);

  expect(verdict).toMatchObject({ intact: true, count: 20, head: { seq: 20, hash: records[19]?.hash } });
});

it('takes an empty trail for intact', async () => {
  const verdict = await verifyTrail([]);

  expect(verdict).toMatchObject({ intact: true, count: 0, head: emptyHead });
});

it.each([
  ['changed', (records: AuditRecord[]) => records.splice(4, 1, { ...(records[4] as AuditRecord), app: 'other' })],
  ['removed', (records: AuditRecord[]) => records.splice(4, 1)],
  ['misplaced', (records: AuditRecord[]) => records.splice(4, 0, records[2] as AuditRecord)],
] as const)('says where a record was %s', async (kind, spoil) => {
  const records = trailOf(10);

  spoil(records);
  const { intact, faults } = await verifyTrail(records);

  expect(intact).toBe(false);
  expect(faults[0]).toMatchObject({ kind, position: 5 });
});

it('finds a tail that was cut off by the head that was kept elsewhere', async () => {
  const records = trailOf(10);
  const head = records[9] as AuditRecord;

  const cut = await verifyTrail(records.slice(0, 7), head);
  const grown = await verifyTrail(records, records[6]);

  expect(cut.faults).toEqual([expect.objectContaining({ kind: 'truncated', position: 7 })]);
  expect(grown.intact).toBe(true);
});

it('finds a trail that was forged from some record on, by the head that was kept elsewhere', async () => {
  const records = trailOf(10);
  const forged = records.slice(0, 5);
  for (const record of records.slice(5))
    forged.push(chainRecord(forged.at(-1) ?? emptyHead, 'quickstart', record.at, { ...entry, action: 'entry.update' }));

  const alone = await verifyTrail(forged);
  const withHead = await verifyTrail(forged, records[9]);

  expect(alone.intact).toBe(true);
  expect(withHead.intact).toBe(false);
});

const member = fc.constantFrom<keyof AuditRecord>(
  ...(['seq', 'at', 'app', 'actor', 'action', 'targets', 'outcome', 'status', 'previousHash', 'hash'] as const),
  ...(['workflow', 'runId', 'taskId', 'correlationId'] as const),
);
const index = fc.nat();
const mutation: fc.Arbitrary<(records: AuditRecord[]) => AuditRecord[]> = fc.oneof(
  fc.record({ index, member, value: fc.jsonValue() }).map(({ index, member, value }) => (records: AuditRecord[]) => {
    const at = index % records.length;
    return records.with(at, { ...(records[at] as AuditRecord), [member]: value });
  }),
  index.map((index) => (records: AuditRecord[]) => records.toSpliced(index % records.length, 1)),
  fc.tuple(index, index).map(([from, to]) => (records: AuditRecord[]) => {
    const moved = records[from % records.length] as AuditRecord;
    return records.toSpliced(from % records.length, 1).toSpliced(to % records.length, 0, moved);
  }),
  fc.tuple(index, index).map(
    ([from, to]) =>
      (records: AuditRecord[]) =>
        records.toSpliced(to % (records.length + 1), 0, records[from % records.length] as AuditRecord),
  ),
  index.map((index) => (records: AuditRecord[]) => {
    const at = index % records.length;
    const forged = chainRecord(records[at - 1] ?? emptyHead, 'quickstart', '2026-01-01T00:00:00.000Z', entry);
    return records.toSpliced(at, 0, forged);
  }),
);

it('finds any single change, removal, move, repetition or insertion', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 12 }), mutation, async (length, mutate) => {
      const records = trailOf(length);
      const head = records.at(-1) as AuditRecord;

      const spoilt = mutate(records);
      const same = canonicalJson(spoilt) === canonicalJson(records);
      const { intact } = await verifyTrail(spoilt, head);

      expect(intact).toBe(same);
    }),
    { numRuns: 2_000 },
  );
});
