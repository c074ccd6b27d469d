import type { AppIdentity, Benchling, Clock, Listing, SharedState } from '@ligase/core';
import type { Results } from '../contract.ts';
import type { Result } from '../run.ts';
import { createTransactions } from './create-transactions.ts';
import { putResults } from './put-results.ts';
import { resultBody } from './result-body.ts';
import { resultsSince } from './results-since.ts';
import { takeNew } from './take-new.ts';

/** So many results Benchling gives in one request by their ids. */
const perRequest = 100;

/** What results stand on. */
export interface ResultParts {
  readonly benchling: Benchling;
  readonly clock: Clock;
  readonly identity: Pick<AppIdentity, 'name'>;
  readonly share: SharedState;
  readonly overlapMs: number;
}

/** Results of assays. */
export function createResults({ benchling, overlapMs, ...parts }: ResultParts): Results {
  const transactions = createTransactions(benchling);
  return {
    list: (query, call = {}) => benchling.list('GET /assay-results', { query, ...call }) as Listing<Result>,
    get: async (id, call = {}) =>
      (await benchling.request('GET /assay-results/{assay_result_id}', {
        path: { assay_result_id: id },
        ...call,
      })) as Result,
    async bulkGet(ids, call = {}) {
      const found = new Map<string, Result>();
      for (let at = 0; at < ids.length; at += perRequest) {
        const query = { assayResultIds: ids.slice(at, at + perRequest).join(',') };
        const { assayResults = [] } = await benchling.request('GET /assay-results:bulk-get', { query, ...call });
        for (const result of assayResults as Result[]) found.set(result.id, result);
      }
      return ids.flatMap((id) => found.get(id) ?? []);
    },
    bulkCreate: (results, call = {}) =>
      benchling.bulk('POST /assay-results:bulk-create', { items: Array.from(results, resultBody), body: {}, ...call }),
    put: (results, options, call = {}) => putResults(benchling, transactions, results, options, call),
    since: (cursor, options, call = {}) => resultsSince(benchling, overlapMs, cursor, options, call),
    takeNew: (options, take, call = {}) =>
      takeNew(
        { ...parts, since: (cursor) => resultsSince(benchling, overlapMs, cursor, options, call) },
        options,
        take,
      ),
    async archive(ids, reason, call = {}) {
      if (ids.length === 0) return;
      const body = { assayResultIds: [...ids], reason };
      await benchling.request('POST /assay-results:archive', { body, ...call });
    },
    async unarchive(ids, call = {}) {
      if (ids.length === 0) return;
      await benchling.request('POST /assay-results:unarchive', { body: { assayResultIds: [...ids] }, ...call });
    },
    transactions,
    schemas: {
      list: (call = {}) => benchling.list('GET /assay-result-schemas', call),
      get: async (id, call = {}) =>
        await benchling.request('GET /assay-result-schemas/{schema_id}', { path: { schema_id: id }, ...call }),
    },
  };
}
