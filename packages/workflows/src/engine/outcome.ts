import type { Outcome } from '../contract.ts';
import { isAwaitedCancelled, isEngineControl } from './engine-errors.ts';
import type { RunEnd } from './run-record.ts';

/** The outcome of a run, from whatever waits for its end. */
export async function endedOutcome(runId: string, end: () => Promise<RunEnd | null>): Promise<Outcome> {
  try {
    return outcomeOf(runId, await end());
  } catch (error) {
    if (isAwaitedCancelled(error)) return { status: 'cancelled', runId };
    if (isEngineControl(error)) throw error;
    return { status: 'failed', runId };
  }
}

/** The outcome that is kept of a run that did not fail. */
export function outcomeOf(runId: string, end: RunEnd | null | undefined): Outcome {
  if (end !== null && end !== undefined && 'refused' in end) return { status: 'refused', runId, message: end.refused };
  return { status: 'succeeded', runId, output: end?.output };
}
