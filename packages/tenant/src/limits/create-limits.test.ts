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
