import type { Operation } from '@ligase/benchling-api';
import { InvalidRequestError, TaskError, UnexpectedReplyError, UnknownOutcomeError } from '../errors/errors.ts';
import type { CallOptions } from './api.ts';
import type { AnyInput } from './create-api.ts';
import type { ItemFault } from './error-body.ts';
import { faultyItem, isFailedTask, unnamedItem, type Settled } from './item-outcome.ts';
import { waitForTask, type TaskContext, type TaskLink } from './wait-for-task.ts';

/**
 * What becomes of the items of a failed bulk create in which Benchling found no fault. `report`: they are `unknown`, and
 * sent no second time. `resend-unnamed`: they are sent again without those at fault, which doubles them should Benchling
 * have kept any of the failed batch; what it keeps is not documented.
 */
export type OnFailedCreate = 'report' | 'resend-unnamed';

/** One bulk request, and what it is sent with. */
export interface Batch {
  readonly route: string;
  readonly operation: Operation;
  readonly items: readonly unknown[];
  /** The rest of the body. */
  readonly body: Readonly<Record<string, unknown>> | undefined;
  readonly path?: AnyInput['path'];
  /** Default: `report`. */
  readonly onFailedCreate?: OnFailedCreate | undefined;
  readonly options: Pick<CallOptions, 'signal' | 'timeoutMs' | 'context'>;
}

const mostRounds = 20;

/**
 * Sends a batch and waits for its task. Items at fault get their own errors; the others are sent again without them where
 * that can double nothing, or where the caller wants it: see docs/decisions/021.
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
      const faults = faultsOf(error, items.length);
      const again = faults.size > 0 && round < mostRounds && mayBeSentAgain(error, batch);
      for (const [place, index] of waiting.entries()) {
        const fault = faults.get(place);
        if (fault !== undefined) settled[index] = faultyItem(error, batch.operation, fault);
        else if (!again) settled[index] = unnamedItem(error, batch.operation, items[place]);
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
  const result = operation.task === true ? await endOf(reply as TaskLink, context, batch) : reply;
  return valuesOf(result, key, operation, items.length);
}

/** Waits for a batch's task. Whatever keeps us from following it, the task itself goes on, and so its end is unknown. */
async function endOf(task: TaskLink, context: TaskContext, { operation, options }: Batch): Promise<unknown> {
  try {
    return await waitForTask(context, task, { signal: options.signal, context: options.context });
  } catch (cause) {
    if (cause instanceof TaskError) throw cause;
    const { taskId } = typeof task === 'string' ? { taskId: task } : task;
    const findOut = `Before you repeat it, wait for the task by its id: GET /tasks/${taskId ?? '{task_id}'}.`;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new UnknownOutcomeError(
      `${operation.id} was taken on, but its task could not be followed to its end: ${why} ${findOut}`,
      { cause, details: { operationId: operation.id, taskId, findOut } },
    );
  }
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

/** A refused request made no task, and an update or upsert that is done twice does no more than once. */
function mayBeSentAgain(error: unknown, { operation: { archetype }, onFailedCreate }: Batch): boolean {
  if (archetype === 'bulk-update' || archetype === 'bulk-upsert') return true;
  if (archetype !== 'bulk-create') return false;
  return error instanceof InvalidRequestError || onFailedCreate === 'resend-unnamed';
}

/** Which items a failed batch names as guilty, by their place in it. */
function faultsOf(error: unknown, length: number): ReadonlyMap<number, ItemFault> {
  const refused = error instanceof InvalidRequestError || isFailedTask(error);
  const faults = refused ? ((error.details['errors'] ?? []) as readonly ItemFault[]) : [];
  return new Map(faults.flatMap((fault) => (isPlace(fault.index, length) ? [[fault.index, fault] as const] : [])));
}

function isPlace(index: number | undefined, length: number): index is number {
  return index !== undefined && index >= 0 && index < length;
}
