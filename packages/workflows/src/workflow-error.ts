import { LigaseError, RefusedError, isLigaseError, type LigaseErrorOptions } from '@ligase/core';

/** Codes of a {@link WorkflowError}. Each has a heading in `docs/reference/errors.md`. */
export const workflowErrorCodes = [
  'RUN_UNKNOWN',
  'WORKFLOW_UNKNOWN',
  'WORKFLOW_CHANGED',
  'WORKFLOW_STORE_IN_USE',
  'WORKFLOW_STORE_UNREACHABLE',
] as const;

/** A code of a {@link WorkflowError}. */
export type WorkflowErrorCode = (typeof workflowErrorCodes)[number];

/** The app's developer, or whoever deploys it, must act: a run or a workflow that is not there, a store that cannot be used. */
export class WorkflowError extends LigaseError<WorkflowErrorCode> {
  readonly retryable = false;
  readonly code: WorkflowErrorCode;
  constructor(code: WorkflowErrorCode, message: string, options?: LigaseErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** An error as it is kept in the store. */
export interface KeptError {
  readonly name: string;
  readonly message: string;
  readonly code?: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Work of a step failed, or a child run did. It carries the code, the message and the details of the error that it stands for. */
export class StepError extends LigaseError {
  readonly retryable = false;
  readonly code: string;
  /** The name of the error that it stands for: `NotFoundError`. */
  readonly errorName: string;
  constructor(kept: KeptError) {
    super(kept.message, { details: kept.details ?? {} });
    this.code = kept.code ?? 'RUN_FAILED';
    this.errorName = kept.name;
  }
}

/** What is kept of an error. */
export function keptError(error: unknown): KeptError {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) };
  if (!isLigaseError(error)) return { name: error.name, message: error.message };
  return { name: error.name, message: error.message, code: error.code, details: error.details };
}

/** The error that stands for a kept one: the same in the first run of a step as when the run is replayed. */
export function revivedError(kept: KeptError): LigaseError {
  if (kept.code === 'RUN_REFUSED') return new RefusedError(kept.message, { details: kept.details ?? {} });
  return new StepError(kept);
}
