import type { TenantResponse } from '@ligase/tenant';
import { describe, expect, it } from 'vitest';
import { eventsReceiver } from '../src/events/index.ts';
import type { BenchlingEvent } from '../src/index.ts';
import { newFolder, soon, startLab, startWatchedTenant, type ReceiverLab, type WatchedTenant } from './receiver-lab.ts';

const types = ['v2.entry.created'] as const;
const polling = eventsReceiver({ types, everyMs: 1_000, lookBackMs: 10_000 });
const dayMs = 86_400_000;

/** A reply with other events than it came with. */
function withEvents(
  reply: TenantResponse,
  change: (events: readonly BenchlingEvent[]) => readonly unknown[],
): TenantResponse {
  const body = JSON.parse(String(reply.body)) as { readonly events: readonly BenchlingEvent[] };
  return { ...reply, body: JSON.stringify({ ...body, events: change(body.events) }) };
}
/** Waits until events were asked for twice more: the round that was under way is over then. */
async function oneMoreRound({ asked }: WatchedTenant): Promise<void> {
  const { length } = asked;
  await expect.poll(() => asked.length, soon).toBeGreaterThan(length + 2);
}
const idOf = (id: string): string => `v2.entry.created ${id}`;
async function createEntries(lab: ReceiverLab, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) ids.push(await lab.createEntry(`Run ${index}`));
  return ids.map(idOf);
}

describe('eventsReceiver', { timeout: 60_000 }, () => {
  it('starts a run for each event since the app was started, page after page', async () => {
    const tenant = await startWatchedTenant();
    const lab = await startLab({ tenant, receivers: [polling] });

    const entries = await createEntries(lab, 120);

    await expect.poll(() => lab.done.length, soon).toBe(120);
    expect(lab.done.toSorted()).toEqual(entries.toSorted());
    expect(await lab.runs.deadDeliveries()).toEqual([]);
  });

  it('goes on behind the last event after a stop, with what happened meanwhile, and repeats none', async () => {
    const tenant = await startWatchedTenant();
    const [store, done] = [`pglite:${newFolder()}`, [] as string[]];
    const first = await startLab({ tenant, receivers: [polling], store, done });
    const before = await createEntries(first, 3);
    await expect.poll(() => done.length, soon).toBe(3);
    await first.stop();
    const without = await startLab({ tenant, receivers: [] });
    const meanwhile = await createEntries(without, 2);
    await without.stop();
    tenant.asked.length = 0;

    await startLab({ tenant, receivers: [polling], store, done });

    await expect.poll(() => done.length, soon).toBe(5);
    await oneMoreRound(tenant);
    expect(done.toSorted()).toEqual([...before, ...meanwhile].toSorted());
    expect(tenant.asked[0]?.get('startingAfter')).toMatch(/^evt_/u);
  });

  it('starts one run from an event that is listed several times, in any order', async () => {
    const tenant = await startWatchedTenant();
    tenant.change = (reply) => withEvents(reply, (events) => [...events, ...events].toReversed());
    const lab = await startLab({ tenant, receivers: [polling] });

    const entries = await createEntries(lab, 5);

    await expect.poll(() => lab.done.length, soon).toBe(5);
    await oneMoreRound(tenant);
    expect(lab.done.toSorted()).toEqual(entries.toSorted());
  });

  it('takes an event that turns up before others that were handed in', async () => {
    const tenant = await startWatchedTenant();
    const isLate = (event: BenchlingEvent): boolean => JSON.stringify(event).includes('"name":"Late"');
    tenant.change = (reply) => withEvents(reply, (events) => events.filter((event) => !isLate(event)));
    const lab = await startLab({ tenant, receivers: [polling] });
    const late = idOf(await lab.createEntry('Late'));
    const early = idOf(await lab.createEntry('Early'));
    await expect.poll(() => lab.done, soon).toEqual([early]);

    tenant.change = undefined;

    await expect.poll(() => lab.done, soon).toEqual([early, late]);
  });

  it('says which time is lost when nobody asked for two weeks, and goes on with what is left', async () => {
    const tenant = await startWatchedTenant();
    const [store, done] = [`pglite:${newFolder()}`, [] as string[]];
    const first = await startLab({ tenant, receivers: [polling], store, done });
    await createEntries(first, 1);
    await expect.poll(() => done.length, soon).toBe(1);
    await first.stop();
    const stoppedAt = tenant.clock.now();
    const without = await startLab({ tenant, receivers: [] });
    await createEntries(without, 1);
    await tenant.clock.advance(15 * dayMs);
    const [left] = await createEntries(without, 1);
    await without.stop();

    const second = await startLab({ tenant, receivers: [polling], store, done });

    await expect.poll(() => done.length, soon).toBe(3);
    await oneMoreRound(tenant);
    const gap = done.find((one) => one.startsWith('gap '))?.split(' ') ?? [];
    expect(done).toHaveLength(3);
    expect(done).toContain(left);
    expect(Date.parse(gap[1] ?? '')).toBeLessThanOrEqual(stoppedAt);
    expect(Date.parse(gap[2] ?? '')).toBeGreaterThan(stoppedAt);
    expect(second.log.lines.filter(({ level }) => level === 'error')).toMatchObject([
      { message: 'events are lost: nobody asked for them while Benchling kept them' },
    ]);
  });

  it('knows that nothing is lost when it asked all the time and nothing happened for a month', async () => {
    const tenant = await startWatchedTenant();
    const daily = eventsReceiver({ types, everyMs: dayMs, lookBackMs: 0 });
    const lab = await startLab({ tenant, receivers: [daily] });
    const [first] = await createEntries(lab, 1);
    await expect.poll(() => lab.done, soon).toEqual([first]);
    const { length } = tenant.asked;
    await expect.poll(() => tenant.asked.length, soon).toBeGreaterThan(length + 30);

    const [second] = await createEntries(lab, 1);

    await expect.poll(() => lab.done, soon).toEqual([first, second]);
    expect(lab.log.lines.filter(({ level }) => level === 'error' || level === 'warn')).toEqual([]);
  });

  it('asks by time when Benchling does not know the last event any more', async () => {
    const tenant = await startWatchedTenant();
    const lab = await startLab({ tenant, receivers: [polling] });
    await createEntries(lab, 1);
    await expect.poll(() => lab.done.length, soon).toBe(1);
    tenant.change = (reply, query) =>
      query.has('startingAfter')
        ? {
            ...reply,
            status: 400,
            body: '{"error":{"message":"Invalid startingAfter","type":"invalid_request_error"}}',
          }
        : reply;

    const [next] = await createEntries(lab, 1);

    await expect.poll(() => lab.done, soon).toContain(next);
    expect(lab.done).toHaveLength(2);
  });

  it('goes on after faults, each time later, and says meanwhile that it does not receive', async () => {
    const tenant = await startWatchedTenant();
    tenant.change = (reply) => ({ ...reply, status: 403, body: '{"error":{"message":"no"}}' });
    const lab = await startLab({ tenant, receivers: [polling] });
    const service = lab.service('events');
    await expect.poll(() => tenant.asked.length, soon).toBeGreaterThan(3);
    expect(() => service.check()).toThrow(/403.*no|no.*403/u);
    const waits = lab.log.lines.flatMap(({ fields }) =>
      typeof fields?.['waitMs'] === 'number' ? [fields['waitMs']] : [],
    );
    tenant.change = undefined;

    const [entry] = await createEntries(lab, 1);

    await expect.poll(() => lab.done, soon).toEqual([entry]);
    expect(waits.slice(0, 3)).toEqual([2_000, 4_000, 8_000]);
    await expect.poll(() => service.check(), soon).toBeUndefined();
  });

  it('keeps what is listed and is no event as dead, with the reason', async () => {
    const tenant = await startWatchedTenant();
    tenant.change = (reply) => withEvents(reply, () => [{ eventType: 'v2.entry.created' }, 7]);

    const lab = await startLab({ tenant, receivers: [polling] });

    await expect.poll(async () => (await lab.runs.deadDeliveries()).length, soon).toBe(2);
    expect((await lab.runs.deadDeliveries()).map(({ reason }) => reason).toSorted()).toEqual([
      "Not an event of Benchling's: It has no id",
      "Not an event of Benchling's: It is no object",
    ]);
  });

  it('stops at once while Benchling does not answer', async () => {
    const tenant = await startWatchedTenant();
    tenant.change = () => new Promise(() => undefined);
    const lab = await startLab({ tenant, receivers: [polling] });
    await expect.poll(() => tenant.asked.length, soon).toBe(1);

    await lab.stop();

    expect(tenant.asked).toHaveLength(1);
  });
});
