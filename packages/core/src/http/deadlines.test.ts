import { describe, expect, it } from 'vitest';
import { createDeadlines, type Deadline, type Timer } from './deadlines.ts';

describe('deadlines', () => {
  it('are missed at their time, whatever the order in which they were set', () => {
    const { timer, pass } = handTimer();
    const missed: string[] = [];
    const deadlines = createDeadlines(timer);
    for (const ms of [300, 100, 200])
      deadlines.add(
        deadline(() => missed.push(`${ms} at ${timer.now()}`)),
        ms,
      );

    pass(1_000);

    expect(missed).toEqual(['100 at 100', '200 at 200', '300 at 300']);
  });

  it('are not missed by what was over before', () => {
    const { timer, pass } = handTimer();
    const missed: number[] = [];
    const deadlines = createDeadlines(timer);
    const all = [10, 20, 30, 40, 50].map((ms) => [ms, deadline(() => missed.push(ms))] as const);
    for (const [ms, one] of all) deadlines.add(one, ms);
    for (const [ms, one] of all) if (ms === 10 || ms === 30 || ms === 50) deadlines.remove(one);

    pass(1_000);

    expect(missed).toEqual([20, 40]);
  });

  it('may be removed twice, or without having been set', () => {
    const { timer, pass } = handTimer();
    let missed = 0;
    const deadlines = createDeadlines(timer);
    const over = deadline(() => (missed += 1));
    const open = deadline(() => (missed += 1));
    deadlines.remove(over);
    deadlines.add(over, 10);
    deadlines.add(open, 10);
    deadlines.remove(over);
    deadlines.remove(over);

    pass(1_000);

    expect(missed).toBe(1);
  });

  it('may be set anew, and then count from there', () => {
    const { timer, pass } = handTimer();
    const missed: number[] = [];
    const deadlines = createDeadlines(timer);
    const one = deadline(() => missed.push(timer.now()));
    deadlines.add(one, 100);
    pass(60);
    deadlines.add(one, 100);

    pass(1_000);

    expect(missed).toEqual([160]);
  });

  it('may be set while another is missed', () => {
    const { timer, pass } = handTimer();
    const missed: number[] = [];
    const deadlines = createDeadlines(timer);
    const again = deadline(() => missed.push(timer.now()));
    const first = deadline(() => {
      missed.push(timer.now());
      deadlines.add(again, 50);
    });
    deadlines.add(first, 100);

    pass(1_000);

    expect(missed).toEqual([100, 150]);
  });

  it('share one timer, which is set anew only for an earlier one', () => {
    const { timer, set } = handTimer();
    const deadlines = createDeadlines(timer);

    for (const ms of [100, 100, 200, 50]) deadlines.add(deadline(), ms);

    expect(set).toEqual([100, 50]);
  });

  it('that never end set no timer', () => {
    const { timer, set } = handTimer();

    createDeadlines(timer).add(deadline(), Infinity);

    expect(set).toEqual([]);
  });

  it('are kept by the machine, too, and by a timer that wakes too early', async () => {
    const begun = performance.now();
    const deadlines = createDeadlines();
    // The watched timer alone keeps no process alive.
    using _ = keptAlive();

    await new Promise<void>((resolve) => deadlines.add(deadline(resolve), 5.5));

    expect(performance.now() - begun).toBeGreaterThanOrEqual(5.5);
  });
});

function deadline(miss: () => void = () => {}): Deadline {
  return { dueAt: 0, place: 0, miss };
}

/** Time that passes when it is told to. */
function handTimer(): { readonly timer: Timer; readonly set: readonly number[]; pass(this: void, ms: number): void } {
  const set: number[] = [];
  let now = 0;
  let alarm: { readonly at: number; readonly wake: () => void } | undefined;
  return {
    set,
    timer: {
      now: () => now,
      after(ms, wake) {
        set.push(ms);
        const mine = { at: now + ms, wake };
        alarm = mine;
        return () => {
          if (alarm === mine) alarm = undefined;
        };
      },
    },
    pass(ms) {
      const until = now + ms;
      while (alarm !== undefined && alarm.at <= until) {
        const { at, wake } = alarm;
        alarm = undefined;
        now = at;
        wake();
      }
      now = until;
    },
  };
}

function keptAlive(): Disposable {
  const interval = setInterval(() => {}, 1_000);
  return { [Symbol.dispose]: () => clearInterval(interval) };
}
