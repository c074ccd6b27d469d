import type { Operation } from '@ligase/benchling-api';
import { InvalidRequestError, TaskError, UnexpectedReplyError } from '../errors/errors.ts';
import type { CallOptions } from './api.ts';
import type { AnyInput } from './create-api.ts';
import type { ItemFault } from './error-body.ts';
import { waitForTask, type TaskContext } from './wait-for-task.ts';

/** What became of one item of a batch. */
export type Settled<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: unknown };

/** One bulk request, and what it is sent with. */
export interface Batch {
  readonly route: string;
  readonly operation: Operation;
  readonly items: readonly unknown[];
  /** The rest of the body. */
  readonly body: Readonly<Record<string, unknown>> | undefined;
  readonly path?: AnyInput['path'];
  readonly options: Pick<CallOptions, 'signal' | 'timeoutMs' | 'context'>;
}

const mostRounds = 20;

/**
 * Sends a batch and waits for its task. When single items are at fault, these get their own errors and the others are sent
 * again without them. That a failed bulk create kept none of its items is inferred: see docs/decisions/021.
 */
export async function sendBatch(context: TaskContext, batch: Batch): Promise<readonly Settled<unknown>[]> {
  const settled: (Settled<unknown> | undefined)[] = batch.items.map(() => undefined);
  let waiting = [...batch.items.keys()];

  for (let round = 1; waiting.length > 0; round += 1) {
    const items = waiting.map((index) => batch.items[index]);
    try {
      const values = await sendOnce(context, { ...batch, items });
      for (const [place, index] of waiting.entries()) settled[index] = { ok: true, value: values[place] };
      waiting = [];
    } catch (error) {
      // An abort is the caller's own wish, and no outcome of an item.
      batch.options.signal?.throwIfAborted();
      const faults = round < mostRounds && mayBeNarrowed(batch.operation) ? faultsOf(error, items.length) : new Map();
      for (const [place, index] of waiting.entries()) {
        const fault = faults.get(place);
        if (fault !== undefined) settled[index] = { ok: false, error: toItemError(error, batch, fault) };
        else if (faults.size === 0) settled[index] = { ok: false, error };
      }
      waiting = waiting.filter((index) => settled[index] === undefined);
    }
  }
  return settled.filter((outcome) => outcome !== undefined);
}

async function sendOnce(context: TaskContext, batch: Batch): Promise<readonly unknown[]> {
  const { operation, items, options, path } = batch;
  const key = operation.bulk?.key ?? '';
  const body = { ...batch.body, [key]: items };
  const reply = await context.api.request(batch.route, { ...options, ...(path && { path }), body });
  const { signal, context: callContext } = options;
  const result =
    operation.task === true
      ? await waitForTask(context, reply as { readonly taskId?: string }, { signal, context: callContext })
      : reply;
  return valuesOf(result, key, operation, items.length);
}

/** The items of the result, in the order of those sent. Some operations answer nothing for each item. */
function valuesOf(result: unknown, key: string, operation: Operation, length: number): readonly unknown[] {
  const members = typeof result === 'object' && result !== null ? (result as Record<string, unknown>) : {};
  const lists = Object.values(members).filter((member) => Array.isArray(member));
  const list = Array.isArray(members[key]) ? members[key] : lists.length === 1 ? lists[0] : undefined;
  if (list === undefined) return [];
  if (list.length === length) return list as readonly unknown[];
  throw new UnexpectedReplyError(
    `${operation.id} was done, but answered ${list.length} items to the ${length} sent, so that they cannot be told apart. ` +
      'Look them up before you repeat it.',
    { status: operation.success, method: operation.method, operationId: operation.id },
  );
}

function mayBeNarrowed({ archetype }: Operation): boolean {
  return archetype === 'bulk-create' || archetype === 'bulk-update' || archetype === 'bulk-upsert';
}

/** Which items a failed batch names as guilty, by their place in it. */
function faultsOf(error: unknown, length: number): ReadonlyMap<number, ItemFault> {
  const refused = error instanceof InvalidRequestError || (error instanceof TaskError && error.code === 'TASK_FAILED');
  const faults = refused ? ((error.details['errors'] ?? []) as readonly ItemFault[]) : [];
  return new Map(faults.flatMap((fault) => (isPlace(fault.index, length) ? [[fault.index, fault] as const] : [])));
}

function isPlace(index: number | undefined, length: number): index is number {
  return index !== undefined && index >= 0 && index < length;
}

function toItemError(cause: unknown, { operation }: Batch, { message }: ItemFault): TaskError | InvalidRequestError {
  const words = `Benchling does not take this item of ${operation.id}: ${message}`;
  if (cause instanceof InvalidRequestError) return new InvalidRequestError(words, cause, { cause });
  return new TaskError('TASK_FAILED', words, { cause });
}
