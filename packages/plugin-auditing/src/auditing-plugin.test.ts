import { mkdtemp, readFile, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchling } from '@ligase/core';
import { createTestApp, memoryLogger, scriptedTenant, type ScriptedReply, type ScriptedRequest } from '@ligase/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { auditingPlugin, type AuditingOptions } from './auditing-plugin.ts';
import type { AuditRecord } from './audit-record.ts';
import { audit } from './contract.ts';
import { jsonlSink } from './sinks/jsonl-sink.ts';
import { memorySink } from './sinks/memory-sink.ts';
import { pinoSink } from './sinks/pino-sink.ts';

const made: ScriptedReply = { status: 201, body: { id: 'etr_1' } };

function start(options: AuditingOptions, answer: (request: ScriptedRequest) => ScriptedReply = () => made) {
  return createTestApp({ name: 'quickstart', tenant: scriptedTenant(answer), plugins: [auditingPlugin(options)] });
}

async function auditFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ligase-audit-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return join(folder, 'audit.jsonl');
}

const entry = { name: 'Run 42', folderId: 'lib_notes' };

describe('auditingPlugin', () => {
  it('records a change that is made past every plugin, with the run that it was made for', async () => {
    const sink = memorySink();
    const app = await start({ sink });

    await app.run({ actor: { kind: 'user', id: 'ent_ada' }, workflow: 'log-run', correlationId: 'c-1' }, () =>
      app.get(benchling).request('POST /entries', { body: entry }),
    );

    expect(sink.records).toEqual([
      expect.objectContaining({
        app: 'quickstart',
        actor: { kind: 'user', id: 'ent_ada' },
        workflow: 'log-run',
        correlationId: 'c-1',
        action: 'entry.create',
        targets: ['etr_1'],
        outcome: 'succeeded',
      }),
    ]);
  });

  it('counts how often a change was sent while Benchling was busy, in one record', async () => {
    const sink = memorySink();
    let refusals = 2;
    const busy = {
      status: 429,
      body: { error: { message: 'Rate limit exceeded.' } },
      headers: { 'x-rate-limit-reset': '1' },
    };
    const app = await start({ sink }, () => (refusals-- > 0 ? busy : made));

    await app.get(benchling).request('POST /entries', { body: entry });

    expect(sink.records).toEqual([expect.objectContaining({ outcome: 'succeeded', attempts: 3 })]);
  });

  it('goes on with the chain of its file when the app starts again', async () => {
    const file = await auditFile();
    for (const name of ['first', 'second']) {
      const app = await start({ sink: jsonlSink(file) });
      await app.get(audit).record({ action: 'worklist.approve', targets: [name] });
      await app.stop();
    }

    const app = await start({ sink: jsonlSink(file) });
    const verdict = await app.get(audit).verify();

    expect(verdict).toMatchObject({ intact: true, count: 2, head: { seq: 2 } });
  });

  it('tells of a last line that a crash had cut short, in the log and in the trail', async () => {
    const file = await auditFile();
    const before = await start({ sink: jsonlSink(file) });
    await before.get(audit).record({ action: 'worklist.approve' });
    await before.stop();
    await truncate(file, (await readFile(file)).length - 5);

    const app = await start({ sink: jsonlSink(file) });
    const actions = (await all(app.get(audit).trail())).map(({ action }) => action);

    expect(actions).toEqual(['audit-trail.repair']);
    expect(app.log.lines).toContainEqual(
      expect.objectContaining({ level: 'warn', message: expect.stringContaining('was cut short') as string }),
    );
  });

  it('does not start on a file that it cannot write', async () => {
    const sink = jsonlSink(join(await auditFile(), 'no-folder', 'audit.jsonl'));

    await expect(start({ sink })).rejects.toMatchObject({
      code: 'APP_SETUP_FAILED',
      message: expect.stringContaining('audit trail cannot be written') as string,
    });
  });

  it('finds what was changed behind its back', async () => {
    const sink = memorySink();
    const app = await start({ sink });
    for (const worklist of ['w1', 'w2', 'w3'])
      await app.get(audit).record({ action: 'worklist.approve', targets: [worklist] });

    (sink.records as AuditRecord[]).pop();
    const { intact, faults } = await app.get(audit).verify();

    expect(intact).toBe(false);
    expect(faults).toEqual([expect.objectContaining({ kind: 'truncated' })]);
  });

  it('takes nothing for missing that is just being written', async () => {
    const app = await start({ sink: jsonlSink(await auditFile()) });
    const trail = app.get(audit);

    const writing = Promise.all(Array.from({ length: 50 }, () => trail.record({ action: 'worklist.approve' })));
    const verdict = await trail.verify();
    await writing;

    expect(verdict.intact).toBe(true);
    expect(await trail.verify()).toMatchObject({ intact: true, count: 50 });
  });

  it('gives the records that a filter names', async () => {
    const app = await start({ sink: memorySink() });
    const trail = app.get(audit);
    await trail.record({ action: 'worklist.approve', targets: ['w1'] });
    await trail.record({ action: 'worklist.reject', targets: ['w2'], outcome: 'refused' });
    await trail.record({ action: 'plate.fill', targets: ['w1'], context: { runId: 'r-1' } });

    const of = async (filter: Parameters<typeof trail.trail>[0]) =>
      (await all(trail.trail(filter))).map(({ seq }) => seq);

    expect(await of({ target: 'w1' })).toEqual([1, 3]);
    expect(await of({ action: 'worklist.*' })).toEqual([1, 2]);
    expect(await of({ outcome: 'refused' })).toEqual([2]);
    expect(await of({ runId: 'r-1' })).toEqual([3]);
    expect(await of({ since: new Date(app.clock.now() + 1) })).toEqual([]);
  });

  it('ascribes what is not a call to the run in which it happened', async () => {
    const sink = memorySink();
    const app = await start({ sink });

    await app.run({ actor: { kind: 'user', id: 'ent_ada' }, runId: 'r-1', correlationId: 'c-1' }, () =>
      app.get(audit).record({ action: 'worklist.approve' }),
    );
    await app.get(audit).record({ action: 'worklist.print' });

    expect(sink.records).toMatchObject([
      { action: 'worklist.approve', actor: { kind: 'user', id: 'ent_ada' }, runId: 'r-1', correlationId: 'c-1' },
      { action: 'worklist.print', actor: { kind: 'app', id: 'quickstart' } },
    ]);
  });

  it('refuses an action that is not a noun and a verb', async () => {
    const app = await start({ sink: memorySink() });

    const recording = app.get(audit).record({ action: 'Approved!' });

    await expect(recording).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  });

  it('says that a trail in a log cannot be read back', async () => {
    const app = await start({ sink: pinoSink(memoryLogger()) });

    const reading = all(app.get(audit).trail());

    await expect(reading).rejects.toMatchObject({ code: 'INPUT_UNREADABLE' });
  });

  it("shows Benchling's log of an object beside the trail", async () => {
    const at = new Date(Date.UTC(2026, 0, 1)).toISOString();
    const csv = `Timestamp,User,Transaction ID,Event Description,Action,Old Value,New Value,Item\n${at},Quickstart,t-1,Entry: Created,Created,,Run 42,Run 42\n${at},ada,t-2,Entry: Updated,Updated name,Run 42,Run 43,Run 43\n`;
    const fetched: string[] = [];
    const app = await start(
      {
        sink: memorySink(),
        appUser: 'Quickstart',
        download: (url) => {
          fetched.push(url.href);
          return Promise.resolve(csv);
        },
      },
      ({ method, path }) => {
        if (path === '/audit/log/etr_1') return { status: 202, body: { taskId: 't-1' } };
        if (method === 'GET')
          return { body: { status: 'SUCCEEDED', response: { downloadURL: 'https://files.test/a.csv' } } };
        return made;
      },
    );
    await app.get(benchling).request('POST /entries', { body: entry });

    const history = await app.get(audit).history('etr_1');

    expect(fetched).toEqual(['https://files.test/a.csv']);
    expect(history.map(({ ours, benchling: rows }) => [ours?.action, rows[0]?.user])).toEqual([
      ['entry.create', 'Quickstart'],
      [undefined, 'ada'],
    ]);
  });

  it('leaves the end of the chain in the log when the app stops', async () => {
    const app = await start({ sink: memorySink() });
    await app.get(audit).record({ action: 'worklist.approve' });
    const { head } = app.get(audit);

    await app.stop();

    expect(app.log.lines).toContainEqual(
      expect.objectContaining({
        message: 'audit trail closed',
        fields: expect.objectContaining({ ...head }) as object,
      }),
    );
  });
});

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}
