import { InputError, UnknownOutcomeError, type Benchling, type Listing } from '@ligase/core';
import type { Put, PutResultsOptions, ResultDraft, ResultTransactions, RunCall } from '../contract.ts';
import { differs, type FieldValues } from '../field-values.ts';
import { foundByFields, keysOf } from '../found-by-fields.ts';
import type { Result } from '../run.ts';

/** How often results are gathered anew after an answer was lost. */
const mostTries = 3;

/** Makes the results that are not there by the values of some fields, all of them or none. */
export async function putResults(
  benchling: Benchling,
  transactions: ResultTransactions,
  results: readonly FieldValues[],
  { schemaId, projectId, by, among = {} }: PutResultsOptions,
  call: RunCall,
): Promise<readonly Put<Result>[]> {
  const keys = keysOf('result', results, by);
  const look = async (): Promise<ReadonlyMap<string, Result>> => {
    const list = benchling.list('GET /assay-results', { query: { schemaId, ...among }, ...call }) as Listing<Result>;
    return await foundByFields('result', list, keys, by);
  };
  for (let tries = 1; ; tries += 1) {
    const there = await look();
    demandSame(there, keys, results);
    const missing = results.flatMap((fields, index) =>
      there.has(keys[index] ?? '') ? [] : [{ schemaId, fields, ...(projectId !== undefined && { projectId }) }],
    );
    if (missing.length === 0) return putOf(keys, there, there);
    const transactionId = await gather(transactions, missing, tries >= mostTries, call);
    // Another process may have put them while these were gathered.
    if (transactionId === undefined || (await look()).size > there.size) continue;
    try {
      await transactions.commit(transactionId, call);
    } catch (error) {
      const made = error instanceof UnknownOutcomeError ? await look() : there;
      if (!keys.every((key) => made.has(key))) throw error;
    }
    return putOf(keys, await look(), there);
  }
}

/** Gathers results in a transaction. `undefined` when an answer was lost: what is never committed does no harm. */
async function gather(
  transactions: ResultTransactions,
  results: readonly ResultDraft[],
  isLast: boolean,
  call: RunCall,
): Promise<string | undefined> {
  const transactionId = await transactions.begin(call);
  try {
    await transactions.add(transactionId, results, call);
    return transactionId;
  } catch (error) {
    if (isLast || !(error instanceof UnknownOutcomeError)) throw error;
    return undefined;
  }
}

function putOf(
  keys: readonly string[],
  now: ReadonlyMap<string, Result>,
  before: ReadonlyMap<string, Result>,
): readonly Put<Result>[] {
  return keys.flatMap((key) => {
    const item = now.get(key);
    return item === undefined ? [] : [{ item, did: before.has(key) ? ('unchanged' as const) : ('created' as const) }];
  });
}

/** @throws {InputError} for a result that is there with other values: Benchling's API changes no result. */
function demandSame(
  there: ReadonlyMap<string, Result>,
  keys: readonly string[],
  results: readonly FieldValues[],
): void {
  const other = keys.flatMap((key, index) => {
    const found = there.get(key);
    return found !== undefined && differs(found.fields, results[index] ?? {}) ? [`${found.id} (${key})`] : [];
  });
  if (other.length === 0) return;
  throw new InputError(
    'INPUT_INVALID',
    `Results are there with other values, and are never changed: ${other.slice(0, 5).join(', ')}` +
      `${other.length > 5 ? ` and ${other.length - 5} more` : ''}. Archive those, or leave these out. Nothing was sent.`,
  );
}
