import type { Operation } from '@ligase/benchling-api';
import { ApiError, AuthError, InputError, InvalidRequestError, NetworkError, TaskError } from '../errors/errors.ts';
import { UnexpectedReplyError, UnknownOutcomeError } from '../errors/errors.ts';
import { lookUp } from '../http/find-out.ts';
import type { ItemFault } from './error-body.ts';

/** What became of one item of a batch. */
export type Settled<Value> =
  | { readonly ok: true; readonly value: Value }
  | {
      readonly ok: false;
      /** `not-done`: Benchling did nothing with the item. `unknown`: it may have; look before you send the item again. */
      readonly state: 'not-done' | 'unknown';
      readonly error: unknown;
    };

/** The outcome of an item that Benchling found fault with. */
export function faultyItem(cause: unknown, { id }: Operation, { message }: ItemFault): Settled<never> {
  const words = `Benchling does not take this item of ${id}: ${message}`;
  const error =
    cause instanceof InvalidRequestError
      ? new InvalidRequestError(words, cause, { cause })
      : new TaskError('TASK_FAILED', words, { cause });
  return { ok: false, state: 'not-done', error };
}

/** The outcome of an item of a batch that came to nothing, when no fault of this item was named. */
export function unnamedItem(cause: unknown, operation: Operation, item: unknown): Settled<never> {
  if (isFailedTask(cause)) return itemOfFailedTask(cause, operation, item);
  return { ok: false, state: isRefusal(cause, operation) ? 'not-done' : 'unknown', error: cause };
}

/** Whether a task ended as failed; one that is lost or late may still be done. */
export function isFailedTask(error: unknown): error is TaskError {
  return error instanceof TaskError && error.code === 'TASK_FAILED';
}

/** Benchling says of upserts that a failed one did nothing, and does not say it of creates and updates. */
function itemOfFailedTask(cause: TaskError, operation: Operation, item: unknown): Settled<never> {
  if (operation.archetype === 'bulk-upsert') return { ok: false, state: 'not-done', error: cause };
  if (operation.archetype !== 'bulk-create') return { ok: false, state: 'unknown', error: cause };
  const members = typeof item === 'object' && item !== null ? (item as Readonly<Record<string, unknown>>) : {};
  const collection = operation.path.replace(/:[a-z-]+$/, '');
  const findOut = `Before you send it again, look for it: ${lookUp(collection, members)}.`;
  const error = new UnknownOutcomeError(
    `This item of ${operation.id} may or may not have been made: its batch failed, and no fault of this item was named. ` +
      `It was not sent again. ${findOut} (${cause.message})`,
    { cause, details: { operationId: operation.id, taskId: cause.details['taskId'], findOut } },
  );
  return { ok: false, state: 'unknown', error };
}

/** Whether the request itself came to nothing, so that there is no task either. */
function isRefusal(error: unknown, { archetype }: Operation): boolean {
  if (error instanceof AuthError || error instanceof InputError) return true;
  // On what is not repeated by itself, core reports this error only when nothing was sent.
  if (error instanceof NetworkError) return archetype === 'bulk-create' || archetype === 'bulk-update';
  return error instanceof ApiError && !(error instanceof UnexpectedReplyError) && error.status < 500;
}
