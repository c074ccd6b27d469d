import { operations } from '@ligase/benchling-api/v2';
import { NetworkError, UnknownOutcomeError, type HttpRequest, type HttpResponse, type Send } from '@ligase/core';
import { fakeClock, memoryLogger } from '@ligase/testing';
import { describe, expect, it } from 'vitest';
import { verifyTrail } from '../chain/verify-trail.ts';
import { createRecorder } from '../recorder.ts';
import { memorySink, type MemorySink } from '../sinks/memory-sink.ts';
import { auditLayer } from './audit-layer.ts';

type Key = keyof typeof operations;

function requestOf(key: Key, more: Partial<HttpRequest> = {}): HttpRequest {
  const operation = operations[key];
  return {
    method: operation.method,
    path: `/api/v2${operation.path}`,
    headers: { authorization: 'Bearer hush' },
    body: undefined,
    operation,
    pathValues: [],
    idempotent: operation.method !== 'POST',
    context: { correlationId: 'c-1' },
    signal: undefined,
    timeoutMs: 1_000,
    priority: 'normal',
    trace: { attempts: 0, written: 0 },
    ...more,
  };
}

const reply = (status: number, body?: unknown): HttpResponse => ({ status, body, header: () => undefined });

/** An app's pipeline with nothing in it but the layer; `answer` stands for the rest of it. */
function start(answer: (request: HttpRequest) => HttpResponse | Error, { intents = false } = {}) {
  const memory = memorySink();
  const disk = { full: false };
  const sink: MemorySink = {
    ...memory,
    append: async (records) => {
      if (disk.full) throw new Error('ENOSPC: no space left on device');
      await memory.append(records);
    },
  };
  const clock = fakeClock();
  const sent: HttpRequest[] = [];
  const recorder = createRecorder({ sink, app: 'quickstart', clock, log: memoryLogger(), last: undefined });
  const rest: Send = async (request) => {
    sent.push(request);
    request.trace.attempts += 1;
    await clock.advance(40);
    const answered = answer(request);
    if (answered instanceof Error) throw answered;
    return answered;
  };
  const layer = auditLayer({ recorder, clock, self: { kind: 'app', id: 'quickstart' }, intents });
  return { sink, sent, disk, send: layer.wrap(rest) };
}

describe('auditLayer with a record before each call', () => {
  it('says that a change is attempted before it is sent, and how it ended in a record that names that one', async () => {
    const { send, sink } = start(
      () => {
        expect(sink.records).toMatchObject([{ seq: 1, outcome: 'attempted', targets: [] }]);
        return reply(201, { id: 'etr_1' });
      },
      { intents: true },
    );

    await send(requestOf('POST /entries', { context: { correlationId: 'c-1', step: 'make', stepAttempt: 2 } }));

    expect(sink.records).toMatchObject([
      { seq: 1, action: 'entry.create', outcome: 'attempted', step: 'make', stepAttempt: 2 },
      { seq: 2, action: 'entry.create', outcome: 'succeeded', intent: 1, targets: ['etr_1'], step: 'make' },
    ]);
    expect(sink.records[0]).not.toHaveProperty('attempts');
  });

  it('sends nothing that it could not announce, and leaves no word of it', async () => {
    const { send, sink, sent, disk } = start(() => reply(201, { id: 'etr_1' }), { intents: true });
    disk.full = true;

    const refused = send(requestOf('POST /entries'));
    await expect(refused).rejects.toMatchObject({ code: 'AUDIT_UNWRITABLE' });
    disk.full = false;
    await send(requestOf('POST /entries'));

    expect(sent).toHaveLength(1);
    expect(sink.records.map(({ outcome }) => outcome)).toEqual(['attempted', 'succeeded']);
  });

  it('announces nothing that only reads', async () => {
    const { send, sink } = start(() => reply(200, { entries: [] }), { intents: true });

    await send(requestOf('GET /entries'));

    expect(sink.records).toEqual([]);
  });
});

describe('auditLayer', () => {
  it('records who made an entry, for which run, and how it ended', async () => {
    const { send, sink } = start(() => reply(201, { id: 'etr_1', name: 'Run 42' }));

    await send(
      requestOf('POST /entries', {
        context: { actor: { kind: 'user', id: 'ent_ada' }, workflow: 'log-run', runId: 'r-1', correlationId: 'c-9' },
      }),
    );

    expect(sink.records).toEqual([
      {
        seq: 1,
        at: '2026-01-01T00:00:00.040Z',
        app: 'quickstart',
        actor: { kind: 'user', id: 'ent_ada' },
        workflow: 'log-run',
        runId: 'r-1',
        correlationId: 'c-9',
        action: 'entry.create',
        operationId: 'createEntry',
        targets: ['etr_1'],
        targetCount: 1,
        outcome: 'succeeded',
        status: 201,
        attempts: 1,
        durationMs: 40,
        previousHash: '0'.repeat(64),
        hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      },
    ]);
  });

  it('keeps no body and no credential', async () => {
    const { send, sink } = start(() => reply(200, { id: 'etr_1', name: 'hush' }));

    await send(requestOf('PATCH /entries/{entry_id}', { pathValues: ['etr_1'], body: '{"name":"hush"}' }));

    expect(JSON.stringify(sink.records)).not.toContain('hush');
  });

  it('leaves no record of what only reads', async () => {
    const { send, sink, sent } = start(() => reply(200, { entries: [{ id: 'etr_1' }] }));

    await send(requestOf('GET /entries'));
    await send(requestOf('POST /dna-sequences:search-bases'));

    expect(sent).toHaveLength(2);
    expect(sink.records).toEqual([]);
  });

  it.each([
    ['refused', 'POST /entries', reply(403, { error: {} })],
    ['refused', 'POST /entries', reply(429, { error: {} })],
    ['unknown', 'POST /entries', reply(503)],
    ['failed', 'PATCH /entries/{entry_id}', reply(503)],
    ['unknown', 'POST /entries', new UnknownOutcomeError('no reply')],
    ['failed', 'POST /entries', new NetworkError('no connection', { details: { sent: false } })],
    ['unknown', 'PATCH /entries/{entry_id}', new Error('aborted')],
  ] as const)('calls it %s when %s ends in %o', async (outcome, key, answer) => {
    const { send, sink } = start(() => answer);

    const answered = await send(requestOf(key)).catch((error: unknown) => error);

    expect(answered).toBe(answer);
    expect(sink.records).toEqual([expect.objectContaining({ outcome })]);
  });

  it('names all objects of a call that lists them, and the first 50 of many', async () => {
    const ids = Array.from({ length: 120 }, (_, n) => `seq_${n}`);
    const { send, sink } = start(() => reply(200, { dnaSequenceIds: ids }));

    await send(
      requestOf('POST /dna-sequences:archive', { body: JSON.stringify({ dnaSequenceIds: ids, reason: 'Retired' }) }),
    );

    expect(sink.records).toEqual([
      expect.objectContaining({ action: 'dna-sequence.archive', targets: ids.slice(0, 50), targetCount: 120 }),
    ]);
  });

  it('records a bulk call when it is accepted, and once more when its task is seen to end', async () => {
    const made = [{ id: 'seq_1' }, { id: 'seq_2' }];
    let status = 'RUNNING';
    const { send, sink } = start(({ method }) =>
      method === 'POST'
        ? reply(202, { taskId: 't-1' })
        : reply(200, status === 'RUNNING' ? { status } : { status, response: { dnaSequences: made } }),
    );
    const look = (): Promise<unknown> => send(requestOf('GET /tasks/{task_id}', { pathValues: ['t-1'] }));

    await send(requestOf('POST /dna-sequences:bulk-create', { body: '{"dnaSequences":[{"name":"a"},{"name":"b"}]}' }));
    await look();
    status = 'SUCCEEDED';
    await look();
    await look();

    expect(sink.records).toMatchObject([
      { action: 'dna-sequence.bulk-create', outcome: 'accepted', taskId: 't-1', targets: [], targetCount: 2 },
      { action: 'task.succeeded', outcome: 'succeeded', taskId: 't-1', targets: ['seq_1', 'seq_2'], durationMs: 80 },
    ]);
    expect((await verifyTrail(sink.records)).intact).toBe(true);
  });

  it('records the end of no task that changes nothing', async () => {
    const { send, sink } = start(({ method }) =>
      method === 'POST' ? reply(202, { taskId: 't-1' }) : reply(200, { status: 'SUCCEEDED', response: {} }),
    );

    await send(requestOf('POST /audit/log/{object_id}', { pathValues: ['etr_1'] }));
    await send(requestOf('GET /tasks/{task_id}', { pathValues: ['t-1'] }));

    expect(sink.records).toEqual([]);
  });

  it('gives the answer of a change that could not be recorded, and sends no other until it can', async () => {
    const { send, sink, sent, disk } = start(() => reply(201, { id: 'etr_1' }));
    disk.full = true;

    const first = await send(requestOf('POST /entries'));
    const second = send(requestOf('POST /entries'));

    expect(first.status).toBe(201);
    await expect(second).rejects.toMatchObject({ code: 'AUDIT_UNWRITABLE' });
    expect(sent).toHaveLength(1);

    disk.full = false;
    await send(requestOf('POST /entries'));
    expect(sink.records.map(({ seq }) => seq)).toEqual([1, 2]);
  });
});
