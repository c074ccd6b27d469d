import type { Operation } from '@ligase/benchling-api';
import { InputError } from '../errors/errors.ts';
import { batchKey } from './batch-key.ts';
import type { Settled } from './item-outcome.ts';
import { sendBatch, type Batch } from './send-batch.ts';
import type { TaskContext } from './wait-for-task.ts';

/** What became of one item of a bulk call, and its place in the input. */
export type ItemOutcome<Value> = { readonly index: number } & Settled<Value>;

/** A bulk call before its type is known. */
export interface BulkCall extends Omit<Batch, 'items'> {
  readonly items: Iterable<unknown> | AsyncIterable<unknown>;
  /** How many items a request may hold at most. Default: what Benchling documents, or 100. */
  readonly batchSize?: number | undefined;
}

/** Sends items batch after batch, taking in no more of them than one batch holds, and gives the outcome of each. */
export async function* bulk(
  context: TaskContext,
  { items, batchSize, ...call }: BulkCall,
): AsyncGenerator<ItemOutcome<unknown>, void> {
  const most = batchSizeOf(call.operation, batchSize);
  let index = 0;
  let batch: unknown[] = [];
  let key = '';

  const flush = async (): Promise<readonly ItemOutcome<unknown>[]> => {
    const settled = await sendBatch(context, { ...call, items: batch });
    batch = [];
    return settled.map((outcome) => ({ index: index++, ...outcome }));
  };

  for await (const item of items) {
    const itsKey = batchKey(item);
    if (batch.length === most || (batch.length > 0 && itsKey !== key)) yield* await flush();
    key = itsKey;
    batch.push(item);
  }
  if (batch.length > 0) yield* await flush();
}

/** The documented size of a batch, or a smaller one. */
export function batchSizeOf(operation: Operation, wanted: number | undefined): number {
  const most = operation.bulk?.max ?? 100;
  if (operation.bulk === undefined) {
    throw new InputError('INPUT_INVALID', `${operation.id} is no bulk operation.`);
  }
  if (wanted !== undefined && (!Number.isInteger(wanted) || wanted < 1)) {
    throw new InputError('INPUT_INVALID', `A batch holds at least 1 item, not ${wanted}.`);
  }
  return Math.min(wanted ?? most, most);
}
