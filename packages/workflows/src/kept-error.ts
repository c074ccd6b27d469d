import { isLigaseError, LigaseError, RefusedError } from '@ligase/core';

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
