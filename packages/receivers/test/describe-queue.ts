import { describe, expect, it } from 'vitest';
import type { Queue, QueueMessage } from '../src/sqs/index.ts';

/** A queue and the other end of it. */
export interface QueueUnderTest {
  readonly queue: Queue;
  readonly send: (body: string, group?: string) => Promise<void>;
}

const soon = { interval: 50, timeout: 5_000 };

const take = (queue: Queue, hideMs = 30_000, waitMs = 0): Promise<readonly QueueMessage[]> =>
  queue.receive({ max: 10, waitMs, hideMs, signal: new AbortController().signal });
const bodies = (messages: readonly QueueMessage[]): string[] => messages.map(({ body }) => body);

/** What a receiver relies on, whatever queue it is. `create` makes an empty one. */
export function describeQueue(name: string, create: (kind: 'standard' | 'fifo') => Promise<QueueUnderTest>): void {
  describe(`queue: ${name}`, { timeout: 30_000 }, () => {
    it('hides a message from others that one has, and hands it out again when it was not deleted', async () => {
      const { queue, send } = await create('standard');
      await send('a µ "quoted"');

      const [first] = await take(queue, 1_000);
      const meanwhile = await take(queue);

      expect([first?.body, meanwhile]).toEqual(['a µ "quoted"', []]);
      await expect.poll(async () => (await take(queue, 30_000)).map(({ id }) => id), soon).toEqual([first?.id]);
    });

    it('hands out nothing that was deleted, and takes a second deletion for none', async () => {
      const { queue, send } = await create('standard');
      await send('a');
      const [message] = (await take(queue, 0)) as [QueueMessage];

      await queue.delete(message);
      await queue.delete(message);

      expect(await take(queue)).toEqual([]);
    });

    it('hands out at once what is hidden no longer', async () => {
      const { queue, send } = await create('standard');
      await send('a');
      const [message] = (await take(queue)) as [QueueMessage];

      await queue.hideFor(message, 0);

      expect(bodies(await take(queue))).toEqual(['a']);
    });

    it('keeps a message hidden for longer when asked to', async () => {
      const { queue, send } = await create('standard');
      for (const body of ['a', 'hidden as long as a was']) await send(body);
      const taken = await take(queue, 1_000);
      const message = taken.find(({ body }) => body === 'a') as QueueMessage;
      const again: string[] = [];

      await queue.hideFor(message, 60_000);

      await expect.poll(async () => again.push(...bodies(await take(queue))), soon).toBeGreaterThan(0);
      expect(again).toEqual(['hidden as long as a was']);
    });

    it('waits for a message that is not there yet', async () => {
      const { queue, send } = await create('standard');

      const waiting = take(queue, 30_000, 5_000);
      await send('late');

      expect(bodies(await waiting)).toEqual(['late']);
    });

    it('ends its waiting at once when it is told to', async () => {
      const { queue } = await create('standard');
      const controller = new AbortController();
      const startedAt = Date.now();

      const waiting = queue.receive({ max: 1, waitMs: 10_000, hideMs: 1_000, signal: controller.signal });
      controller.abort();

      await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
      expect(Date.now() - startedAt).toBeLessThan(5_000);
    });

    it('hands out a group in its order, and nothing of it while one has what comes before', async () => {
      const { queue, send } = await create('fifo');
      await send('a1', 'a');
      await send('a2', 'a');
      await send('b1', 'b');

      const first = await queue.receive({ max: 1, waitMs: 0, hideMs: 30_000, signal: new AbortController().signal });
      const rest = await take(queue);

      expect(bodies(first)).toEqual(['a1']);
      expect(bodies(rest)).toEqual(['b1']);
      await queue.delete(first[0] as QueueMessage);
      expect(bodies(await take(queue))).toEqual(['a2']);
    });
  });
}
