import { InvalidRequestError, UnknownOutcomeError, UnexpectedReplyError, type Benchling } from '@ligase/core';
import type { ResultTransactions, RunCall } from '../contract.ts';
import { resultBody } from './result-body.ts';

/** So many results a request of a transaction holds: what Benchling documents for results without one. */
const perRequest = 100;

/** Results that are kept all at once, or not at all. */
export function createTransactions(benchling: Benchling): ResultTransactions {
  return {
    async begin(call = {}) {
      // One that nothing is added to is no trace of anything, so that it may be begun again.
      const { id } = await benchling.request('POST /result-transactions', { idempotent: true, ...call });
      if (id !== undefined) return id;
      const facts = { status: 200, method: 'POST', operationId: 'createAssayResultsTransaction' };
      throw new UnexpectedReplyError('Benchling began a transaction and gave no id of it', facts);
    },
    async add(transactionId, results, call = {}) {
      const ids: string[] = [];
      for (let at = 0; at < results.length; at += perRequest) {
        const body = { assayResults: results.slice(at, at + perRequest).map(resultBody) };
        const path = { transaction_id: transactionId };
        const reply = await benchling.request('POST /result-transactions/{transaction_id}/results', {
          path,
          body,
          ...call,
        });
        ids.push(...(reply.assayResults ?? []));
      }
      return ids;
    },
    commit: (transactionId, call = {}) => commit(benchling, transactionId, call),
    async abort(transactionId, call = {}) {
      const path = { transaction_id: transactionId };
      await benchling.request('POST /result-transactions/{transaction_id}:abort', { path, ...call });
    },
  };
}

/** Commits; when no answer comes, once more: a transaction that is committed is refused, which says that it is. */
async function commit(benchling: Benchling, transactionId: string, call: RunCall): Promise<void> {
  const input = { path: { transaction_id: transactionId }, ...call };
  try {
    await benchling.request('POST /result-transactions/{transaction_id}:commit', input);
  } catch (error) {
    if (!(error instanceof UnknownOutcomeError)) throw error;
    try {
      await benchling.request('POST /result-transactions/{transaction_id}:commit', input);
    } catch (again) {
      // Whether it was committed is for the results to say: whoever puts them looks.
      if (!(again instanceof InvalidRequestError)) throw again;
      throw error;
    }
  }
}
