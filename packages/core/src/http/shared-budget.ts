import type { Change } from '../sharing/shared-state.ts';

/** What a process tells of itself whenever it asks. All numbers but `wanted` count from its start, so that telling twice does no harm. */
export interface BudgetReport {
  readonly replica: string;
  /** Counts its reports: one that comes late, after a newer one, says nothing. */
  readonly turn: number;
  /** How many permits it has had, without those that it gives back unused. */
  readonly granted: number;
  /** How many of its requests are over. */
  readonly settled: number;
  /** How many more it could use. */
  readonly wanted: number;
  /** What the newest reply told that it has not reported. */
  readonly news?: BudgetNews;
}

/** What a reply told of the budget. */
export interface BudgetNews {
  readonly epoch: number;
  readonly remaining: number;
  /** How many requests of all processes were surely over when this one left. */
  readonly answeredBefore: number;
  readonly ageMs: number;
  /** From now on. */
  readonly resetMs: number;
}

/** What a process may do. */
export interface Lease {
  readonly permits: number;
  /** Whether the one permit is to find out what a new window holds: the others wait for what it reports. */
  readonly probe: boolean;
  readonly epoch: number;
  /** How many requests of all processes are over. */
  readonly settled: number;
  /** How many processes shared the budget in the last ten minutes. */
  readonly living: number;
  /** When to ask again, if there were no permits. */
  readonly waitMs: number;
  /** When to give back what was not used. */
  readonly holdMs: number;
}

/** What is kept of a budget. */
interface Budget {
  readonly epoch: number;
  readonly granted: number;
  readonly settled: number;
  readonly allowance: number;
  /** The most `answeredBefore` of all news so far. */
  readonly freshest: number;
  readonly resetAt: number;
  readonly probeUntil: number;
  readonly windowMs: number;
  readonly holders: Readonly<Record<string, Holder>>;
}

interface Holder {
  readonly turn: number;
  readonly granted: number;
  readonly settled: number;
  readonly seenAt: number;
  /** Whether it was not heard of for so long that what it had taken counts as used. */
  readonly silent: boolean;
}

const fresh: Budget = {
  epoch: 0,
  granted: 0,
  settled: 0,
  allowance: 0,
  freshest: 0,
  resetAt: 0,
  probeUntil: 0,
  windowMs: 0,
  holders: {},
};
const patienceMs = 1_000;
const shortestHoldMs = 50;
const longestHoldMs = 2_000;
// A process on a busy machine may well be late by a second.
const shortestSilenceMs = 3_000;
const longestSilenceMs = 10_000;
const forgottenMs = 600_000;
// Resets are told in whole seconds, rounded up.
const resetRoundingMs = 1_000;
const lookAgainMs = 25;

/**
 * Takes note of what a process reports, and hands it some of the permits that are left. The bound is that of `createGate`, with
 * the numbers of all processes: a reply that tells `remaining` has counted every request that was over before its own left, so no
 * more than `remaining + answeredBefore + 1` may be granted in all. Permits that were handed out count as sent.
 */
export function leaseBudget(kept: unknown, report: BudgetReport, now: number): Change<Lease> {
  const known = (kept as Budget | undefined) ?? fresh;
  const late = report.turn <= (known.holders[report.replica]?.turn ?? 0);
  const reported = late ? known : withNews(withReport(known, report, now), report.news, now);
  const budget = withoutSilent(reported, now);
  const holders = Object.values(budget.holders);
  const active = holders.filter(({ silent }) => !silent).length;
  const left = budget.allowance - budget.granted;
  const holdMs = Math.min(Math.max((budget.resetAt - now) / 8, shortestHoldMs), longestHoldMs);
  const lease = (permits: number, probe: boolean, waitMs: number): Lease => ({
    permits,
    probe,
    epoch: budget.epoch + (probe ? 1 : 0),
    settled: budget.settled,
    living: holders.length,
    waitMs,
    holdMs,
  });

  if (late || report.wanted === 0) return { keep: budget, give: lease(0, false, 0) };
  if (left > 0) {
    // The fewer are left, the smaller the portions: what one process does not use, the others miss.
    const permits = Math.min(report.wanted, Math.ceil(left / active));
    return { keep: withGrant(budget, report.replica, permits), give: lease(permits, false, 0) };
  }
  if (now < budget.resetAt) {
    const returnable = budget.granted - budget.settled > outstandingOf(budget.holders[report.replica]);
    const waitMs = budget.resetAt - now;
    return { keep: budget, give: lease(0, false, returnable ? Math.min(waitMs, holdMs) : waitMs) };
  }
  if (now < budget.probeUntil)
    return { keep: budget, give: lease(0, false, Math.min(budget.probeUntil - now, lookAgainMs)) };
  const probing = { ...budget, epoch: budget.epoch + 1, probeUntil: now + patienceMs };
  return { keep: withGrant(probing, report.replica, 1), give: lease(1, true, 0) };
}

function withReport(budget: Budget, { replica, turn, granted, settled }: BudgetReport, now: number): Budget {
  const known = budget.holders[replica];
  // What was outstanding of one that was silent has been written off as used, whatever became of it.
  const before = known === undefined || known.silent ? { granted, settled: granted } : known;
  return {
    ...budget,
    granted: budget.granted + granted - before.granted,
    settled: budget.settled + Math.max(settled - before.settled, 0),
    holders: {
      ...budget.holders,
      [replica]: { turn, granted, settled: Math.max(settled, before.settled), seenAt: now, silent: false },
    },
  };
}

function withNews(budget: Budget, news: BudgetNews | undefined, now: number): Budget {
  if (news === undefined || news.epoch !== budget.epoch) return budget;
  const toldAt = now - news.ageMs;
  const ofWindowBefore = toldAt < budget.resetAt && budget.resetAt <= now;
  if (ofWindowBefore || news.answeredBefore < budget.freshest) return budget;
  const told = now + news.resetMs;
  // What was sent before a window's end may be counted in the next, and tell of that before the end that is known, which is up to a
  // second late. A probe at that end would then come in the middle of a window that is spent.
  const isOfNext = budget.resetAt <= now || told > budget.resetAt + resetRoundingMs;
  return {
    ...budget,
    freshest: news.answeredBefore,
    // Others than us spend, too, when the server has less than what was not even handed out yet.
    allowance: Math.max(
      news.remaining + news.answeredBefore + 1,
      Math.min(budget.allowance, budget.granted + news.remaining),
    ),
    windowMs: isOfNext ? news.resetMs : budget.windowMs,
    resetAt: isOfNext ? told : Math.min(budget.resetAt, told),
    probeUntil: 0,
  };
}

/** Writes off what processes hold that have not been heard of: they died, or nothing of theirs can be under way any more. */
function withoutSilent(budget: Budget, now: number): Budget {
  const silentMs = Math.min(Math.max(budget.windowMs / 3, shortestSilenceMs), longestSilenceMs);
  let { settled } = budget;
  const holders: Record<string, Holder> = {};
  for (const [replica, holder] of Object.entries(budget.holders)) {
    if (holder.seenAt + forgottenMs < now) continue;
    const silent = holder.silent || holder.seenAt + silentMs < now;
    if (silent && !holder.silent) settled += outstandingOf(holder);
    holders[replica] = { ...holder, silent };
  }
  return { ...budget, settled, holders };
}

function withGrant(budget: Budget, replica: string, permits: number): Budget {
  const holder = budget.holders[replica] as Holder;
  return {
    ...budget,
    granted: budget.granted + permits,
    holders: { ...budget.holders, [replica]: { ...holder, granted: holder.granted + permits } },
  };
}

function outstandingOf(holder: Holder | undefined): number {
  return holder === undefined ? 0 : holder.granted - holder.settled;
}
