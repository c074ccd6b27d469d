import { describeError, isLigaseError, type Clock, type Logger } from '@ligase/core';

/** How long what was read once is used. */
export interface SnapshotCacheOptions<Snapshot> {
  readonly read: () => Promise<Snapshot>;
  readonly clock: Clock;
  readonly log: Logger;
  readonly maxAgeMs: number;
  /** How long one that is too old is used when there is no newer one to be had, until that is tried again. */
  readonly retryAfterMs: number;
}

/** What was read, until it is too old or known to be wrong. */
export interface SnapshotCache<Snapshot> {
  get(): Promise<Snapshot>;
  invalidate(): void;
}

/**
 * Reads once for however many ask. When it cannot read, it goes on with one that is merely old, and says so in the log; one that
 * was invalidated is known to be wrong, so then it throws what the read threw.
 */
export function createSnapshotCache<Snapshot>(options: SnapshotCacheOptions<Snapshot>): SnapshotCache<Snapshot> {
  const { read, clock, log, maxAgeMs, retryAfterMs } = options;
  let kept: { readonly snapshot: Snapshot; readonly goodUntil: number } | undefined;
  let underWay: Promise<Snapshot> | undefined;
  // A read that began before an invalidation may have seen what was before it, so it must not be kept.
  let invalidations = 0;

  const refresh = async (): Promise<Snapshot> => {
    const begun = { at: clock.now(), invalidations };
    const isCurrent = (): boolean => begun.invalidations === invalidations;
    try {
      const snapshot = await read();
      if (isCurrent()) kept = { snapshot, goodUntil: begun.at + maxAgeMs };
      return snapshot;
    } catch (error) {
      if (!isCurrent() || kept === undefined || !isLigaseError(error) || !error.retryable) throw error;
      kept = { snapshot: kept.snapshot, goodUntil: clock.now() + retryAfterMs };
      log.warn({ err: describeError(error), retryAfterMs }, 'The configuration cannot be read; what is known goes on');
      return kept.snapshot;
    } finally {
      if (isCurrent()) underWay = undefined;
    }
  };

  return {
    get: () => {
      if (kept !== undefined && clock.now() < kept.goodUntil) return Promise.resolve(kept.snapshot);
      underWay ??= refresh();
      return underWay;
    },
    invalidate() {
      invalidations += 1;
      kept = undefined;
      underWay = undefined;
    },
  };
}
