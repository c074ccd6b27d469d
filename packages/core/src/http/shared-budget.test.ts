import { expect, it } from 'vitest';
import { leaseBudget, type BudgetReport, type Lease } from './shared-budget.ts';

/** A budget of 300 in 30 s, of which process `a` has just found out by a probe. */
function knownBudget() {
  let kept: unknown;
  let now = 1_000_000;
  const turns = new Map<string, number>();
  const ask = (report: Partial<BudgetReport> & { readonly replica: string }): Lease => {
    const turn = (turns.get(report.replica) ?? 0) + 1;
    turns.set(report.replica, turn);
    const { keep, give } = leaseBudget(kept, { turn, granted: 0, settled: 0, wanted: 0, ...report }, now);
    kept = JSON.parse(JSON.stringify(keep ?? kept));
    return give;
  };
  const { epoch } = ask({ replica: 'a', wanted: 4 });
  const news = { epoch, remaining: 299, answeredBefore: 0, ageMs: 0, resetMs: 30_000 };
  ask({ replica: 'a', granted: 1, settled: 1, news });
  return { ask, pass: (ms: number) => void (now += ms), size: () => JSON.stringify(kept).length };
}

/** Takes all that is left, as one process after the other. */
function takeAll(ask: (report: { readonly replica: string; readonly wanted: number }) => Lease): number {
  let taken = 0;
  for (let number = 0; ; number += 1) {
    const { permits } = ask({ replica: `taker ${number}`, wanted: 1_000 });
    if (permits === 0) return taken;
    taken += permits;
  }
}

it('hands out no more than the server has told to be left', () => {
  const { ask } = knownBudget();

  expect(takeAll(ask)).toBe(299);
});

it('sends no probe into a window that was met, and spent, before the end of the one before it was due', () => {
  const { ask, pass } = knownBudget();
  // Ends are told in whole seconds, so the window may end up to a second before.
  pass(29_500);
  const { permits, epoch } = ask({ replica: 'b', wanted: 64 });
  const news = { epoch, remaining: 299, answeredBefore: 1, ageMs: 0, resetMs: 30_000 };
  ask({ replica: 'b', granted: permits, settled: permits, news });
  takeAll(ask);
  pass(501);

  expect(ask({ replica: 'c', wanted: 1 })).toMatchObject({ permits: 0, probe: false });
});

it('takes back what a process did not use, once, however often it tells', () => {
  const { ask } = knownBudget();
  const { permits } = ask({ replica: 'b', wanted: 64 });
  const back = { replica: 'b', granted: 10, settled: 10 };
  ask(back);
  ask(back);

  expect(permits).toBe(64);
  expect(takeAll(ask)).toBe(299 - 10);
});

it('passes over a report that comes after a newer one', () => {
  const { ask } = knownBudget();
  ask({ replica: 'b', wanted: 64 });
  ask({ replica: 'b', turn: 9, granted: 64, settled: 64 });
  const late = ask({ replica: 'b', turn: 8, granted: 0, settled: 0, wanted: 64 });

  expect(late.permits).toBe(0);
  expect(takeAll(ask)).toBe(299 - 64);
});

it('takes back nothing from a process that was silent for too long', () => {
  const { ask, pass } = knownBudget();
  ask({ replica: 'b', wanted: 64 });
  pass(15_000);
  ask({ replica: 'c' });
  ask({ replica: 'b', granted: 0, settled: 0 });

  expect(takeAll(ask)).toBe(299 - 64);
});

it('lets one process probe a new window while the others wait', () => {
  const { ask, pass } = knownBudget();
  takeAll(ask);
  pass(30_000);

  const first = ask({ replica: 'b', wanted: 4 });
  const second = ask({ replica: 'c', wanted: 4 });

  expect(first).toMatchObject({ permits: 1, probe: true });
  expect(second.permits).toBe(0);
  expect(second.waitMs).toBeLessThan(100);
});

it('sends another probe when the first does not come back', () => {
  const { ask, pass } = knownBudget();
  takeAll(ask);
  pass(30_000);
  ask({ replica: 'b', wanted: 4 });
  pass(1_000);

  expect(ask({ replica: 'c', wanted: 4 })).toMatchObject({ permits: 1, probe: true });
});

it('forgets processes that ended long ago', () => {
  const { ask, pass, size } = knownBudget();
  const before = size();
  for (let start = 0; start < 1_000; start += 1) {
    ask({ replica: `start ${start}` });
    pass(60_000);
  }

  expect(size()).toBeLessThan(before + 2_000);
});
