import { isLigaseError } from '@ligase/core';

/** When and how often a step is tried again. */
export interface RetryPolicy {
  /** Default: 5. */
  readonly maxAttempts?: number;
  /** Default: 500. */
  readonly firstDelayMs?: number;
  /** Default: 60,000. */
  readonly maxDelayMs?: number;
  /** By how much each delay is longer than the last. Default: 2. */
  readonly factor?: number;
  /**
   * Which errors are worth another attempt. Default: those that say so (`retryable`): never an unknown outcome, a credential
   * that was refused, or a refusal.
   */
  readonly retryIf?: (error: unknown) => boolean;
}

/** How long to wait before the next attempt; `undefined` when there is none. */
export function retryDelay(policy: RetryPolicy, attempt: number, error: unknown): number | undefined {
  const { maxAttempts = 5, firstDelayMs = 500, maxDelayMs = 60_000, factor = 2, retryIf = isRetryable } = policy;
  if (attempt >= maxAttempts || !retryIf(error)) return undefined;
  return Math.min(maxDelayMs, firstDelayMs * factor ** (attempt - 1));
}

function isRetryable(error: unknown): boolean {
  return isLigaseError(error) && error.retryable;
}
