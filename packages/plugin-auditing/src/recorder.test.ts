import { fakeClock, memoryLogger } from '@ligase/testing';
import { expect, it } from 'vitest';
import type { AuditEntry } from './audit-record.ts';
import { verifyTrail } from './chain/verify-trail.ts';
import { createRecorder } from './recorder.ts';
import type { AuditSink } from './sinks/audit-sink.ts';
import { memorySink } from './sinks/memory-sink.ts';

const entry: AuditEntry = {
  actor: { kind: 'app', id: 'quickstart' },
  correlationId: 'c-1',
  action: 'entry.create',
  targets: [],
  targetCount: 0,
  outcome: 'succeeded',
};

/** A sink on a disk that can be full. */
function fragileSink() {
  const memory = memorySink();
  const disk = { full: false };
  const sink: AuditSink = {
    ...memory,
    append: async (records) => {
      if (disk.full) throw new Error('ENOSPC: no space left on device');
      await memory.append(records);
    },
  };
  return { sink, disk, records: memory.records };
}

function start(sink: AuditSink) {
  const log = memoryLogger();
  return { log, recorder: createRecorder({ sink, app: 'quickstart', clock: fakeClock(), log, last: undefined }) };
}

it('chains what comes at the same time in the order in which it came', async () => {
  const sink = memorySink();
  const { recorder } = start(sink);

  await Promise.all(Array.from({ length: 200 }, (_, n) => recorder.keep({ ...entry, correlationId: `c-${n}` })));

  expect(sink.records.map(({ correlationId }) => correlationId)).toEqual(
    Array.from({ length: 200 }, (_, n) => `c-${n}`),
  );
  expect(await verifyTrail(sink.records, recorder.head)).toMatchObject({ intact: true, count: 200 });
});

it('keeps what the sink could not take, logs it, and writes it before the next record', async () => {
  const { sink, disk, records } = fragileSink();
  const { recorder, log } = start(sink);
  disk.full = true;

  await recorder.keep({ ...entry, correlationId: 'first' });
  disk.full = false;
  await recorder.keep({ ...entry, correlationId: 'second' });

  expect(records.map(({ correlationId }) => correlationId)).toEqual(['first', 'second']);
  expect(log.lines.map(({ level }) => level)).toEqual(['error', 'warn']);
  expect(log.lines[0]?.fields).toMatchObject({ records: [{ correlationId: 'first' }] });
  expect((await verifyTrail(records)).intact).toBe(true);
});

it('refuses to begin another change while the sink takes nothing, and lets it begin when it does', async () => {
  const { sink, disk, records } = fragileSink();
  const { recorder } = start(sink);
  disk.full = true;
  await recorder.keep(entry);

  await expect(recorder.ready('POST /entries')).rejects.toMatchObject({
    code: 'AUDIT_UNWRITABLE',
    message: expect.stringContaining('POST /entries was not sent') as string,
  });
  disk.full = false;
  await recorder.ready('POST /entries');

  expect(records).toHaveLength(1);
});

/** A sink that several recorders write to, and that others of them may have written to meanwhile. */
function sharedSink() {
  const memory = memorySink();
  const server = { away: false };
  const sink: AuditSink = {
    ...memory,
    append: () => Promise.reject(new Error('not the way in')),
    async extend(seal) {
      await Promise.resolve();
      if (server.away) throw new Error('the connection was refused');
      const last = memory.records.at(-1);
      const records = seal(last === undefined ? { seq: 0, hash: '0'.repeat(64) } : last);
      await memory.append(records);
      return records;
    },
  };
  return { sink, server, records: memory.records };
}

it('writes one chain together with other processes', async () => {
  const { sink, records } = sharedSink();
  const all = [start(sink), start(sink), start(sink)];

  await Promise.all(all.flatMap(({ recorder }) => Array.from({ length: 50 }, () => recorder.keep(entry))));

  expect(records).toHaveLength(150);
  expect((await verifyTrail(records)).intact).toBe(true);
  for (const { recorder } of all) expect((await verifyTrail(records, recorder.head)).intact).toBe(true);
});

it('lets no step of a run end before its record is kept, where the run is kept in the same place', async () => {
  const { sink, server, records } = sharedSink();
  const clock = fakeClock();
  const recorder = createRecorder({ sink, app: 'quickstart', clock, log: memoryLogger(), last: undefined });
  server.away = true;
  let ended = false;

  const keeping = recorder.keep({ ...entry, runId: 'r-1' }).then(() => (ended = true));
  await clock.advance(10_000);
  const endedWhileAway = ended;
  server.away = false;
  await clock.advance(500);
  await keeping;

  expect(endedWhileAway).toBe(false);
  expect(records).toHaveLength(1);
});

it('leaves no word of what it could not announce, though another record waits', async () => {
  const { sink, server, records } = sharedSink();
  const { recorder } = start(sink);
  server.away = true;

  const outcomes = await Promise.allSettled([
    recorder.intend({ ...entry, outcome: 'attempted' }, 'POST /entries'),
    recorder.keep(entry),
  ]);
  server.away = false;
  await recorder.flush();

  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
  expect(records.map(({ outcome }) => outcome)).toEqual(['succeeded']);
});

it('lets a step of a run wait with its call until it is announced, or until nobody wants it any more', async () => {
  const { sink, server, records } = sharedSink();
  const clock = fakeClock();
  const log = memoryLogger();
  const recorder = createRecorder({ sink, app: 'quickstart', clock, log, last: undefined });
  const stop = new AbortController();
  const intent: AuditEntry = { ...entry, outcome: 'attempted', runId: 'r-1' };
  server.away = true;

  const announced = recorder.intend(intent, 'POST /entries');
  const unwanted = recorder.intend({ ...intent, correlationId: 'c-2' }, 'POST /entries', stop.signal);
  await clock.advance(2_000);
  stop.abort();
  await expect(unwanted).rejects.toMatchObject({ code: 'AUDIT_UNWRITABLE' });
  server.away = false;
  await clock.advance(500);

  expect(await announced).toBe(1);
  expect(records.map(({ correlationId }) => correlationId)).toEqual(['c-1']);
  // Each record once, however often it was tried.
  const logged = log.lines.flatMap(
    ({ fields }) => (fields as { readonly records?: readonly AuditEntry[] }).records ?? [],
  );
  expect(logged.map(({ correlationId }) => correlationId)).toEqual(['c-1', 'c-2']);
});
