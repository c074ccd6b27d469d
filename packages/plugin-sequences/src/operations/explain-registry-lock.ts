import { TaskError, UnknownOutcomeError } from '@ligase/core';

/**
 * An error of its own for a registration that failed because another one held the registry, which Benchling says only in
 * the task's message after three tries; any other error as it is.
 */
export function explainRegistryLock(error: unknown, registryId: string): unknown {
  if (!isRegistryLock(error)) return error;
  return new TaskError(
    'TASK_FAILED',
    `Registry ${registryId} was busy with another registration, and nothing was registered. Try again in two minutes.`,
    { cause: error, details: { ...error.details, registryId, isRegistryBusy: true } },
  );
}

/** Whether a registration failed only because another one was under way. */
export function isRegistryLock(error: unknown): error is TaskError | UnknownOutcomeError {
  // Of a failed bulk create, the task's own error is the cause.
  const failure = error instanceof UnknownOutcomeError ? error.cause : error;
  return failure instanceof TaskError && failure.message.includes('Another registration attempt is in progress');
}
