import { expect, it, onTestFinished } from 'vitest';
import { startTenant } from '../start-tenant.ts';
import type { Changes } from './changes.ts';

async function follow() {
  const tenant = await startTenant();
  onTestFinished(() => tenant.close());
  const answer = await fetch(`${tenant.controlUrl}/changes`, {
    headers: { authorization: `Bearer ${tenant.adminKey}` },
  });
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  const next = async (): Promise<Changes> => {
    const { value = '' } = (await reader?.read()) ?? {};
    return JSON.parse(value.replace(/^data: /u, '')) as Changes;
  };
  return { tenant, answer, next, reader };
}

it('says at once how far the tenant has got, and again when something has changed', async () => {
  const { tenant, answer, next } = await follow();

  const first = await next();
  tenant.control.createApp({ name: 'Slack app' });
  const second = await next();
  await fetch(`${tenant.url}/api/v2/entries`);
  const third = await next();

  expect(answer.headers.get('content-type')).toBe('text/event-stream');
  expect(second.data).not.toBe(first.data);
  expect(second.machine).toBeGreaterThan(first.machine);
  expect([second.requests, third.requests]).toEqual([first.requests, first.requests + 1]);
});

it('notices that the tenant was put back to a snapshot', async () => {
  const { tenant, next } = await follow();
  const first = await next();

  tenant.control.resetTenant();

  expect((await next()).data).not.toBe(first.data);
});

it('says nothing when a manifest was only looked at', async () => {
  const { tenant, next } = await follow();
  const first = await next();

  tenant.control.lintManifest({ manifest: 'manifestVersion: 1' });
  tenant.control.freezeClock({ isFrozen: true });

  expect(await next()).toEqual({ ...first, machine: first.machine + 1 });
});

it('ends with the tenant, and is for whoever has the admin key', async () => {
  const { tenant, next, reader } = await follow();
  await next();

  const stranger = await fetch(`${tenant.controlUrl}/changes`);
  await tenant.close();

  expect(stranger.status).toBe(401);
  expect(await reader?.read()).toMatchObject({ done: true });
});
