import { clientCredentials, createApp, logger } from '@ligase/core';
import { auditingPlugin, memorySink } from '@ligase/plugin-auditing';
import { entriesPlugin } from '@ligase/plugin-entries';
import { entries } from '@ligase/plugin-entries/contract';
import { movableClock, startTenant } from '@ligase/tenant';
import { fakeClock, memoryLogger } from '@ligase/testing';
import { describe, expect, it, onTestFinished } from 'vitest';

const perApp = 5;
const folderId = 'lib_shared';

/** Two apps in this process, each with a credential of its own, on one tenant that listens on loopback. Time stands still. */
async function startTwoApps() {
  const clock = fakeClock();
  const tenant = await startTenant({
    clock: movableClock({ base: clock }),
    settings: { limits: { perApp } },
    seed: {
      apps: [{ name: 'Importer' }, { name: 'Reporter' }],
      projects: [
        {
          name: 'Lab',
          folders: [{ id: folderId, name: 'Shared' }],
          access: ['Importer', 'Reporter'].map((to) => ({ to, policy: 'Write' })),
        },
      ],
    },
  });
  onTestFinished(() => tenant.close());
  const start = async (name: string) => {
    const sink = memorySink();
    const log = memoryLogger();
    const found = tenant.control.listApps().find((one) => one.name === name);
    const secret = tenant.control.generateAppSecret({ appId: found?.id ?? '' });
    const app = await createApp({
      name: name.toLowerCase(),
      tenant: tenant.url,
      auth: clientCredentials(secret),
      clock,
      logger: log,
      stopTimeoutMs: Number.POSITIVE_INFINITY,
      plugins: [auditingPlugin({ sink }), entriesPlugin()],
    });
    onTestFinished(() => app.stop());
    return {
      app,
      sink,
      log,
      clientId: secret.clientId,
      write: async (entry: string) => app.get(entries).create({ name: entry, folderId }),
    };
  };
  return { tenant, clock, importer: await start('Importer'), reporter: await start('Reporter') };
}

type TwoApps = Awaited<ReturnType<typeof startTwoApps>>;

const tokensAsked = ({ tenant }: TwoApps): number =>
  tenant.control.listRequests({}).filter(({ operationId }) => operationId === 'generateToken').length;

const namesOf = (prefix: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => `${prefix} ${at + 1}`);

describe('two apps in one process', () => {
  it('ask for one token each, as themselves, however many calls wait for it', async () => {
    const lab = await startTwoApps();
    const { importer, reporter, clock } = lab;

    await Promise.all(namesOf('run', 3).flatMap((name) => [importer.write(name), reporter.write(name)]));
    const atFirst = tokensAsked(lab);
    await clock.advance(900_000);
    await reporter.write('run 4');

    expect([atFirst, tokensAsked(lab)]).toEqual([2, 3]);
    const strategies = [importer, reporter].map(({ log }) => log.lines.map(({ fields }) => fields['strategy']));
    expect(strategies).toEqual([
      [`client credentials of ${importer.clientId}`],
      [`client credentials of ${reporter.clientId}`, `client credentials of ${reporter.clientId}`],
    ]);
  });

  it('have a limit each: while one waits for its next window, the other is answered at once', async () => {
    const { tenant, clock, importer, reporter } = await startTwoApps();
    const startedAt = clock.now();
    const answered: string[] = [];
    const write = (app: typeof importer, name: string) => app.write(name).then(() => void answered.push(name));

    const imports = namesOf('import', 8).map((name) => write(importer, name));
    await Promise.all(imports.slice(0, perApp));
    await Promise.all(namesOf('report', perApp).map((name) => write(reporter, name)));
    const inFirstWindow = [...answered];
    const passedMs = clock.now() - startedAt;
    await clock.advance(30_000);
    await Promise.all(imports);

    expect(passedMs).toBe(0);
    expect(inFirstWindow.toSorted()).toEqual([...namesOf('import', perApp), ...namesOf('report', perApp)]);
    expect(answered.slice(inFirstWindow.length).toSorted()).toEqual(namesOf('import', 8).slice(perApp));
    expect(tenant.control.listRequests({}).map(({ status }) => status)).not.toContain(429);
  });

  it('write a log each, with no line of the other in it', async () => {
    const { importer, reporter } = await startTwoApps();

    await Promise.all([importer.write('run 1'), reporter.write('run 2')]);
    importer.app.get(logger).info({ plate: 'P1' }, 'plate imported');

    const appsIn = ({ log }: typeof importer) => new Set(log.lines.map(({ fields }) => fields['app']));
    expect([appsIn(importer), appsIn(reporter)]).toEqual([new Set(['importer']), new Set(['reporter'])]);
    expect(JSON.stringify(importer.log.lines)).not.toContain(reporter.clientId);
    expect(JSON.stringify(reporter.log.lines)).not.toContain('plate imported');
  });

  it("are told apart in their own trails and in Benchling's audit log", async () => {
    const { tenant, importer, reporter } = await startTwoApps();

    await Promise.all([importer.write('run 1'), reporter.write('run 2'), importer.write('run 3')]);

    const trailOf = ({ sink }: typeof importer) => sink.records.map(({ app, seq }) => `${app} ${seq}`);
    expect([trailOf(importer), trailOf(reporter)]).toEqual([['importer 1', 'importer 2'], ['reporter 1']]);
    const rows = tenant.control.listAuditLog({}).filter(({ itemType }) => itemType === 'Entry');
    expect(rows.map(({ clientName, item }) => `${clientName}: ${item}`).toSorted()).toEqual([
      'Importer: run 1',
      'Importer: run 3',
      'Reporter: run 2',
    ]);
  });

  it('live on their own: stopping one leaves the other at work', async () => {
    const { tenant, importer, reporter } = await startTwoApps();
    await Promise.all([importer.write('run 1'), reporter.write('run 2')]);

    await importer.app.stop();
    await reporter.write('run 3');

    await expect(importer.write('run 4')).rejects.toMatchObject({ code: 'APP_STOPPED' });
    const made = tenant.control.listAuditLog({}).filter(({ itemType }) => itemType === 'Entry');
    expect(made.map(({ item }) => item).toSorted()).toEqual(['run 1', 'run 2', 'run 3']);
  });
});
