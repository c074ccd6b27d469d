import { benchling } from '@ligase/core';
import { createTestApp, startTestTenant, type TestTenant } from '@ligase/testing';
import { describe, expect, it } from 'vitest';
import { audit, auditingPlugin, memorySink } from '../src/index.ts';

async function start(name = 'quickstart', tenantInUse?: TestTenant) {
  const tenant = tenantInUse ?? (await startTestTenant());
  const sink = memorySink();
  const download = async (url: URL): Promise<string> => {
    const { body } = await tenant.handle({ method: 'GET', url: url.pathname + url.search, headers: {} });
    return typeof body === 'string' ? body : Buffer.from(body).toString();
  };
  const auth = tenantInUse === undefined ? tenant.auth : tenant.addApp(name, 'Write');
  const app = await createTestApp({
    name,
    tenant,
    auth,
    plugins: [auditingPlugin({ sink, download, appUser: 'Test App' })],
  });
  const folderId = tenant.folderId;
  return { tenant, sink, app, api: app.get(benchling), folderId };
}

describe('the trail of an app on the local tenant', () => {
  it('has one record for each change: made, refused, repeated, lost', async () => {
    const { tenant, sink, api, folderId } = await start();
    const make = (name: string): Promise<unknown> => api.request('POST /entries', { body: { name, folderId } });

    await make('Run 42');
    await api.request('POST /entries', { body: { name: 'Run 43', folderId: 'lib_none' } }).catch(() => undefined);
    tenant.control.failNext({ operationId: 'createEntry', status: 429, times: 2 });
    await make('Run 44');
    tenant.control.failNext({ operationId: 'createEntry', reset: true });
    await make('Run 45').catch(() => undefined);

    expect(sink.records.map(({ action, outcome, attempts }) => [action, outcome, attempts])).toEqual([
      ['entry.create', 'succeeded', 1],
      ['entry.create', 'refused', 1],
      ['entry.create', 'succeeded', 3],
      ['entry.create', 'unknown', 1],
    ]);
  });

  it('has a bulk import twice: when it was accepted and when it was done', async () => {
    const { sink, api, folderId } = await start();
    const dnaSequences = ['pA', 'pB', 'pC'].map((name) => ({ name, bases: 'ACGT', isCircular: true, folderId }));

    const task = await api.request('POST /dna-sequences:bulk-create', { body: { dnaSequences } });
    await api.waitForTask(task);

    expect(sink.records).toMatchObject([
      { action: 'dna-sequence.bulk-create', outcome: 'accepted', targetCount: 3, taskId: task.taskId },
      { action: 'task.succeeded', targetCount: 3, taskId: task.taskId },
    ]);
    expect(sink.records[1]?.targets.every((id) => id.startsWith('seq_'))).toBe(true);
  });

  it("stands beside Benchling's own log of an entry: what the app did, and what Ada did", async () => {
    const { tenant, app, api, folderId } = await start();
    const { id = '' } = await api.request('POST /entries', { body: { name: 'Run 42', folderId } });
    await tenant.clock.advance(60_000);
    tenant.control.setEntryNotes({ entryId: id, notes: ['Looks good.'] });
    await tenant.clock.advance(60_000);
    await api.request('PATCH /entries/{entry_id}', { path: { entry_id: id }, body: { name: 'Run 42b' } });

    const history = await app.get(audit).history(id);

    expect(
      history.map(({ ours, benchling: rows }) => [ours?.action, rows[0]?.name, rows[0]?.eventDescription]),
    ).toEqual([
      ['entry.create', 'Test App', 'Entry: Created'],
      [undefined, 'Ada Admin', expect.stringContaining('Entry') as string],
      ['entry.update', 'Test App', 'Entry: Updated'],
    ]);
  });

  it('is not mixed up with that of another app in the same process', async () => {
    const one = await start();
    const two = await start('other-app', one.tenant);
    const make = (app: typeof one) =>
      app.api.request('POST /entries', { body: { name: 'Run', folderId: app.folderId } });

    await Promise.all([make(one), make(two), make(one)]);

    expect(one.sink.records.map(({ app }) => app)).toEqual(['quickstart', 'quickstart']);
    expect(two.sink.records.map(({ app, seq }) => [app, seq])).toEqual([['other-app', 1]]);
  });
});
