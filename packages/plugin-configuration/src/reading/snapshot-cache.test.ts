import { AuthError, ServerFaultError } from '@ligase/core';
import { fakeClock, memoryLogger } from '@ligase/testing';
import { expect, it } from 'vitest';
import { createSnapshotCache } from './snapshot-cache.ts';

const down = new ServerFaultError('down', { status: 503, method: 'GET', operationId: 'list' });
const archived = new AuthError('AUTH_TOKEN_REJECTED', 'archived');

interface Deferred {
  resolve(snapshot: string): void;
  reject(error: Error): void;
}

/** A cache over reads that a test ends by hand, in the order in which they began. */
function lab() {
  const clock = fakeClock();
  const log = memoryLogger();
  const reads: Deferred[] = [];
  const read = (): Promise<string> => {
    return new Promise((resolve, reject) => void reads.push({ resolve, reject }));
  };
  const cache = createSnapshotCache({ read, clock, log, maxAgeMs: 1_000, retryAfterMs: 100 });
  /** Asks, and ends the read that this has begun. */
  const get = async (end: (read: Deferred) => void): Promise<string> => {
    const asked = cache.get();
    const last = reads.at(-1);
    if (last !== undefined) end(last);
    return asked;
  };
  return { cache, clock, log, reads, get };
}

it('is read once while it is young, and again at its age', async () => {
  const { cache, clock, reads, get } = lab();
  await get((read) => read.resolve('one'));
  await clock.advance(999);
  const young = await cache.get();
  await clock.advance(1);

  const old = await get((read) => read.resolve('two'));

  expect([young, old, reads.length]).toEqual(['one', 'two', 2]);
});

it('counts its age from when the read began', async () => {
  const { cache, clock, reads } = lab();
  const first = cache.get();
  await clock.advance(1_000);
  reads[0]?.resolve('one');
  await first;

  void cache.get();

  expect(reads).toHaveLength(2);
});

it('is never what a read gave that began before it was invalidated', async () => {
  const { cache, reads } = lab();
  const before = cache.get();

  cache.invalidate();
  const after = cache.get();
  reads[1]?.resolve('new');
  reads[0]?.resolve('old');
  await before;

  expect([await after, await cache.get(), reads.length]).toEqual(['new', 'new', 2]);
});

it('is used when it is too old and there is no newer one, which is tried again after a while', async () => {
  const { cache, clock, log, reads, get } = lab();
  await get((read) => read.resolve('one'));
  await clock.advance(1_000);

  const used = await get((read) => read.reject(down));
  const usedAgain = await cache.get();
  await clock.advance(100);
  const newer = await get((read) => read.resolve('two'));

  expect([used, usedAgain, newer, reads.length]).toEqual(['one', 'one', 'two', 3]);
  expect(log.lines).toMatchObject([{ level: 'warn', fields: { err: { code: 'API_SERVER_FAULT' } } }]);
});

it('is not used when Benchling refuses it, and nothing is when the first read fails', async () => {
  const { clock, get } = lab();
  const first = get((read) => read.reject(down));
  await expect(first).rejects.toBe(down);
  await get((read) => read.resolve('one'));
  await clock.advance(1_000);

  const refused = get((read) => read.reject(archived));

  await expect(refused).rejects.toBe(archived);
});

it('is not used when it is known to be wrong, whatever the reason that there is no newer one', async () => {
  const { cache, get } = lab();
  await get((read) => read.resolve('one'));
  cache.invalidate();

  const failed = get((read) => read.reject(down));

  await expect(failed).rejects.toBe(down);
});
