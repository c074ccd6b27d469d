import { Error as EngineErrors } from '@dbos-inc/dbos-sdk';

/** Whether an error is the engine's way to end a run here: it was cancelled, or another process has it now. */
export function isEngineControl(error: unknown): boolean {
  return (
    error instanceof EngineErrors.DBOSWorkflowCancelledError || error instanceof EngineErrors.DBOSWorkflowConflictError
  );
}

/** Whether a run was begun with other steps than the code has now. */
export function isUnexpectedStep(error: unknown): error is Error {
  return error instanceof EngineErrors.DBOSUnexpectedStepError;
}

/** Whether the run that was waited for was cancelled. */
export function isAwaitedCancelled(error: unknown): boolean {
  // By its number, since one that a replay brings back is a plain error.
  return (error as { readonly dbosErrorCode?: number }).dbosErrorCode === 27;
}

/** Whether there is no run of that id. */
export function isRunUnknown(error: unknown): boolean {
  return error instanceof EngineErrors.DBOSNonExistentWorkflowError;
}
