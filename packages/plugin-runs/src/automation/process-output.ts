import {
  InvalidRequestError,
  TaskError,
  TimeoutError,
  UnknownOutcomeError,
  type Benchling,
  type Clock,
} from '@ligase/core';
import type { RunCall } from '../contract.ts';
import type { OutputProcessor } from '../run.ts';

const firstPauseMs = 500;
const longestPauseMs = 10_000;
/** How long after a request without an answer Benchling may still begin. */
const beginsMs = 120_000;
/** How long reading may take. */
const endsMs = 600_000;

/** Gets an output file. */
export async function getProcessor(benchling: Benchling, id: string, call: RunCall): Promise<OutputProcessor> {
  return (await benchling.request('GET /automation-output-processors/{output_processor_id}', {
    path: { output_processor_id: id },
    ...call,
  })) as OutputProcessor;
}

/** What reading is asked for with. */
export interface ProcessContext {
  readonly benchling: Benchling;
  readonly clock: Clock;
  /** Whether nobody can have asked before: then there is nothing to be waited for. */
  readonly isNew: boolean;
}

/**
 * Has Benchling read an output file, unless it has, and waits until it is read. Asked for twice it might read the file twice, so a
 * request that a process before this one may have sent is waited for first.
 */
export async function processOutput(
  { benchling, clock, isNew }: ProcessContext,
  id: string,
  call: RunCall,
): Promise<OutputProcessor> {
  const look = async (): Promise<OutputProcessor> => await getProcessor(benchling, id, call);
  const before = (isNew ? undefined : await lookUntil(look, clock, beginsMs, call, isAsked)) ?? (await look());
  if (before.status === 'SUCCEEDED') return before;
  let failure: unknown;
  if (before.status !== 'RUNNING') {
    try {
      const route = 'POST /automation-output-processors/{output_processor_id}:process-output';
      await benchling.waitForTask(await benchling.request(route, { path: { output_processor_id: id }, ...call }), call);
    } catch (error) {
      if (!mayBeRead(error)) throw error;
      failure = error;
      // A task that has ended did what it did; without an answer nobody knows whether there will be one.
      const waitsMs = error instanceof UnknownOutcomeError ? beginsMs : 0;
      const isBegun = ({ status, modifiedAt }: OutputProcessor): boolean =>
        status !== before.status || modifiedAt !== before.modifiedAt;
      if ((await lookUntil(look, clock, waitsMs, call, isBegun)) === undefined) throw error;
    }
  }
  const ended = await lookUntil(look, clock, endsMs, call, isEnded);
  if (ended === undefined)
    throw new TimeoutError(`Output file ${id} is still being read after ${endsMs} ms. It goes on in Benchling.`);
  // One without a file of errors says nothing about its rows: the error says more.
  if (failure !== undefined && ended.status === 'FAILED' && (ended.errorFile ?? null) === null) throw failure;
  return ended;
}

/** Whether the file may be read in spite of an error: no answer came, the task failed for some rows, or somebody was quicker. */
function mayBeRead(error: unknown): boolean {
  return error instanceof UnknownOutcomeError || error instanceof TaskError || error instanceof InvalidRequestError;
}

/** Somebody has had it read, or is about to. */
function isAsked({ status }: OutputProcessor): boolean {
  return status !== 'NOT_STARTED';
}

/** Nobody is at work on it any more, or the transform of an app is, for which nobody here can wait. */
function isEnded({ status, transforms }: OutputProcessor): boolean {
  return status !== 'RUNNING' || (transforms ?? []).some((transform) => transform?.status === 'RUNNING');
}

/** Looks, less and less often, until something is so; `undefined` when it is not in time. */
async function lookUntil(
  look: () => Promise<OutputProcessor>,
  clock: Clock,
  timeoutMs: number,
  { signal }: RunCall,
  isSo: (processor: OutputProcessor) => boolean,
): Promise<OutputProcessor | undefined> {
  const until = clock.now() + timeoutMs;
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 1.5, longestPauseMs)) {
    const now = await look();
    if (isSo(now)) return now;
    if (clock.now() + pauseMs > until) return undefined;
    await clock.sleep(pauseMs, signal);
  }
}
