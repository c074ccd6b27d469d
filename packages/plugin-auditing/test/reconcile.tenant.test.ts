import { benchling } from '@ligase/core';
import { createTestApp, startTestTenant, type TestTenant } from '@ligase/testing';
import { describe, expect, it } from 'vitest';
import {
  audit,
  auditingPlugin,
  memorySink,
  reconcileToText,
  type AuditRecord,
  type Finding,
  type Reconciled,
} from '../src/index.ts';

type Row = Record<string, string | null>;

/** What somebody who can write to Benchling's log makes of it, before the app reads it. */
type Forgery = (rows: Row[]) => Row[];

async function lab(options: { readonly taskDelayMs?: number } = {}) {
  const tenant = await startTestTenant(options);
  let forge: Forgery = (rows) => rows;
  let refuseV3 = false;
  const handle: TestTenant['handle'] = (request) => {
    if (!request.url.startsWith('/api/v3/audit-log/')) return tenant.handle(request);
    if (refuseV3) return tenant.handle({ ...request, url: '/api/v3/audit-log-that-is-not-there' });
    return Promise.resolve(tenant.handle(request)).then((reply) => {
      const text = typeof reply.body === 'string' ? reply.body : Buffer.from(reply.body).toString();
      const page = JSON.parse(text) as { items?: Row[] };
      return page.items === undefined
        ? reply
        : { ...reply, body: JSON.stringify({ ...page, items: forge(page.items) }) };
    });
  };
  const download = async (url: URL): Promise<string> => {
    const { body } = await tenant.handle({ method: 'GET', url: url.pathname + url.search, headers: {} });
    return typeof body === 'string' ? body : Buffer.from(body).toString();
  };
  const startApp = async (name: string, auth = tenant.auth) => {
    const sink = memorySink();
    const plugins = [auditingPlugin({ sink, appUser: name, download })];
    const app = await createTestApp({ name: 'recorder', tenant: { ...tenant, handle }, auth, plugins });
    const api = app.get(benchling);
    return {
      api,
      records: sink.records as AuditRecord[],
      make: (entry: string) => api.request('POST /entries', { body: { name: entry, folderId: tenant.folderId } }),
      rename: (id: string, entry: string) =>
        api.request('PATCH /entries/{entry_id}', { path: { entry_id: id }, body: { name: entry } }),
      async reconcile() {
        await tenant.clock.advance(120_000);
        return app.get(audit).reconcile({ since: new Date(Date.UTC(2026, 0, 1)) });
      },
    };
  };
  return {
    tenant,
    startApp,
    app: await startApp('Test App'),
    forge: (wanted: Forgery) => void (forge = wanted),
    refuseV3: () => void (refuseV3 = true),
  };
}

const tellOf = ({ record, benchling: rows }: Finding): string | undefined =>
  record?.action ?? rows[0]?.rows[0]?.eventDescription;

/** Each list with what it tells of. */
function told(reconciled: Reconciled) {
  const { confirmed, onlyOurs, onlyBenchlings, resolved, unsure } = reconciled;
  return {
    confirmed: confirmed.map(tellOf),
    onlyOurs: onlyOurs.map(tellOf),
    onlyBenchlings: onlyBenchlings.map(tellOf),
    resolved: resolved.map((finding) => [tellOf(finding), finding.done]),
    unsure: unsure.map(tellOf),
  };
}

const nothing = { onlyOurs: [], onlyBenchlings: [], resolved: [], unsure: [] };

describe("laying the trail beside Benchling's log", () => {
  it('finds no difference where two apps and a user work on the same entry', async () => {
    const { tenant, app, startApp } = await lab();
    const other = await startApp('Other App', tenant.addApp('Other App', 'Admin'));
    const { id = '' } = await app.make('Run 42');

    await other.rename(id, 'Run 42a');
    tenant.control.setEntryNotes({ entryId: id, notes: ['Looks good.'] });
    await app.rename(id, 'Run 42b');
    await app.rename('etr_none', 'Run 43').catch(() => undefined);
    await app.api.request('POST /entries:archive', { body: { entryIds: [id], reason: 'Made in error' } });

    const all = ['entry.create', 'entry.update', 'entry.update', 'entry.archive'];
    expect(told(await app.reconcile())).toEqual({ ...nothing, confirmed: all });
    expect(told(await other.reconcile())).toEqual({ ...nothing, confirmed: ['entry.update'] });
  });

  it('tells of lost replies which changes were done', async () => {
    const { tenant, app } = await lab();
    const { id = '' } = await app.make('Run 1');
    for (const fault of [{ reset: true }, { status: 502 }] as const) {
      await tenant.clock.advance(120_000);
      tenant.control.failNext({ operationId: 'createEntry', ...fault });
      await app.make('Run 2').catch(() => undefined);
      tenant.control.failNext({ operationId: 'updateEntry', ...fault });
      await app.rename(id, `Run 1, ${JSON.stringify(fault)}`).catch(() => undefined);
    }

    const reconciled = await app.reconcile();

    expect(told(reconciled)).toEqual({
      ...nothing,
      confirmed: ['entry.create'],
      resolved: [
        ['entry.create', true],
        ['entry.update', true],
        ['entry.create', false],
        ['entry.update', false],
      ],
    });
  });

  it('does not say which of two lost changes was done, when one was', async () => {
    const { tenant, app } = await lab();
    for (const fault of [{ reset: true }, { status: 502 }] as const) {
      tenant.control.failNext({ operationId: 'createEntry', ...fault });
      await app.make('Run 2').catch(() => undefined);
    }

    const reconciled = await app.reconcile();

    expect(told(reconciled)).toEqual({ ...nothing, confirmed: [], unsure: ['entry.create', 'entry.create'] });
  });

  it('counts the objects of a bulk call, of which the trail names fifty', async () => {
    const { tenant, app, forge } = await lab();
    const dnaSequences = Array.from({ length: 60 }, (_, index) => ({
      name: `p${index}`,
      bases: 'ACGT',
      isCircular: true,
      folderId: tenant.folderId,
    }));
    await app.api.waitForTask(await app.api.request('POST /dna-sequences:bulk-create', { body: { dnaSequences } }));

    const before = await app.reconcile();
    forge((rows) => rows.filter(({ item }) => item !== 'p55'));
    const after = await app.reconcile();

    expect(before.confirmed.map(({ reason }) => reason)).toEqual(["Benchling's log has 60 of 60 objects"]);
    expect(told(before)).toMatchObject(nothing);
    expect(told(after)).toMatchObject({ ...nothing, onlyOurs: ['dna-sequence.bulk-create'] });
    expect(after.onlyOurs[0]?.reason).toContain('59 of 60');
  });

  it('hides no change behind a bulk call of the same time', async () => {
    const { tenant, app } = await lab();
    const sequence = { name: 'pA', bases: 'ACGT', isCircular: true, folderId: tenant.folderId };
    const dnaSequences = Array.from({ length: 60 }, () => sequence);
    const task = await app.api.request('POST /dna-sequences:bulk-create', { body: { dnaSequences } });
    await app.api.request('POST /dna-sequences', { body: sequence });
    await app.api.waitForTask(task);

    app.records.splice(1, 1);
    const reconciled = await app.reconcile();

    expect(told(reconciled)).toEqual({
      ...nothing,
      confirmed: ['dna-sequence.bulk-create'],
      onlyBenchlings: ['DNA Sequence: Created'],
    });
  });

  it('tells of a task whose end nobody looked at that it was done', async () => {
    const { tenant, app } = await lab();
    const item = { name: 'pA', bases: 'ACGT', isCircular: true, folderId: tenant.folderId };
    await app.api.request('POST /dna-sequences:bulk-create', { body: { dnaSequences: [item] } });

    const reconciled = await app.reconcile();

    expect(told(reconciled)).toEqual({ ...nothing, confirmed: [], resolved: [['dna-sequence.bulk-create', true]] });
  });

  it('lists a change whose record was removed from the trail, and nothing else', async () => {
    const { app } = await lab();
    const { id = '' } = await app.make('Run 1');
    await app.rename(id, 'Run 2');
    await app.rename(id, 'Run 3');

    app.records.splice(0, 1);
    const reconciled = await app.reconcile();

    expect(told(reconciled)).toEqual({
      ...nothing,
      confirmed: ['entry.update', 'entry.update'],
      onlyBenchlings: ['Entry: Created'],
    });
  });

  it('lists both sides of a record that was made to name another entry', async () => {
    const { app } = await lab();
    const one = await app.make('Run 1');
    const two = await app.make('Run 2');
    await app.rename(one.id ?? '', 'Run 3');

    app.records[2] = { ...(app.records[2] as AuditRecord), targets: [two.id ?? ''] };
    const reconciled = await app.reconcile();

    expect(told(reconciled)).toEqual({
      ...nothing,
      confirmed: ['entry.create', 'entry.create'],
      onlyOurs: ['entry.update'],
      onlyBenchlings: ['Entry: Updated'],
    });
  });

  it('lists a change that the trail calls refused and Benchling has done', async () => {
    const { app } = await lab();
    const { id = '' } = await app.make('Run 1');
    await app.rename(id, 'Run 2');

    app.records[1] = { ...(app.records[1] as AuditRecord), outcome: 'refused', status: 403 };
    const reconciled = await app.reconcile();

    expect(told(reconciled)).toEqual({ ...nothing, confirmed: ['entry.create'], onlyBenchlings: ['entry.update'] });
  });

  it("lists what was removed from Benchling's log", async () => {
    const { app, forge } = await lab();
    const { id = '' } = await app.make('Run 1');
    await app.rename(id, 'Run 2');

    forge((rows) => rows.filter(({ action }) => action !== 'Updated name'));
    const reconciled = await app.reconcile();

    expect(told(reconciled)).toEqual({ ...nothing, confirmed: ['entry.create'], onlyOurs: ['entry.update'] });
  });

  it("names the other app that stands in Benchling's log for a change of this one", async () => {
    const { app, forge } = await lab();
    await app.make('Run 1');

    const someoneElse = { userName: 'Other App', clientName: 'Other App', clientId: 'app_2', userId: 'ent_2' };
    forge((rows) => rows.map((row) => ({ ...row, ...someoneElse, userHandle: 'other' })));
    const reconciled = await app.reconcile();

    expect(told(reconciled)).toEqual({ ...nothing, confirmed: [], onlyOurs: ['entry.create'] });
    expect(reconciled.onlyOurs[0]?.reason).toContain('done by Other App');
  });

  it('lists what is done with the credential of the app and past its trail', async () => {
    const { app, startApp } = await lab();
    const thief = await startApp('Test App');
    await app.make('Run 1');
    const stolen = await thief.make('Run 2');

    const reconciled = await app.reconcile();

    expect(told(reconciled)).toEqual({ ...nothing, confirmed: ['entry.create'], onlyBenchlings: ['Entry: Created'] });
    expect(reconciled.onlyBenchlings[0]?.benchling[0]?.rows[0]?.objectId).toBe(stolen.id);
  });

  it('calls nothing missing that the app can no longer see', async () => {
    const { tenant, app } = await lab();
    const { id = '' } = await app.make('Run 1');
    tenant.control.revokeAccess({ resourceId: tenant.projectId, collaboratorId: tenant.appId });

    const reconciled = await app.reconcile();

    expect(told(reconciled)).toEqual({ ...nothing, confirmed: [], unsure: ['entry.create'] });
    expect(reconciled.unsure[0]?.reason).toContain(id);
  });

  it('reads the log of each object where the tenant has no API for the whole', async () => {
    const { tenant, app, refuseV3 } = await lab();
    const { id = '' } = await app.make('Run 1');
    await tenant.clock.advance(60_000);
    await app.rename(id, 'Run 2');
    tenant.control.failNext({ operationId: 'createEntry', reset: true });
    await app.make('Run 3').catch(() => undefined);

    refuseV3();
    app.records.splice(1, 1);
    const reconciled = await app.reconcile();

    expect(reconciled.source).toBe('exports');
    expect(told(reconciled)).toEqual({
      ...nothing,
      confirmed: ['entry.create'],
      onlyBenchlings: ['Entry: Updated'],
      unsure: ['entry.create'],
    });
  });

  it('gives a text with the sums and every difference', async () => {
    const { app } = await lab();
    const { id = '' } = await app.make('Run 1');
    await app.rename(id, 'Run 2');

    app.records.splice(0, 1);
    const text = reconcileToText(await app.reconcile());

    expect(text.split('\n')).toEqual([
      'The trail and Benchling\'s log of "Test App", 2026-01-01T00:00:00.000Z to 2026-01-01T00:02:00.000Z',
      '1 difference; 1 confirmed, 0 resolved, 0 unsure.',
      '',
      "Only in Benchling's log:",
      `  2026-01-01T00:00:00.000Z  Entry: Created  ${id}: Test App did it, and the trail has no record of it`,
    ]);
  });

  it('asks who the app is, when nobody has said so', async () => {
    const tenant = await startTestTenant();
    const app = await createTestApp({ tenant, plugins: [auditingPlugin({ sink: memorySink() })] });

    const reconciling = app.get(audit).reconcile({ since: new Date(0) });

    await expect(reconciling).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  });
});
