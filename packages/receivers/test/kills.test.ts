import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { startTenant } from '@ligase/tenant';
import { noPostgres, whySkipped, startPostgres, type TestPostgres } from '@ligase/testing';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startBus } from './bus.ts';
import { memoryQueue } from './memory-queue.ts';
import { newFolder, soon } from './receiver-lab.ts';
import { queueListener } from './remote-queue.ts';
import { startReceiving, type Receiving, type ReceivingOptions } from './start-receiving.ts';

/** A tenant with an app, a folder, and a queue that it fills with events; all outlive the app's processes. */
async function startWorld() {
  const tenant = await startTenant({
    settings: { limits: { enabled: false } },
    seed: {
      apps: [{ name: 'Listener' }],
      projects: [{ id: 'src_lab', name: 'Lab', folderId: 'lib_lab', access: [{ to: 'Listener', policy: 'Write' }] }],
    },
  });
  onTestFinished(() => tenant.close());
  const appId = tenant.control.listApps()[0]?.id ?? '';
  const queue = memoryQueue();
  const server = createServer(queueListener(queue));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  tenant.control.setEventOutlet({ url: await startBus((body) => queue.send(body)), eventTypes: ['v2.entry.created'] });
  const folder = newFolder();
  const places = {
    events: '',
    sqs: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    folder,
  };
  const authorization = `Basic ${btoa(`${tenant.admin?.apiKey ?? ''}:`)}`;
  return {
    access: { url: tenant.url, ...tenant.control.generateAppSecret({ appId }) },
    wayOf: (kind: keyof typeof places): ReceivingOptions['way'] => ({ kind, place: places[kind] }),
    /** Makes something happen, and gives what a run is to say of it. */
    happen: async (kind: keyof typeof places, name: string): Promise<string> => {
      if (kind === 'folder') {
        writeFileSync(join(folder, name), name);
        return name;
      }
      const body = JSON.stringify({ name, folderId: 'lib_lab' });
      const { body: reply } = await tenant.handle({
        method: 'POST',
        url: '/api/v2/entries',
        headers: { authorization },
        body,
      });
      return `v2.entry.created ${(JSON.parse(String(reply)) as { readonly id: string }).id}`;
    },
  };
}
/** What runs were started for, each run once: a step that was under way when its process died is done again, and says so again. */
const said =
  (...all: readonly Receiving[]) =>
  (): string[] =>
    [...new Set(all.flatMap((one) => one.said))].map((line) => line.split(' in worker/')[0] ?? '').toSorted();

describe.each(['events', 'sqs', 'folder'] as const)('a receiver of %s', { timeout: 120_000 }, (kind) => {
  it('starts one run from what it had kept and not acknowledged when its process was killed', async () => {
    const { access: tenant, wayOf, happen } = await startWorld();
    const [store, fuse] = [`pglite:${newFolder()}`, join(newFolder(), 'fuse')];
    const options = { tenant, store, replica: 'one', fuse, way: wayOf(kind) };
    const first = await startReceiving(options);
    const things = [await happen(kind, 'Run 1'), await happen(kind, 'Run 2')];
    await first.dead;

    const second = await startReceiving({ ...options, replica: 'two' });
    things.push(await happen(kind, 'Run 3'));

    await expect.poll(said(first, second), { ...soon, timeout: 30_000 }).toEqual(things.toSorted());
  });
});

describe.skipIf(noPostgres !== undefined)(
  `receivers in three processes on one store${whySkipped(noPostgres)}`,
  { timeout: 120_000 },
  () => {
    let postgres: TestPostgres;
    beforeAll(() => {
      postgres = startPostgres();
    }, 60_000);
    afterAll(() => postgres.stop());

    it.each(['events', 'sqs', 'folder'] as const)(
      'start one run for each thing from %s, though one is killed between keeping and acknowledging, and another later',
      async (kind) => {
        const { access: tenant, wayOf, happen } = await startWorld();
        const store = postgres.newDatabase();
        const fuse = join(newFolder(), 'fuse');
        const workers = await Promise.all(
          ['one', 'two', 'three'].map((replica) => startReceiving({ tenant, store, replica, fuse, way: wayOf(kind) })),
        );
        const living = (): readonly Receiving[] => workers.filter(({ isAlive }) => isAlive);
        const things: string[] = [];
        for (let index = 0; index < 10; index += 1) things.push(await happen(kind, `Run ${index}`));
        await expect.poll(() => living().length, { ...soon, timeout: 30_000 }).toBe(2);
        await expect.poll(() => said(...workers)().length, { ...soon, timeout: 30_000 }).toBeGreaterThan(3);
        await living()[0]?.kill();
        for (let index = 10; index < 20; index += 1) things.push(await happen(kind, `Run ${index}`));

        await expect.poll(said(...workers), { ...soon, timeout: 30_000 }).toEqual(things.toSorted());
      },
    );
  },
);
