import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { InputError } from '@ligase/core';
import { createTestApp, fakeClock, startTestTenant } from '@ligase/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { health } from './contract.ts';
import { healthListener } from './health-listener.ts';
import { healthPlugin } from './health-plugin.ts';

describe('healthPlugin', () => {
  it('finds an app ready whose checks pass', async () => {
    const { app } = await startApp();
    app.get(health).addCheck('database', () => undefined);

    const readiness = await app.get(health).readiness();

    expect(readiness).toEqual({ ready: true, checks: [{ name: 'database', ok: true }] });
  });

  it('says which check fails and why, without words that may hold a secret', async () => {
    const { app } = await startApp();
    app.get(health).addCheck('queue', () => Promise.reject(new InputError('INPUT_UNREADABLE', 'The queue is gone')));
    app.get(health).addCheck('database', () => {
      throw new TypeError('cannot reach postgres://lab:secret@db');
    });

    const readiness = await app.get(health).readiness();

    expect(readiness).toEqual({
      ready: false,
      checks: [
        { name: 'queue', ok: false, reason: 'INPUT_UNREADABLE: The queue is gone' },
        { name: 'database', ok: false, reason: 'failed with TypeError' },
      ],
    });
  });

  it('gives up on a check that hangs, and tells it so', async () => {
    const { app, clock } = await startApp();
    const given: AbortSignal[] = [];
    app.get(health).addCheck('database', (signal) => {
      given.push(signal);
      return new Promise(() => {});
    });

    const asked = app.get(health).readiness();
    await clock.advance(2_000);
    const readiness = await asked;

    expect(readiness.checks).toEqual([{ name: 'database', ok: false, reason: 'did not answer within 2000 ms' }]);
    expect(given[0]?.aborted).toBe(true);
  });

  it('asks a check once however many ask within a second', async () => {
    const { app, clock } = await startApp();
    let asked = 0;
    app.get(health).addCheck('database', () => void (asked += 1));

    await Promise.all([app.get(health).readiness(), app.get(health).readiness()]);
    await clock.advance(999);
    await app.get(health).readiness();
    const soon = asked;
    await clock.advance(1);
    await app.get(health).readiness();

    expect([soon, asked]).toEqual([1, 2]);
  });

  it('refuses a second check of one name', async () => {
    const { app } = await startApp();
    app.get(health).addCheck('database', () => undefined);

    expect(() => app.get(health).addCheck('database', () => undefined)).toThrow(
      'There is a health check called "database"',
    );
  });

  it('is not ready any more once the app begins to stop', async () => {
    const { app } = await startApp();
    const service = app.get(health);

    await app.stop();

    expect(await service.readiness()).toMatchObject({ ready: false, checks: [{ reason: 'The app is stopping' }] });
  });
});

describe('healthListener', () => {
  it('answers 200 and 503 at its two paths, and hands on the rest', async () => {
    const { app } = await startApp();
    let works = true;
    app.get(health).addCheck('database', () => {
      if (!works) throw new Error('down');
    });
    const server = createServer(healthListener(app.get(health), (_, response) => response.writeHead(418).end()));
    await once(server.listen(0, '127.0.0.1'), 'listening');
    onTestFinished(() => void server.close());
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const statusOf = async (path: string, method = 'GET'): Promise<number> =>
      (await fetch(url + path, { method })).status;

    const well = [await statusOf('/livez'), await statusOf('/readyz?verbose'), await statusOf('/readyz', 'HEAD')];
    works = false;
    await app.clock.advance(1_000);
    const unwell = [await statusOf('/livez'), await statusOf('/readyz')];

    expect(well).toEqual([200, 200, 200]);
    expect(unwell).toEqual([200, 503]);
    expect(await statusOf('/readyz', 'POST')).toBe(405);
    expect(await statusOf('/webhooks')).toBe(418);
  });
});

async function startApp() {
  const clock = fakeClock();
  const tenant = await startTestTenant({ clock });
  const app = await createTestApp({ tenant, clock, plugins: [healthPlugin()] });
  return { app, clock };
}
