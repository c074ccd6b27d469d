import type { Logger } from '../logging/logger.ts';
import { inTime } from '../sharing/in-time.ts';
import type { SharedState } from '../sharing/shared-state.ts';
import { fairShareGate } from './fair-share.ts';
import type { Gate, RateHeaders, RateReply, Ticket } from './gate.ts';
import type { Clock } from './ports.ts';
import { leaseBudget, type BudgetNews, type Lease } from './shared-budget.ts';

/** What a shared gate stands on. */
export interface SharedGateOptions {
  readonly state: SharedState;
  /** Names the budget: the same for all who share it. */
  readonly key: string;
  /** Of this process. */
  readonly replica: string;
  readonly clock: Clock;
  readonly log: Logger;
}

/** A gate of one of several processes that spend one budget. */
export interface SharedGate extends Gate {
  /** Tells the others what was not used. */
  close(): Promise<void>;
}

interface SharedTicket extends Ticket {
  readonly epoch: number;
  readonly probe: boolean;
  /** Set when it was let pass without asking the others. */
  readonly alone: { readonly gate: Gate; readonly ticket: Ticket } | undefined;
}

interface HeardNews extends Omit<BudgetNews, 'ageMs' | 'resetMs'> {
  readonly heardAt: number;
  readonly resetAt: number;
}

const fewest = 4;
const most = 64;
const tryAgainMs = 1_000;
const longestQuietMs = 2_000;
const boundless = 2 ** 50;

/**
 * A gate that takes permits from a budget which several processes share, many at a time, and gives back what it did not use after
 * at most two seconds. `wake` is called when a request may pass that could not before.
 *
 * While the state cannot be reached, it spends its own part of each window: less than everything, and never more.
 */
export function createSharedGate(options: SharedGateOptions, wake: () => void): SharedGate {
  const { state, key, replica, clock, log } = options;
  const ended = new AbortController();
  let turn = 0;
  let left = 0;
  let permits = 0;
  let granted = 0;
  let settled = 0;
  let underWay = 0;
  let portion = fewest;
  let epoch = 0;
  let probing = false;
  /** Of all processes, what is known to be over apart from our own since then. */
  let othersSettled = 0;
  let reportedSettled = 0;
  let news: HeardNews | undefined;
  let newest = 0;
  let askAgainAt = -Infinity;
  let syncing: Promise<void> | undefined;
  let tidying = false;
  /** The server says nothing of limits. */
  let unlimited = false;
  let headersSeen = false;
  let living = 0;
  let alone: Gate | undefined;
  let tryAgainAt = -Infinity;

  const takeNote = (lease: Lease, told: { readonly settled: number; readonly wanted: number }): void => {
    living = lease.living;
    epoch = lease.epoch;
    probing = lease.probe;
    permits += lease.permits;
    granted += lease.permits;
    reportedSettled = told.settled;
    othersSettled = lease.settled - told.settled;
    if (told.wanted > 0) askAgainAt = lease.permits > 0 ? -Infinity : clock.now() + lease.waitMs;
    if (alone !== undefined) log.info({ replica }, 'the rate limit is shared with other processes again');
    alone = undefined;
    if (permits > 0) tidyIn(lease.holdMs);
  };

  const sync = (wanted: number): Promise<void> =>
    (syncing ??= ask(wanted).finally(() => {
      syncing = undefined;
      wake();
    }));

  const ask = async (wanted: number): Promise<void> => {
    const now = clock.now();
    // Nobody asks who still has some, but to give it back.
    granted -= permits;
    permits = 0;
    const told = { settled, wanted };
    const heard = news;
    news = undefined;
    turn += 1;
    const report = { replica, turn, granted, ...told, ...(heard !== undefined && { news: newsAt(heard, now) }) };
    try {
      takeNote(await inTime(state.change(key, (kept, at) => leaseBudget(kept, report, at))), told);
    } catch (error) {
      news ??= heard;
      tryAgainAt = clock.now() + tryAgainMs;
      if (alone !== undefined) return;
      // One that never heard of the others does not know its part, and waits.
      const course = living > 0 ? 'this process spends its part of it' : 'calls wait for it';
      log.warn({ err: error, processes: living }, `the shared rate limit cannot be reached: ${course}`);
      if (living > 0) alone = fairShareGate(living);
    }
  };

  /** Gives back what is not used by then. */
  const tidyIn = (ms: number): void => {
    if (tidying || ended.signal.aborted) return;
    tidying = true;
    const tidy = async (): Promise<void> => {
      tidying = false;
      if (syncing !== undefined) return;
      const unused = permits;
      if (unused === 0 && reportedSettled === settled) return;
      portion = unused > 0 ? Math.max(fewest, Math.ceil(portion / 2)) : portion;
      await sync(0);
    };
    clock.sleep(ms, ended.signal).then(tidy, () => undefined);
  };

  const passAlone = (gate: Gate, now: number): SharedTicket | undefined => {
    const ticket = gate.pass(now);
    if (ticket === undefined) return undefined;
    // The others hear of what is under way when the state is there again.
    granted += 1;
    underWay += 1;
    return { ...ticket, epoch, probe: false, alone: { gate, ticket } };
  };

  const heed = (ticket: SharedTicket, now: number, reply: RateReply): void => {
    if (reply.headers === undefined) {
      // As in a gate of one process: a server without limits says nothing, and neither does an error page of a proxy.
      if (headersSeen || reply.status >= 429) return;
      unlimited = true;
      hear(ticket, now, { remaining: boundless, resetMs: 0 });
      return;
    }
    headersSeen = true;
    unlimited = false;
    const { remaining, resetMs } = reply.headers;
    // A server that refuses at "0 s" rounds down.
    const roundsDown = reply.status === 429 && remaining === 0 && resetMs === 0;
    hear(ticket, now, { remaining, resetMs: roundsDown ? tryAgainMs : resetMs });
  };
  const hear = (ticket: SharedTicket, now: number, { remaining, resetMs }: RateHeaders): void => {
    if (ticket.number < newest || ticket.epoch !== epoch) return;
    newest = ticket.number;
    news = { epoch, remaining, answeredBefore: ticket.answeredBefore, heardAt: now, resetAt: now + resetMs };
  };

  return {
    get nextTryAt() {
      if (permits > 0 || unlimited) return -Infinity;
      // Whoever waits is woken when the answer is there.
      if (syncing !== undefined && alone === undefined) return Infinity;
      return alone?.nextTryAt ?? Math.max(askAgainAt, tryAgainAt);
    },

    pass(now) {
      if (permits === 0 && !unlimited) {
        if (syncing === undefined && now >= askAgainAt && now >= tryAgainAt) void sync(portion);
        return alone === undefined ? undefined : passAlone(alone, now);
      }
      const probe = probing;
      probing = false;
      if (permits > 0) {
        permits -= 1;
        if (permits === 0) portion = Math.min(portion * 2, most);
      } else granted += 1;
      left += 1;
      underWay += 1;
      return { number: left, answeredBefore: othersSettled + settled, leftAt: now, epoch, probe, alone: undefined };
    },

    giveBack(ticket, now) {
      const mine = ticket as SharedTicket;
      underWay -= 1;
      if (mine.alone !== undefined) {
        granted -= 1;
        mine.alone.gate.giveBack(mine.alone.ticket, now);
        return;
      }
      // What was taken of a window that is over is worth nothing in this one.
      if (mine.epoch !== epoch) {
        granted -= 1;
        return;
      }
      permits += 1;
      probing ||= mine.probe;
      tidyIn(longestQuietMs);
    },

    settle(ticket, now, reply) {
      const mine = ticket as SharedTicket;
      settled += 1;
      underWay -= 1;
      if (mine.alone !== undefined) {
        mine.alone.gate.settle(mine.alone.ticket, now, reply);
        return;
      }
      if (reply !== undefined) heed(mine, now, reply);
      if (mine.probe) void sync(portion);
      else if (underWay === 0 && !unlimited) {
        // The window is spent: the next one begins with exact numbers.
        if (askAgainAt > now) void sync(0);
        else tidyIn(longestQuietMs);
      }
    },

    async close() {
      ended.abort();
      await syncing;
      if (permits > 0 || reportedSettled !== settled) await sync(0);
    },
  };
}

function newsAt({ heardAt, resetAt, ...news }: HeardNews, now: number): BudgetNews {
  return { ...news, ageMs: now - heardAt, resetMs: Math.max(resetAt - now, 0) };
}
