import { describe, expect, it } from 'vitest';
import type { Principal } from '../identity/principal.ts';
import { createLimits } from './create-limits.ts';
import { createWindow } from './window.ts';

const app = (id: string): Principal => ({ id, kind: 'app', appId: id, handle: id, name: id, isTenantAdmin: false });
const user = (id: string): Principal => ({ id, kind: 'user', handle: id, name: id, isTenantAdmin: false });
const clockAt = (start: number) => {
  let time = start;
  return { now: () => time, advance: (ms: number) => void (time += ms) };
};
const takeUntilRefused = (take: () => boolean): number => {
  let count = 0;
  while (take()) count += 1;
  return count;
};

describe('limits', () => {
  it('lets an app make 300 requests in a window of 30 seconds, and again in the next', () => {
    const clock = clockAt(30_000);
    const limits = createLimits(clock);

    const first = takeUntilRefused(() => limits.take(app('a')).allowed);
    clock.advance(29_999);
    const late = limits.take(app('a'));
    clock.advance(1);
    const next = limits.take(app('a'));

    expect(first).toBe(300);
    expect(late).toEqual({ allowed: false, limit: 300, remaining: 0, resetSeconds: 1 });
    expect(next).toEqual({ allowed: true, limit: 300, remaining: 299, resetSeconds: 30 });
  });

  it('gives each app its own window, and all users one together', () => {
    const limits = createLimits(clockAt(0));

    const users = takeUntilRefused(() => limits.take(user('u1')).allowed && limits.take(user('u2')).allowed);
    takeUntilRefused(() => limits.take(app('a')).allowed);

    expect(users).toBe(30);
    expect(limits.take(app('b')).remaining).toBe(299);
  });

  it('refuses an app when all apps together made 1,000 requests, though its headers show room', () => {
    const limits = createLimits(clockAt(0));
    for (const id of ['a', 'b', 'c']) takeUntilRefused(() => limits.take(app(id)).allowed);

    const allowed = takeUntilRefused(() => limits.take(app('d')).allowed);

    expect(allowed).toBe(100);
    expect(limits.take(app('d'))).toMatchObject({ allowed: false, remaining: 200 });
  });

  it('refuses nothing when it is switched off', () => {
    const limits = createLimits(clockAt(0), { enabled: false, perApp: 2 });

    const answers = Array.from({ length: 5 }, () => limits.take(app('a')).allowed);

    expect(answers).toEqual([true, true, true, true, true]);
  });

  it('counts calls of each tier of API v3 apart, and shows the tier that was used up', () => {
    const clock = clockAt(0);
    const limits = createLimits(clock, { tierLimits: [1, 1, 1, 2, 5] });
    const list = { id: 'Policy.List', rateTier: 4 };
    const get = { id: 'Policy.Get', rateTier: 5 };

    const lists = takeUntilRefused(() => limits.take(app('a'), list).allowed);
    const refused = limits.take(app('a'), list);
    const gets = takeUntilRefused(() => limits.take(app('a'), get).allowed);
    const another = limits.take(app('b'), list);
    clock.advance(3_600_000);
    const later = limits.take(app('a'), list);

    expect([lists, gets]).toEqual([2, 5]);
    expect(refused).toEqual({ allowed: false, limit: 2, remaining: 0, resetSeconds: 3600 });
    expect([another.allowed, later.allowed]).toEqual([true, true]);
  });

  it('holds single operations to so many calls of the whole tenant in an hour', () => {
    const limits = createLimits(clockAt(0), { operationsPerHour: { auditLog: 3 } });
    const auditLog = { id: 'auditLog' };

    const exports = takeUntilRefused(
      () => limits.take(user('u'), auditLog).allowed && limits.take(app('a'), auditLog).allowed,
    );

    expect(exports).toBe(1);
    expect(limits.take(app('a'), { id: 'getEntry' }).allowed).toBe(true);
  });

  it('holds the tenant to so many objects in an hour, and forgets those of a refused transaction', () => {
    const limits = createLimits(clockAt(0), { objectsPerHour: 5 });
    const write = (transactionNumber: number, objects: number): boolean =>
      Array.from({ length: objects }, () => limits.takeObject(transactionNumber)).every(Boolean);

    const written = [write(1, 3), write(2, 3), write(3, 2), write(4, 1)];

    expect(written).toEqual([true, false, true, false]);
  });

  it('scales every number of requests', () => {
    const limits = createLimits(clockAt(0), { scale: 0.1 });

    const count = takeUntilRefused(() => limits.take(app('a')).allowed);

    expect(count).toBe(30);
  });

  it('forgets half of a busy period at the turn of a fixed window', () => {
    const window = createWindow('fixed', { limit: 10, periodMs: 10_000 });
    for (let count = 0; count < 5; count += 1) window.take(9000);

    const more = takeUntilRefused(() => window.take(10_000).allowed);

    expect(more).toBe(10);
  });

  it('remembers each request for a whole period in a sliding window', () => {
    const window = createWindow('sliding', { limit: 10, periodMs: 10_000 });
    for (let count = 0; count < 5; count += 1) window.take(9000);

    const before = takeUntilRefused(() => window.take(18_999).allowed);
    const after = window.take(19_000);

    expect(before).toBe(5);
    expect(after.allowed).toBe(true);
  });

  it('refills a bucket little by little', () => {
    const window = createWindow('bucket', { limit: 10, periodMs: 10_000 });
    takeUntilRefused(() => window.take(0).allowed);

    const afterOneSecond = takeUntilRefused(() => window.take(1000).allowed);
    const afterThreeMore = takeUntilRefused(() => window.take(4000).allowed);

    expect(afterOneSecond).toBe(1);
    expect(afterThreeMore).toBe(3);
  });
});
