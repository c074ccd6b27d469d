import { describeError, isLigaseError, type CallOptions, type Clock } from '@ligase/core';
import type { Canvas, CanvasChanges, CanvasState } from './contract.ts';
import type { Driver } from './create-sessions.ts';
import { isRefusal } from './is-refusal.ts';
import { trimmedMessages, type SessionMessage } from './session-messages.ts';
import { untilStopped } from './until-stopped.ts';
import { wordsForPerson } from './words-for-person.ts';

const firstPauseMs = 1_000;
const longestPauseMs = 60_000;
const errorSessionSeconds = 60;

/** What handling needs besides what every part has. */
export interface HandleOptions extends Driver {
  readonly clock: Clock;
  readonly keepEnablingMs: number;
  readonly get: Canvas['get'];
  readonly update: (canvasId: string, changes: CanvasChanges, call?: CallOptions) => Promise<CanvasState>;
}

/** Does the work that a canvas asks for, and enables the canvas whatever becomes of the work. */
export function createHandle(options: HandleOptions): Canvas['handle'] {
  const { get, signal, track, log, runId } = options;
  const attempt: Canvas['handle'] = async ({ canvasId }, work) => {
    try {
      const changes = await untilStopped(signal, async () => work({ canvas: await get(canvasId, { signal }), signal }));
      await enable(options, canvasId, changes ?? {});
    } catch (error) {
      const run = runId();
      const facts = { canvasId, runId: run, err: describeError(error) };
      if (isRefusal(error)) log.info(facts, 'The work for a canvas was refused');
      else log.error(facts, 'The work for a canvas failed');
      try {
        // Enabled first: the person can go on even when telling them fails.
        const canvas = await enable(options, canvasId, {});
        await tell(options, canvas, wordsForPerson(error, run));
      } catch (late) {
        log.error({ canvasId, runId: run, err: describeError(late) }, 'The canvas was not enabled, or shows no error');
      }
      throw error;
    }
  };
  return (message, work) => track(attempt(message, work));
}

/** Sends the enabling change until Benchling takes it; once the app stops, one last time. */
async function enable(
  { update, clock, keepEnablingMs, signal, log }: HandleOptions,
  canvasId: string,
  changes: CanvasChanges,
): Promise<CanvasState> {
  const until = clock.now() + keepEnablingMs;
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    const isLast = signal.aborted || clock.now() + pauseMs > until;
    try {
      // Sent twice it does no more than once, but for a press in between, which is better than a canvas that stays disabled.
      return await update(canvasId, { ...changes, enabled: true }, { idempotent: true });
    } catch (error) {
      if (isLast || !isLigaseError(error) || !error.retryable) throw error;
      log.warn({ canvasId, pauseMs, err: describeError(error) }, 'The canvas is not enabled yet');
    }
    // A stop cuts the pause short; the try that follows it is the last.
    await clock.sleep(pauseMs, signal).catch(() => undefined);
  }
}

/** Shows a message in a canvas, through a session that has failed. */
async function tell({ benchling, update }: HandleOptions, canvas: CanvasState, message: SessionMessage): Promise<void> {
  const session = { appId: canvas.app.id, name: 'Error', timeoutSeconds: errorSessionSeconds };
  const { id = '' } = await benchling.request('POST /app-sessions', {
    body: { ...session, messages: trimmedMessages([message]) },
  });
  await update(canvas.id, { sessionId: id });
  await benchling.request('PATCH /app-sessions/{id}', { path: { id }, body: { status: 'FAILED' } });
}
