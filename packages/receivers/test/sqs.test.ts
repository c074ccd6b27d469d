import { systemClock } from '@ligase/core';
import { fakeClock, startTestTenant, memoryLogger } from '@ligase/testing';
import type { Deliveries } from '@ligase/workflows';
import { describe, expect, it } from 'vitest';
import { eventsReceiver } from '../src/events/index.ts';
import { sqsLambdaHandler } from '../src/sqs/lambda.ts';
import { readEventBridge, sqsReceiver, type Queue } from '../src/sqs/index.ts';
import { startBus } from './bus.ts';
import { memoryQueue, type MemoryQueue } from './memory-queue.ts';
import { soon, startLab, startWatchedTenant, type ReceiverLab } from './receiver-lab.ts';

/** A lab whose app hears of entries through a queue, which the tenant fills. */
async function startQueueLab(wrap: (queue: MemoryQueue) => Queue = (queue) => queue) {
  const tenant = await startTestTenant();
  const queue = memoryQueue();
  const bodies: string[] = [];
  const url = await startBus(async (body) => {
    bodies.push(body);
    await queue.send(body);
  });
  tenant.control.setEventOutlet({ url, eventTypes: ['v2.entry.created'] });
  // Time that stands still: what the queue waits is real.
  const lab = await startLab({ tenant, receivers: [sqsReceiver({ queue: wrap(queue), waitMs: 200 })] });
  return { tenant, queue, bodies, lab };
}
const created = async (lab: ReceiverLab, name: string): Promise<string> =>
  `v2.entry.created ${await lab.createEntry(name)}`;

describe('sqsReceiver', { timeout: 60_000 }, () => {
  it('starts a run for each event that comes through the queue, and deletes the message', async () => {
    const { lab, queue } = await startQueueLab();

    const entries = [await created(lab, 'Run 1'), await created(lab, 'Run 2 µ')];

    await expect.poll(() => lab.done.toSorted(), soon).toEqual(entries.toSorted());
    await expect.poll(() => queue.length, soon).toBe(0);
  });

  it('starts one run from an event that comes several times', async () => {
    const { lab, queue, bodies } = await startQueueLab();
    const entry = await created(lab, 'Run 1');
    await expect.poll(() => lab.done, soon).toEqual([entry]);

    for (const body of [...bodies, ...bodies]) await queue.send(body);

    await expect.poll(() => queue.length, soon).toBe(0);
    expect(lab.done).toEqual([entry]);
  });

  it('starts one run from an event that comes again because its message could not be deleted', async () => {
    let refusals = 2;
    const { lab, queue } = await startQueueLab((one) => ({
      ...one,
      receive: (options) => one.receive({ ...options, hideMs: 50 }),
      delete(message) {
        refusals -= 1;
        return refusals < 0 ? one.delete(message) : Promise.reject(new Error('the network is down'));
      },
    }));

    const entry = await created(lab, 'Run 1');

    await expect.poll(() => lab.done, soon).toEqual([entry]);
    await expect.poll(() => queue.length, soon).toBe(0);
    expect(lab.done).toEqual([entry]);
  });

  it.each([
    ['that is no JSON', '{"version":', 'The message is no JSON'],
    ['that is a number', '7', 'no event of EventBridge'],
    ['of somebody else', '{"source":"aws.s3","detail":{}}', 'The message is from "aws.s3"'],
    ['without an event', '{"source":"aws.partner/benchling.com/x","detail":{"id":"evt_1"}}', 'It has no eventType'],
    [
      'that contradicts itself',
      '{"source":"aws.partner/x","detail-type":"a","detail":{"id":"evt_1","eventType":"b"}}',
      'says a outside and b inside',
    ],
  ])('keeps a message %s as dead, with the reason, and goes on with others', async (_, body, reason) => {
    const { lab, queue } = await startQueueLab();
    await queue.send(body);

    const entry = await created(lab, 'Run 1');

    await expect.poll(() => lab.done, soon).toEqual([entry]);
    await expect.poll(() => queue.length, soon).toBe(0);
    expect(await lab.runs.deadDeliveries()).toMatchObject([
      { id: 'sqs:m1', payload: { body }, reason: expect.stringContaining(reason) as string },
    ]);
  });

  it('names what was left out of an event over 256 KB, and keeps its id', async () => {
    const tenant = await startTestTenant();
    const bodies: string[] = [];
    tenant.control.setEventOutlet({ url: await startBus(async (body) => void bodies.push(body)) });
    const lab = await startLab({ tenant, receivers: [] });
    const id = await lab.createEntry('n'.repeat(300_000));
    await expect.poll(() => bodies.length, soon).toBe(1);

    const read = readEventBridge(bodies[0] ?? '', 'aws.partner/');

    const event = 'event' in read ? read.event.detail : undefined;
    const entry = event?.eventType === 'v2.entry.created' ? event.entry : undefined;
    expect(event?.excludedProperties).toEqual(['name']);
    expect(entry?.id).toBe(id);
    expect(entry?.name).toBeUndefined();
  });

  it('starts one run when the app hears of an event in two ways', async () => {
    const tenant = await startWatchedTenant();
    const queue = memoryQueue();
    const url = await startBus((body) => queue.send(body));
    tenant.control.setEventOutlet({ url, eventTypes: ['v2.entry.created'] });
    const polling = eventsReceiver({ types: ['v2.entry.created'], everyMs: 1_000 });
    const lab = await startLab({ tenant, receivers: [polling, sqsReceiver({ queue, waitMs: 200 })] });

    const entries = [await created(lab, 'Run 1'), await created(lab, 'Run 2')];

    await expect.poll(() => lab.done.toSorted(), soon).toEqual(entries.toSorted());
    await expect.poll(() => queue.length, soon).toBe(0);
    const { length } = tenant.asked;
    await expect.poll(() => tenant.asked.length, soon).toBeGreaterThan(length + 2);
    expect(lab.done).toHaveLength(2);
    expect(() => lab.service('sqs').check()).not.toThrow();
  });

  it('gives back what it has not worked on when the app stops', async () => {
    const order: string[] = [];
    const queue = memoryQueue();
    const { takeMessages } = await import('../src/sqs/take-messages.ts');
    const stop = new AbortController();
    const inbox: Pick<Deliveries, 'receive' | 'bury'> = {
      async receive({ id }) {
        order.push(id);
        stop.abort(new Error('stop'));
        return 'new';
      },
      bury: () => Promise.resolve('new'),
    };
    for (const id of ['evt_1', 'evt_2']) await queue.send(envelope(id));
    const handIn = { inbox, baseURL: 'https://lab.test', keepItem: false, source: 'aws.partner/', now: () => 0 };
    const round = takeMessages({ queue, handIn, clock: systemClock(), waitMs: 0, hideMs: 30_000 });

    await round(stop.signal);

    expect([order, queue.length]).toEqual([['evt_1'], 1]);
    expect(await queue.receive({ max: 10, waitMs: 0, hideMs: 0, signal: new AbortController().signal })).toHaveLength(
      1,
    );
  });

  it('keeps what it has hidden from others while keeping takes long', async () => {
    const clock = fakeClock();
    const hidden: string[] = [];
    const queue = memoryQueue();
    const { takeMessages } = await import('../src/sqs/take-messages.ts');
    for (const id of ['evt_1', 'evt_2', 'evt_3']) await queue.send(envelope(id));
    const inbox: Pick<Deliveries, 'receive' | 'bury'> = {
      async receive() {
        await clock.advance(16_000);
        return 'new';
      },
      bury: () => Promise.resolve('new'),
    };
    const watched: Queue = { ...queue, hideFor: async ({ id }, ms) => void hidden.push(`${id} ${ms}`) };
    const handIn = { inbox, baseURL: 'https://lab.test', keepItem: false, source: 'aws.partner/', now: () => 0 };

    await takeMessages({ queue: watched, handIn, clock, waitMs: 0, hideMs: 30_000 })(new AbortController().signal);

    expect(hidden).toEqual(['m2 30000', 'm3 30000', 'm3 30000']);
  });
});

/** A message of the shortest kind. */
function envelope(id: string): string {
  return JSON.stringify({
    source: 'aws.partner/benchling.com/lab/all',
    'detail-type': 'v2.entry.created',
    detail: {
      id,
      eventType: 'v2.entry.created',
      createdAt: '2026-01-01T00:00:00Z',
      schema: null,
      entry: { id: 'etr_1' },
    },
  });
}

describe('sqsLambdaHandler', () => {
  const records = (ids: readonly string[], attributes = {}) => ({
    Records: ids.map((id) => ({ messageId: `m-${id}`, body: envelope(id), attributes })),
  });
  const failing = (id: string) => {
    const kept: string[] = [];
    const inbox: Pick<Deliveries, 'receive' | 'bury'> = {
      async receive(delivery) {
        if (delivery.id === id) throw new Error('the store is down');
        kept.push(delivery.id);
        return 'new';
      },
      bury: () => Promise.resolve('new'),
    };
    const handler = sqsLambdaHandler({
      inbox,
      tenantUrl: 'https://lab.benchling.test/',
      clock: fakeClock(),
      log: memoryLogger(),
    });
    return { kept, handler };
  };

  it('asks for that message again which it could not keep', async () => {
    const { kept, handler } = failing('evt_2');

    const result = await handler(records(['evt_1', 'evt_2', 'evt_3']));

    expect(result).toEqual({ batchItemFailures: [{ itemIdentifier: 'm-evt_2' }] });
    expect(kept).toEqual(['evt_1', 'evt_3']);
  });

  it('asks for everything behind it, too, when the queue keeps an order', async () => {
    const { kept, handler } = failing('evt_2');

    const result = await handler(records(['evt_1', 'evt_2', 'evt_3'], { MessageGroupId: 'g' }));

    expect(result.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual(['m-evt_2', 'm-evt_3']);
    expect(kept).toEqual(['evt_1']);
  });
});
