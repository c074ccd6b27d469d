import { backoffMs } from './backoff.ts';
import type { Clock, HttpLayer, HttpRequest, HttpResponse } from './ports.ts';
import { isTransportFailure, wasNeverSent } from './transport-failure.ts';
import { toUnknownOutcome, type Outcome } from './unknown-outcome.ts';

/** Options of {@link retryLayer}. */
export interface RetryOptions {
  readonly clock: Clock;
  /** From 0 to below 1. */
  readonly random: () => number;
  /** How long a request may go on being repeated after its first failure. Default 90,000: three windows. */
  readonly budgetMs?: number;
}

// A refusal ends with the window and may take as many tries as the budget has time for; a fault may not end at all.
const mostFaults = 5;

/**
 * Repeats what may be repeated. After a 429 anything, since nothing was done; a request that never left, whatever it is;
 * after a 5xx or a lost reply only what is idempotent. Any other write then has an unknown outcome and is never sent
 * again.
 */
export function retryLayer({ clock, random, budgetMs = 90_000 }: RetryOptions): HttpLayer {
  return {
    name: 'retry',
    phase: 'retry',
    wrap: (next) => async (request) => {
      let firstFailureAt: number | undefined;
      let faults = 0;
      for (let tries = 1; ; tries += 1) {
        const sentBefore = request.trace.attempts;
        let outcome: Outcome;
        try {
          const response = await next(request);
          if (response.status < 500 && response.status !== 429) return response;
          outcome = { response };
        } catch (error) {
          // What never reached the transport, such as a token that could not be had, was retried where it failed.
          if (!isTransportFailure(error) || request.trace.attempts === sentBefore) throw error;
          outcome = { failure: error };
        }
        const verdict = judge(outcome, request);
        if (verdict === 'unknown') throw toUnknownOutcome(request, outcome);
        if (verdict === 'fault') faults += 1;
        const pauseMs = untilReset(outcome.response) ?? backoffMs(tries, random);
        const now = clock.now();
        firstFailureAt ??= now;
        if (faults === mostFaults || now + pauseMs - firstFailureAt > budgetMs) return finish(outcome);
        await clock.sleep(pauseMs, request.signal);
      }
    },
  };
}

function judge({ response, failure }: Outcome, request: HttpRequest): 'refused' | 'fault' | 'unknown' {
  if (response === undefined) return request.idempotent || wasNeverSent(failure) ? 'fault' : 'unknown';
  if (response.status === 429) return 'refused';
  return request.idempotent ? 'fault' : 'unknown';
}

function finish({ response, failure }: Outcome): HttpResponse {
  if (response === undefined) throw failure;
  return response;
}

/** The wait that a 429 asks for, when the app's own budget is spent. Other limits do not say when they end. */
function untilReset(response: HttpResponse | undefined): number | undefined {
  if (response?.status !== 429 || response.header('x-rate-limit-remaining') !== '0') return undefined;
  const seconds = Number.parseFloat(response.header('x-rate-limit-reset') ?? '');
  return Number.isFinite(seconds) ? Math.max(seconds * 1_000, shortestPauseMs) : undefined;
}

const shortestPauseMs = 250;
