import type { Benchling, Listing } from '@ligase/core';
import type { NewResults, RunCall, WatchOptions } from '../contract.ts';
import type { Result } from '../run.ts';

/** How far results were read. Plain data, to be kept between polls. */
export interface ResultCursor {
  /** When the newest of them was made. */
  readonly createdAt: string;
  /** Those that may come again, as they were made so shortly before. */
  readonly seen: readonly string[];
}

/** A cursor from which all results are new that are made after a time. */
export function resultsFrom(time: Date): ResultCursor {
  return { createdAt: time.toISOString(), seen: [] };
}

/** Reads the results that were made since a cursor, the oldest first, and those that came late. */
export async function resultsSince(
  benchling: Benchling,
  overlapMs: number,
  cursor: ResultCursor,
  { schemaId, limit = 500 }: WatchOptions,
  call: RunCall,
): Promise<NewResults> {
  const seen = new Set(cursor.seen);
  const isFirst = seen.size === 0;
  // A result of a transaction is made before it can be seen, so that it may come after younger ones.
  const from = new Date(Date.parse(cursor.createdAt) - (isFirst ? 0 : overlapMs)).toISOString();
  const query = { schemaId, 'createdAt.gte': from, sort: 'createdAt:asc' } as const;
  const list = benchling.list('GET /assay-results', { query, prefetch: false, ...call }) as Listing<Result>;
  const results: Result[] = [];
  const kept: Result[] = [];
  let hasMore = false;
  for await (const result of list) {
    const isNew = !seen.has(result.id);
    if (isNew && results.length === limit) {
      hasMore = true;
      break;
    }
    // A list may give what was changed while it was read twice.
    seen.add(result.id);
    kept.push(result);
    if (isNew) results.push(result);
  }
  const createdAt = kept.reduce(
    (latest, result) => (Date.parse(result.createdAt) > Date.parse(latest) ? result.createdAt : latest),
    cursor.createdAt,
  );
  const oldest = Date.parse(createdAt) - overlapMs;
  // What was not come to this time may have been given before all the same.
  const rest = hasMore ? cursor.seen : [];
  const again = kept.filter((result) => Date.parse(result.createdAt) >= oldest).map(({ id }) => id);
  return { results, hasMore, cursor: { createdAt, seen: [...new Set([...rest, ...again])] } };
}
