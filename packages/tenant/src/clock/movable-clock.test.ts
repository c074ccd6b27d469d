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
