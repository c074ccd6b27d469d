import { describe, expect, it } from 'vitest';
import { movableClock } from './movable-clock.ts';

describe('movableClock', () => {
  it('runs with its base, as far ahead as it was moved', () => {
    let machine = 1000;
    const clock = movableClock({ base: { now: () => machine } });

    clock.advance(500);
    machine += 10;

    expect(clock.now()).toBe(1510);
  });

  it('stands still while it is frozen, but can be moved', () => {
    let machine = 1000;
    const clock = movableClock({ base: { now: () => machine } });

    clock.freeze();
    machine += 10;
    clock.advance(500);

    expect(clock.now()).toBe(1500);
  });

  it('can be moved until the last year of four digits, and no further', () => {
    const clock = movableClock({ startMs: Date.UTC(9998, 11, 31, 23, 59) });

    clock.advance(60_000);

    expect(new Date(clock.now()).toISOString()).toBe('9999-01-01T00:00:00.000Z');
    expect(() => clock.advance(1)).toThrow('as far as 9999-01-01T00:00:00.000Z, which is 0 ms ahead, and not by 1');
  });

  it('runs on from where it was held, and never goes back', () => {
    let machine = 1000;
    const clock = movableClock({ base: { now: () => machine } });
    clock.freeze();
    machine += 10;

    clock.resume();
    const resumed = clock.now();
    machine += 5;

    expect([resumed, clock.now(), clock.isFrozen]).toEqual([1000, 1005, false]);
    expect(() => clock.advance(-1)).toThrow('only be moved ahead');
  });
});
