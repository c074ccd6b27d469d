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
