import { AuthError, InvalidRequestError, isLigaseError, NotFoundError, type Benchling } from '@ligase/core';
import { v3 } from '@ligase/core/v3';
import type { ObjectLogRow } from '../object-log/object-log-row.ts';
import type { SeenRow } from './benchling-change.ts';

/** Where Benchling's rows come from. */
export interface BenchlingReader {
  readonly source: 'log' | 'exports';
  /** The rows of a span of time, those of the app and of the named objects. */
  readonly rows: readonly SeenRow[];
  /** Those of the objects of which the log shows the app anything, from whatever time. */
  visible(objectIds: Iterable<string>): Promise<ReadonlySet<string>>;
}

/** What is wanted of Benchling's log. */
export interface WantedRows {
  readonly from: Date;
  readonly to: Date;
  readonly app: string;
  readonly objectIds: ReadonlySet<string>;
  /** How many objects may be exported or looked up one by one. */
  readonly maxObjects: number;
  readonly signal: AbortSignal | undefined;
}

/** Reads the log as a whole through API v3; where the tenant refuses that, the log of each object that the trail names. */
export async function readBenchling(
  benchling: Benchling,
  exportLog: (objectId: string) => Promise<readonly ObjectLogRow[]>,
  wanted: WantedRows,
): Promise<BenchlingReader> {
  try {
    return await wholeLog(benchling, wanted);
  } catch (error) {
    // A tenant without early access answers in any of these ways. [INF]
    const refused = error instanceof NotFoundError || error instanceof InvalidRequestError || isForbidden(error);
    if (!refused) throw error;
    return objectLogs(exportLog, wanted);
  }
}

async function wholeLog(benchling: Benchling, wanted: WantedRows): Promise<BenchlingReader> {
  const { from, to, app, objectIds, maxObjects, signal } = wanted;
  const api = v3(benchling);
  const rows: SeenRow[] = [];
  const query = { 'createdAt.gte': from.toISOString(), 'createdAt.lte': to.toISOString(), pageSize: 100 };
  for await (const row of api.list('GET /audit-log/items', { query, signal })) {
    const { userName, clientName, clientId, userId, userHandle, itemDeveloperId = '', transactionId } = row;
    const identities = [userName, clientName, clientId, userId, userHandle].filter((name) => typeof name === 'string');
    if (!identities.includes(app) && !objectIds.has(itemDeveloperId)) continue;
    rows.push({
      at: new Date(row.createdAt ?? '').toISOString(),
      ...(transactionId !== undefined && { transactionId }),
      identities,
      objectId: itemDeveloperId,
      objectType: row.itemType ?? '',
      item: row.item ?? '',
      eventDescription: row.eventDescription ?? '',
      action: row.action ?? '',
    });
  }
  return {
    source: 'log',
    rows,
    async visible(ids) {
      const seen = new Set(rows.map(({ objectId }) => objectId));
      const unseen = [...ids].filter((id) => !seen.has(id)).slice(0, maxObjects);
      for (const id of unseen) {
        const { items = [] } = await api.request('GET /audit-log/items', {
          query: { 'objectId.anyOf': [id], pageSize: 1 },
          signal,
        });
        if (items.length > 0) seen.add(id);
      }
      return seen;
    },
  };
}

async function objectLogs(
  exportLog: (objectId: string) => Promise<readonly ObjectLogRow[]>,
  { from, to, objectIds, maxObjects }: WantedRows,
): Promise<BenchlingReader> {
  const rows: SeenRow[] = [];
  const seen = new Set<string>();
  for (const objectId of [...objectIds].slice(0, maxObjects)) {
    for (const row of await orNothing(exportLog(objectId))) {
      seen.add(objectId);
      // A time that cannot be told may lie in the span; it must not make the app's own change look missing.
      const at = row.at === undefined ? undefined : new Date(row.at);
      if (at === undefined || at < from || at > to) continue;
      rows.push({
        at: at.toISOString(),
        ...(row.transactionId !== undefined && { transactionId: row.transactionId }),
        identities: [row.name, row.user].filter((name) => name !== undefined),
        objectId: row.itemDeveloperId ?? objectId,
        objectType: row.itemType ?? '',
        item: row.item,
        eventDescription: row.eventDescription,
        action: row.action,
      });
    }
  }
  return { source: 'exports', rows, visible: () => Promise.resolve(seen) };
}

/** An object that the app cannot see, or that has no log, says nothing. */
async function orNothing(rows: Promise<readonly ObjectLogRow[]>): Promise<readonly ObjectLogRow[]> {
  try {
    return await rows;
  } catch (error) {
    if (error instanceof NotFoundError || error instanceof InvalidRequestError || isForbidden(error)) return [];
    throw error;
  }
}

function isForbidden(error: unknown): boolean {
  return error instanceof AuthError && isLigaseError(error) && error.code === 'AUTH_FORBIDDEN';
}
