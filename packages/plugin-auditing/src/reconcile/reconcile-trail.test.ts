import { benchling } from '@ligase/core';
import { createTestApp, scriptedTenant } from '@ligase/testing';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { AuditOutcome, AuditRecord } from '../audit-record.ts';
import { chainRecord, emptyHead } from '../chain/chain.ts';
import { reconcileTrail } from './reconcile-trail.ts';
import type { Reconciled } from './reconciled.ts';

/** What really happened: somebody renamed one of three entries, or tried to. */
interface Step {
  readonly by: 'Run Logger' | 'Other App' | 'Ada';
  readonly entry: string;
  /** What the app learned of it. */
  readonly outcome: AuditOutcome;
  readonly done: boolean;
  /** Since the step before. */
  readonly afterMs: number;
  /** From the sending of the call to its outcome, somewhere in which Benchling did it. */
  readonly tookMs: number;
  readonly doneAtMs: number;
}

interface Row {
  readonly id: string;
  readonly createdAt: string;
  readonly userName: string;
  readonly itemDeveloperId: string;
  readonly transactionId: string;
  readonly eventDescription: string;
}

/** The two logs of a history; what belongs to one step has its number. */
interface Logs {
  readonly records: ReadonlyMap<number, AuditRecord>;
  readonly rows: ReadonlyMap<number, Row>;
}

const start = Date.UTC(2026, 0, 1);
const entries = ['etr_1', 'etr_2', 'etr_3'];
const long = 200_000;

const stepAfter = (afterMs: fc.Arbitrary<number>): fc.Arbitrary<Step> =>
  fc
    .record({
      by: fc.constantFrom('Run Logger', 'Run Logger', 'Run Logger', 'Other App', 'Ada'),
      entry: fc.constantFrom(...entries),
      ending: fc.constantFrom(
        { outcome: 'succeeded', done: true } as const,
        { outcome: 'refused', done: false } as const,
        { outcome: 'unknown', done: true } as const,
        { outcome: 'unknown', done: false } as const,
      ),
      afterMs,
      tookMs: fc.constantFrom(0, 100, 30_000),
      part: fc.constantFrom(0, 0.5, 1),
    })
    .map(({ ending, part, ...step }) => ({ ...step, ...ending, doneAtMs: step.tookMs * part }));

function logsOf(history: readonly Step[]): Logs {
  const records = new Map<number, AuditRecord>();
  const rows = new Map<number, Row>();
  let now = start;
  for (const [index, { by, entry, outcome, done, afterMs, tookMs, doneAtMs }] of history.entries()) {
    now += afterMs;
    const ended = { at: new Date(now + tookMs).toISOString(), durationMs: tookMs };
    if (by === 'Run Logger') records.set(index, recordOf(ended, entry, outcome, index));
    if (done) rows.set(index, rowOf(new Date(now + doneAtMs).toISOString(), by, entry, index));
  }
  return { records, rows };
}

const recordOf = (
  { at, durationMs }: { readonly at: string; readonly durationMs: number },
  entry: string,
  outcome: AuditOutcome,
  index: number,
): AuditRecord =>
  chainRecord(emptyHead, 'run-logger', at, {
    actor: { kind: 'app', id: 'run-logger' },
    correlationId: `step ${index}`,
    action: 'entry.update',
    operationId: 'updateEntry',
    targets: [entry],
    targetCount: 1,
    outcome,
    durationMs,
  });

const rowOf = (createdAt: string, userName: string, itemDeveloperId: string, index: number): Row => ({
  id: String(index),
  createdAt,
  userName,
  itemDeveloperId,
  transactionId: `step ${index}`,
  eventDescription: 'Entry: Updated',
});

async function reconcile({ records, rows }: Logs, sinceMs = 0, untilMs = 86_400_000): Promise<Reconciled> {
  const inOrder = [...rows.values()].toSorted((a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt));
  const made = entries.map((entry) => rowOf('2025-12-01T00:00:00.000Z', 'Ada', entry, -1));
  const tenant = scriptedTenant(({ query }) => {
    const { 'createdAt.gte': from = '', 'createdAt.lte': to = '3', 'objectId.anyOf': entry } = query;
    const items = [...made, ...inOrder].filter(
      ({ createdAt, itemDeveloperId }) =>
        createdAt >= from && createdAt <= to && (entry === undefined || itemDeveloperId === entry),
    );
    return { body: { items, nextToken: '' } };
  });
  await using app = await createTestApp({ tenant, plugins: [] });
  return reconcileTrail(
    { benchling: app.get(benchling), records: records.values() },
    { app: 'Run Logger', since: new Date(start + sinceMs), until: new Date(start + untilMs) },
  );
}

/** The steps of every list, in order. */
function stepsIn({ confirmed, onlyOurs, onlyBenchlings, resolved, unsure }: Reconciled) {
  const steps = (findings: Reconciled['confirmed']): readonly (string | undefined)[] =>
    findings.map(({ record, benchling: changes }) => record?.correlationId ?? changes[0]?.transactionId);
  return {
    confirmed: steps(confirmed),
    onlyOurs: steps(onlyOurs),
    onlyBenchlings: steps(onlyBenchlings),
    done: steps(resolved.filter(({ done }) => done)),
    notDone: steps(resolved.filter(({ done }) => !done)),
    unsure: steps(unsure),
  };
}

function expectedOf(history: readonly Step[]): ReturnType<typeof stepsIn> {
  const steps = (wanted: (step: Step) => boolean): readonly string[] =>
    history.flatMap((step, index) => (step.by === 'Run Logger' && wanted(step) ? [`step ${index}`] : []));
  return {
    confirmed: steps(({ outcome }) => outcome !== 'unknown'),
    onlyOurs: [],
    onlyBenchlings: [],
    done: steps(({ outcome, done }) => outcome === 'unknown' && done),
    notDone: steps(({ outcome, done }) => outcome === 'unknown' && !done),
    unsure: [],
  };
}

it('finds no difference in any history, however close its steps are, and leaves out no record', async () => {
  const history = fc.array(stepAfter(fc.constantFrom(0, 1, 3_000, 6_000, long)), { maxLength: 10 });

  await fc.assert(
    fc.asyncProperty(history, async (steps) => {
      const logs = logsOf(steps);

      const { confirmed, onlyOurs, onlyBenchlings, resolved, unsure } = await reconcile(logs);

      expect([onlyOurs, onlyBenchlings]).toEqual([[], []]);
      expect(confirmed.length + resolved.length + unsure.length).toBe(logs.records.size);
    }),
    { numRuns: 100 },
  );
});

it('finds no difference in any part of a history, wherever it is cut', async () => {
  const history = fc.array(stepAfter(fc.constantFrom(1, 3_000)), { minLength: 2, maxLength: 6 });
  const moment = fc.integer({ min: 0, max: 20_000 });

  await fc.assert(
    fc.asyncProperty(history, moment, moment, async (steps, sinceMs, lengthMs) => {
      const { onlyOurs, onlyBenchlings } = await reconcile(logsOf(steps), sinceMs, sinceMs + lengthMs);

      expect([onlyOurs, onlyBenchlings]).toEqual([[], []]);
    }),
    { numRuns: 100 },
  );
});

type Forgery = readonly [
  name: string,
  forge: (logs: Logs, step: number) => Logs,
  lists: readonly ('onlyOurs' | 'onlyBenchlings')[],
];

const without = <T>(map: ReadonlyMap<number, T>, step: number): ReadonlyMap<number, T> =>
  new Map([...map].filter(([key]) => key !== step));
const changed = <T>(map: ReadonlyMap<number, T>, step: number, change: Partial<T>): ReadonlyMap<number, T> =>
  new Map([...map].map(([key, value]) => [key, key === step ? { ...value, ...change } : value]));

const forgeries: readonly Forgery[] = [
  ['a record is removed', (logs, step) => ({ ...logs, records: without(logs.records, step) }), ['onlyBenchlings']],
  ['a row is removed', (logs, step) => ({ ...logs, rows: without(logs.rows, step) }), ['onlyOurs']],
  [
    'a row is put under another app',
    (logs, step) => ({ ...logs, rows: changed(logs.rows, step, { userName: 'Other App' }) }),
    ['onlyOurs'],
  ],
  [
    'a record is made to name another entry',
    (logs, step) => ({
      ...logs,
      records: changed(logs.records, step, {
        targets: entries.filter((entry) => logs.records.get(step)?.targets[0] !== entry).slice(0, 1),
      }),
    }),
    ['onlyOurs', 'onlyBenchlings'],
  ],
  [
    'a record is made to say that it was refused',
    (logs, step) => ({ ...logs, records: changed(logs.records, step, { outcome: 'refused' }) }),
    ['onlyBenchlings'],
  ],
];

it.each(forgeries)('lists, when %s, that step and nothing else', async (_, forge, lists) => {
  const made: Step = {
    by: 'Run Logger',
    entry: 'etr_1',
    outcome: 'succeeded',
    done: true,
    afterMs: long,
    tookMs: 100,
    doneAtMs: 50,
  };
  const steps = fc.array(stepAfter(fc.constant(long)), { maxLength: 6 });

  await fc.assert(
    fc.asyncProperty(steps, steps, async (before, after) => {
      const history = [...before, made, ...after];
      const step = before.length;

      const found = stepsIn(await reconcile(forge(logsOf(history), step)));

      const expected = expectedOf(history);
      expect(found).toEqual({
        ...expected,
        confirmed: expected.confirmed.filter((name) => name !== `step ${step}`),
        ...Object.fromEntries(lists.map((list) => [list, [`step ${step}`]])),
      });
    }),
    { numRuns: 30 },
  );
});
