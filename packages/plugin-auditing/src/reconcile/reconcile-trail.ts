import { operations as v2 } from '@ligase/benchling-api/v2';
import { operations as v3 } from '@ligase/benchling-api/v3';
import type { Benchling } from '@ligase/core';
import type { AuditRecord } from '../audit-record.ts';
import { downloadFile, type Download } from '../object-log/download.ts';
import { exportObjectLog } from '../object-log/export-object-log.ts';
import { matches } from '../trail-filter.ts';
import { changesOf } from './benchling-change.ts';
import { judgeChanges } from './judge-changes.ts';
import { ourChanges, type OurChange } from './our-change.ts';
import { pairChanges } from './pair-changes.ts';
import { readBenchling } from './read-benchling.ts';
import type { Reconciled } from './reconciled.ts';

/** What to lay beside what. */
export interface ReconcileOptions {
  /** From this moment on. */
  readonly since: Date;
  /** Up to, and without, this moment. Default: now. */
  readonly until?: Date | undefined;
  /** The app as Benchling's log has it: `app_…`, `ent_…`, its name or its handle. Default: the plugin's `appUser`. */
  readonly app?: string | undefined;
  /** How far the two clocks may be apart. Default: 5,000. */
  readonly toleranceMs?: number | undefined;
  /** How many objects may be looked up one by one, or exported where the log cannot be searched. Default: 200. */
  readonly maxObjects?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Where the two logs come from. */
export interface ReconcileSources {
  readonly benchling: Benchling;
  /** The whole trail. */
  readonly records: Iterable<AuditRecord> | AsyncIterable<AuditRecord>;
  /** Fetches the files of exports. Default: the platform's `fetch`, without the app's credential. */
  readonly download?: Download | undefined;
}

// A task may end, and so have its end recorded, long after the call; and a call is recorded when it has ended.
const aroundMs = 24 * 3_600_000;

/** Lays a trail beside Benchling's own log of the same time. Reads only; nothing is mended. */
export async function reconcileTrail(
  { benchling, records: trail, download = downloadFile }: ReconcileSources,
  options: ReconcileOptions & { readonly until: Date; readonly app: string },
): Promise<Reconciled> {
  const { since, until, app, toleranceMs = 5_000, maxObjects = 200, signal } = options;
  const records: AuditRecord[] = [];
  const mayMatter = matches({
    since: new Date(since.getTime() - aroundMs),
    until: new Date(until.getTime() + aroundMs),
  });
  for await (const record of trail) if (mayMatter(record)) records.push(record);

  const operations = new Map([...Object.values(v2), ...Object.values(v3)].map((row) => [row.id, row]));
  const all = ourChanges(records, operations);
  const inWindow = (at: string): boolean => at >= since.toISOString() && at < until.toISOString();
  const wanted = all.filter(({ record }) => inWindow(record.at));
  const { ours, from, to } = around(all, since.getTime(), until.getTime(), toleranceMs);

  const reader = await readBenchling(benchling, (objectId) => exportObjectLog(benchling, download, objectId, signal), {
    from: new Date(from),
    to: new Date(to),
    app,
    objectIds: new Set(ours.flatMap(({ objectIds }) => objectIds)),
    maxObjects,
    signal,
  });
  const theirs = changesOf(reader.rows, app);
  const pairing = pairChanges(ours, theirs, toleranceMs);
  const alone = wanted.filter((change) => change.expected !== 'not-done' && pairing.of(change).length === 0);
  const visible = await reader.visible(new Set(alone.flatMap(({ objectIds }) => objectIds)));

  const { source } = reader;
  return {
    since: since.toISOString(),
    until: until.toISOString(),
    app,
    source,
    ...judgeChanges({ ours, theirs, pairing, toleranceMs, visible, source }, inWindow),
  };
}

/**
 * The changes at the time of a window and, from each to the next, those at their time: whatever could be taken for another is
 * in it. Without them, one whose row lies just outside of what is read would claim that of its neighbour.
 */
function around(
  all: readonly OurChange[],
  since: number,
  until: number,
  toleranceMs: number,
): { readonly ours: readonly OurChange[]; readonly from: number; readonly to: number } {
  let ours: readonly OurChange[] = [];
  let [from, to] = [since, until];
  for (;;) {
    const near = all.filter((change) => change.toMs + toleranceMs >= from && change.fromMs - toleranceMs <= to);
    for (const { fromMs, toMs } of near) {
      from = Math.min(from, fromMs - toleranceMs);
      to = Math.max(to, toMs + toleranceMs);
    }
    if (near.length === ours.length) return { ours, from, to };
    ours = near;
  }
}
