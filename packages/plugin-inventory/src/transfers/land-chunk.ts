import { TaskError, UnexpectedReplyError, UnknownOutcomeError, type Benchling, type Clock } from '@ligase/core';
import type { InventoryCall } from '../contract.ts';
import { readWells } from '../levels/read-wells.ts';
import type { Level } from '../levels/well.ts';
import { inventoryChanged } from './inventory-changed.ts';
import { landedOf, type Landed, type LandedParts, type LevelDifference } from './landed-of.ts';
import { partOf } from './part-of.ts';
import { sameLevel } from './same-level.ts';
import { transferBody, type TransferLedger } from './transfer.ts';

/** What sending transfers needs. */
export interface TransferContext {
  readonly benchling: Benchling;
  readonly clock: Clock;
  /** How long a request of which no answer came may still be done by Benchling. */
  readonly settleMs: number;
  /** Whether Benchling may leave the containers that are drawn from as they were. */
  readonly mayLeaveSources: boolean;
}

/** How often a part is sent that is not seen to land. */
const mostSends = 3;

const firstPauseMs = 500;
const longestPauseMs = 10_000;

/**
 * Sends the only part of a ledger and sees it land. When no answer comes, it looks into the inventory for as long as the
 * request may still be done, and sends the part again only when it has not landed by then.
 * @throws {InventoryError} when containers hold what they should not.
 */
export async function landChunk(
  context: TransferContext,
  ledger: TransferLedger,
  call: InventoryCall,
): Promise<LandedParts> {
  const transfers = (ledger.chunks[0]?.transfers ?? []).map(transferBody);
  for (let sends = 1; ; sends += 1) {
    try {
      const task = await context.benchling.request('POST /transfers', { body: { transfers }, ...call });
      await context.benchling.waitForTask(task, call);
    } catch (error) {
      const landed = await lookAfter(context, ledger, error, call);
      if (landed.chunks === 1) return landed;
      if (sends === mostSends || error instanceof TaskError) throw error;
      continue;
    }
    const landed = await settled(context, ledger, 0, call);
    if (landed.chunks === 1) return landed;
    // Benchling says that it was done: whoever sends it again does it twice.
    throw inventoryChanged({ kind: 'changed', chunks: 0, wells: untouched(ledger) }, 1);
  }
}

function untouched({ before, chunks }: TransferLedger): readonly LevelDifference[] {
  const held = new Map(before.map((level) => [level.containerId, level]));
  return (chunks[0]?.after ?? []).map((expected) => ({ ...expected, expected, found: held.get(expected.containerId) }));
}

/** What became of a request that was not answered well. @throws what is no reason to think that it was done. */
async function lookAfter(
  context: TransferContext,
  ledger: TransferLedger,
  error: unknown,
  call: InventoryCall,
): Promise<LandedParts> {
  // A task that has failed does no more; all else may still be under way.
  if (error instanceof TaskError && error.code === 'TASK_FAILED')
    return demandLanded(await look(context, ledger, call), ledger);
  if (error instanceof UnknownOutcomeError || error instanceof UnexpectedReplyError || error instanceof TaskError)
    return await settled(context, ledger, 0, call);
  throw error;
}

/**
 * Looks until another part has landed, or none can any more: a request that was sent before, by this process or by one that
 * died, has been done by then.
 * @throws {InventoryError}
 */
export async function settled(
  context: TransferContext,
  ledger: TransferLedger,
  landedBefore: number,
  call: InventoryCall,
): Promise<LandedParts> {
  const { clock, settleMs } = context;
  const until = clock.now() + settleMs;
  const few = landedBefore < 0 ? [] : fewOf(ledger, landedBefore);
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 1.5, longestPauseMs)) {
    const isLast = clock.now() >= until;
    // To look at all of many thousands time and again would spend the rate limit.
    if (isLast || !(await areAsBefore(context, few, call))) {
      const landed = await look(context, ledger, call);
      if (landed.kind === 'landed' && landed.chunks > landedBefore) return landed;
      // What is done in part may be being done.
      if (isLast) return demandLanded(landed, ledger);
    }
    // A look may have taken longer than was left.
    await clock.sleep(Math.max(0, Math.min(pauseMs, until - clock.now())), call.signal);
  }
}

/** So many containers are read in one request. */
const mostPerRead = 100;

/** Some containers that the next part changes, as they are before it: of what it fills last, which it draws from no more. */
function fewOf(ledger: TransferLedger, landed: number): readonly Level[] {
  const part = partOf(ledger, landed);
  const drawn = new Set(part.chunks[0]?.drawn.map(({ containerId }) => containerId));
  return part.before.filter(({ containerId }) => !drawn.has(containerId)).slice(-mostPerRead);
}

/** Whether a few containers are as they were; not when there are none. */
async function areAsBefore(
  { benchling }: TransferContext,
  levels: readonly Level[],
  call: InventoryCall,
): Promise<boolean> {
  if (levels.length === 0) return false;
  const labels = new Map(levels.map((level) => [level.containerId, level]));
  const now = await readWells(benchling, labels.keys(), labels, call);
  return levels.every((level) => sameLevel(now.get(level.containerId), level));
}

/** Looks how many parts of a ledger have landed. */
export async function look(
  { benchling, mayLeaveSources }: TransferContext,
  ledger: TransferLedger,
  call: InventoryCall,
): Promise<Landed> {
  const labels = new Map(ledger.before.map((level) => [level.containerId, level]));
  return landedOf(ledger, await readWells(benchling, labels.keys(), labels, call), { mayLeaveSources });
}

/** @throws {InventoryError} when it cannot be told what has landed. */
export function demandLanded(landed: Landed, { chunks }: TransferLedger): LandedParts {
  if (landed.kind === 'landed') return landed;
  throw inventoryChanged(landed, chunks.length);
}
