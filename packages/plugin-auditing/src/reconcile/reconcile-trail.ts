import { operations as v2 } from '@ligase/benchling-api/v2';
import { operations as v3 } from '@ligase/benchling-api/v3';
import type { Benchling } from '@ligase/core';
import type { AuditRecord } from '../audit-record.ts';
import { downloadFile, type Download } from '../object-log/download.ts';
import { exportObjectLog } from '../object-log/export-object-log.ts';
import { matches } from '../trail-filter.ts';
import { changesOf } from './benchling-change.ts';
import { judgeChanges } from './judge-changes.ts';
import { ourChanges } from './our-change.ts';
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
  const around = { since: new Date(since.getTime() - aroundMs), until: new Date(until.getTime() + aroundMs) };
  const isAround = matches(around);
  for await (const record of trail) if (isAround(record)) records.push(record);

  const operations = new Map([...Object.values(v2), ...Object.values(v3)].map((row) => [row.id, row]));
  const all = ourChanges(records, operations);
  const inWindow = (at: string): boolean => at >= since.toISOString() && at < until.toISOString();
  const wanted = all.filter(({ record }) => inWindow(record.at));
  const from = Math.min(since.getTime(), ...wanted.map(({ fromMs }) => fromMs)) - toleranceMs;
  const to = Math.max(until.getTime(), ...wanted.map(({ toMs }) => toMs)) + toleranceMs;
  // What was done just outside the window may be what Benchling's rows there are: it must be there to claim them.
  const ours = all.filter((change) => change.toMs + toleranceMs >= from && change.fromMs - toleranceMs <= to);

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
