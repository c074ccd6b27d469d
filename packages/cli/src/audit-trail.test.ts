import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchling, clientCredentials, createApp, createLogger } from '@ligase/core';
import { auditingPlugin, jsonlSink } from '@ligase/plugin-auditing';
import { engineDatabase } from '@ligase/workflows';
import { startTenant } from '@ligase/tenant';
import { describe, expect, it, onTestFinished } from 'vitest';
import { run } from './run.ts';

async function ligase(argv: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await run(argv, { out: (text) => out.push(text), err: (text) => err.push(text), env });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

/** An app that has made two entries and renamed one, and its trail. */
async function lab({ inDatabase = false } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'ligase-trail-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const tenant = await startTenant({
    seed: {
      users: [{ handle: 'ada', name: 'Ada', isTenantAdmin: true }],
      apps: [{ name: 'Run Logger' }],
      projects: [{ name: 'Lab', folderId: 'lib_lab', access: [{ to: 'Run Logger', policy: 'Write' }] }],
    },
  });
  onTestFinished(() => tenant.close());
  const [{ id: appId } = { id: '' }] = tenant.control.listApps();
  const { clientId, clientSecret } = tenant.control.generateAppSecret({ appId });
  const step = inDatabase ? { runId: 'r-1', step: 'log', stepAttempt: 2 } : {};
  const trail = inDatabase ? `pglite:${join(folder, 'store')}` : join(folder, 'audit.jsonl');
  const app = await createApp({
    name: 'run-logger',
    tenant: tenant.url,
    auth: clientCredentials({ clientId, clientSecret }),
    logger: createLogger({ level: 'silent' }),
    plugins: [auditingPlugin({ sink: inDatabase ? engineDatabase(trail).auditSink() : jsonlSink(trail) })],
  });
  const api = app.get(benchling);
  const make = (name: string) => api.request('POST /entries', { body: { name, folderId: 'lib_lab' } });
  const { id = '' } = await app.run({ workflow: 'log-run', correlationId: 'c-1', ...step }, async () => {
    const made = await make('Run 1');
    await api.request('PATCH /entries/{entry_id}', { path: { entry_id: made.id ?? '' }, body: { name: 'Run 1a' } });
    return made;
  });
  await app.run({ correlationId: 'c-2' }, () => make('Run 2'));
  await app.stop();
  return {
    entryId: id,
    trail,
    edit: (change: (lines: readonly string[]) => readonly string[]): void => {
      const lines = change(readFileSync(trail, 'utf8').trimEnd().split('\n'));
      writeFileSync(trail, lines.map((line) => `${line}\n`).join(''));
    },
    reconcile: (...argv: readonly string[]) =>
      ligase(['audit', 'reconcile', '--trail', trail, '--client-id', clientId, '--app', 'Run Logger', ...argv], {
        LIGASE_TENANT_URL: tenant.url,
        LIGASE_CLIENT_SECRET: clientSecret,
      }),
  };
}

describe("ligase on an app's audit trail", () => {
  it('finds the chain whole, and gives a head that later tells of a tail that was cut off', async () => {
    const { trail, edit } = await lab();

    const whole = await ligase(['audit', 'verify', trail]);
    const head = /head (\d+:[0-9a-f]+)/.exec(whole.out)?.[1] ?? '';
    edit((lines) => lines.slice(0, -1));
    const cut = await ligase(['audit', 'verify', trail, '--head', head]);

    expect(whole.code).toBe(0);
    expect(whole.out).toContain('The trail is intact: 3 records');
    expect(cut.code).toBe(1);
    expect(cut.err).toContain('the trail once ended at record 3');
  });

  it('names the place of the first fault in the chain', async () => {
    const { trail, edit } = await lab();
    edit((lines) => lines.map((line) => line.replace('entry.update', 'entry.delete')));

    const { code, err } = await ligase(['audit', 'verify', trail]);

    expect(code).toBe(1);
    expect(err).toBe(
      `The trail is not intact at ${trail}:2: record 2 was changed: its content does not have its hash.`,
    );
  });

  it('says that there is no trail where there is none', async () => {
    const { code, err } = await ligase(['audit', 'verify', '/no/such/trail.jsonl']);

    expect(code).toBe(1);
    expect(err).toContain('There is no trail to read in /no/such/trail.jsonl');
  });

  it('shows what one trigger caused, in order', async () => {
    const { trail, entryId } = await lab();

    const { code, out } = await ligase(['audit', 'show', 'c-1', '--trail', trail]);

    expect(code).toBe(0);
    expect(out.split('\n').map((line) => line.split('  ').slice(1))).toEqual([
      ['app run-logger', 'log-run', 'entry.create', entryId, 'succeeded (201)'],
      ['app run-logger', 'log-run', 'entry.update', entryId, 'succeeded (200)'],
    ]);
  });

  it('says that nothing was caused by an id that the trail does not have', async () => {
    const { trail } = await lab();

    const { code, err } = await ligase(['audit', 'show', 'c-9', '--trail', trail]);

    expect([code, err]).toEqual([1, `Nothing in ${trail} was caused by c-9.`]);
  });

  it("finds the trail and Benchling's log alike", async () => {
    const { reconcile } = await lab();

    const { code, out } = await reconcile();

    expect(code).toBe(0);
    expect(out).toContain('No difference; 3 confirmed, 0 resolved, 0 unsure.');
  });

  it('lists what is in only one of them, and fails', async () => {
    const { edit, reconcile, entryId } = await lab();
    edit((lines) => lines.slice(1));

    const { code, out, err } = await reconcile('--since', '1h');

    expect(code).toBe(1);
    expect(out).toContain(`Entry: Created  ${entryId}: Run Logger did it, and the trail has no record of it`);
    expect(err).toBe("The trail and Benchling's log differ in 1 change.");
  });

  it('asks for the secret in the environment alone', async () => {
    const { code, err } = await ligase(['audit', 'reconcile', '--trail', 'a', '--url', 'http://b', '--client-id', 'c']);

    expect(code).toBe(2);
    expect(err).toContain('LIGASE_CLIENT_SECRET');
  });
});

describe("ligase on an app's audit trail in the database of its workflows", { timeout: 60_000 }, () => {
  it('finds the chain whole, shows one run of it, and lays it beside the log of the tenant', async () => {
    const { trail, entryId, reconcile } = await lab({ inDatabase: true });

    const whole = await ligase(['audit', 'verify', trail]);
    const run = await ligase(['audit', 'show', '--run', 'r-1'], { LIGASE_AUDIT_TRAIL: trail });
    const other = await ligase(['audit', 'show', 'c-2', '--trail', trail, '--json']);
    const reconciled = await reconcile();

    // One record before each call and one after.
    expect(whole.out).toContain('The trail is intact: 6 records');
    expect(run.out.split('\n')).toEqual([
      expect.stringContaining(`log-run / log (attempt 2)  entry.create  ${entryId}  succeeded (201)`),
      expect.stringContaining(`log-run / log (attempt 2)  entry.update  ${entryId}  succeeded (200)`),
    ]);
    expect(JSON.parse(other.out)).toMatchObject([{ outcome: 'attempted' }, { outcome: 'succeeded', intent: 5 }]);
    expect(reconciled).toMatchObject({ code: 0, err: '' });
  });

  it('says what is there when the trail that was asked for is not, and that a server does not answer', async () => {
    const { trail } = await lab({ inDatabase: true });

    const missing = await ligase(['audit', 'verify', trail, '--trail-app', 'other']);
    const unreachable = await ligase(['audit', 'verify', 'postgres://ligase:hunter2@127.0.0.1:1/none']);

    expect(missing).toMatchObject({
      code: 1,
      err: expect.stringContaining('these apps have one: run-logger') as string,
    });
    expect(unreachable.code).toBe(1);
    expect(unreachable.err).toContain('ECONNREFUSED');
    expect(unreachable.err).not.toContain('hunter2');
  });

  it('wants to know of what, and where', async () => {
    const ofNothing = await ligase(['audit', 'show', '--trail', 'audit.jsonl']);
    const nowhere = await ligase(['audit', 'show', 'c-1']);

    expect(ofNothing).toEqual({
      code: 2,
      out: '',
      err: 'Of what? Give a correlation id, or a run with --run RUN_ID.',
    });
    expect(nowhere).toMatchObject({ code: 2, err: expect.stringContaining('LIGASE_AUDIT_TRAIL') as string });
  });
});
