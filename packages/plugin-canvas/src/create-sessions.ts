import { describeError, type Benchling, type Logger } from '@ligase/core';
import { isRefusal } from './is-refusal.ts';
import { trimmedMessages, type SessionMessage } from './session-messages.ts';
import type { Session, Sessions } from './session.ts';
import { untilStopped } from './until-stopped.ts';
import { wordsForPerson } from './words-for-person.ts';

/** What sessions and canvases are driven by. */
export interface Driver {
  readonly benchling: Benchling;
  readonly log: Logger;
  readonly signal: AbortSignal;
  readonly runId: () => string;
  /** Makes the app wait for work before it stops. */
  readonly track: <T>(work: Promise<T>) => Promise<T>;
}

type EndStatus = 'SUCCEEDED' | 'COMPLETED_WITH_WARNINGS' | 'FAILED';

/** Starts the sessions of an app. */
export function createSessions({ benchling, log, signal, runId, track }: Driver): Sessions {
  const start: Sessions['start'] = async ({ messages = [], ...options }) => {
    const body = { ...options, messages: trimmedMessages(messages) };
    const { id = '' } = await benchling.request('POST /app-sessions', { body });
    return openSession(benchling, id, messages);
  };
  return {
    start,
    run: (options, work) =>
      track(
        (async () => {
          const session = await start(options);
          const end = (ending: Promise<void>): Promise<void> =>
            ending.catch((late: unknown) =>
              log.error({ sessionId: session.id, err: describeError(late) }, 'The end of the session was not told'),
            );
          try {
            const result = await untilStopped(signal, () => work(session, signal));
            await end(session.succeed());
            return result;
          } catch (error) {
            const run = runId();
            const facts = { sessionId: session.id, runId: run, err: describeError(error) };
            if (isRefusal(error)) log.info(facts, 'The work of a session was refused');
            else log.error(facts, 'The work of a session failed');
            await end(session.fail(wordsForPerson(error, run)));
            throw error;
          }
        })(),
      ),
  };
}

function openSession(benchling: Benchling, id: string, first: readonly SessionMessage[]): Session {
  let told = first;
  let isOpen = true;
  let last: Promise<unknown> = Promise.resolve();
  const send = async (
    more: readonly SessionMessage[],
    change: { readonly status?: EndStatus; readonly timeoutSeconds?: number },
  ): Promise<void> => {
    if (!isOpen) return;
    isOpen = change.status === undefined;
    told = [...told, ...more];
    const body = { ...change, ...(more.length > 0 && { messages: trimmedMessages(told) }) };
    // One after the other: each list of messages takes the place of the one before.
    const sent = last.then(() =>
      benchling.request('PATCH /app-sessions/{id}', { path: { id }, body, idempotent: true }),
    );
    last = sent.catch(() => undefined);
    try {
      await sent;
    } catch (error) {
      // An end that was not taken can be sent again.
      isOpen ||= change.status !== undefined;
      throw error;
    }
  };
  return {
    id,
    tell: (...messages) => send(messages, {}),
    succeed: (...messages) => send(messages, { status: 'SUCCEEDED' }),
    warn: (...messages) => send(messages, { status: 'COMPLETED_WITH_WARNINGS' }),
    fail: (...messages) => send(messages, { status: 'FAILED' }),
    extend: (timeoutSeconds) => send([], { timeoutSeconds }),
  };
}
