import type { Clock, Logger } from '@ligase/core';
import type { WebClient } from '@slack/web-api';
import { slackFault, type SlackFault } from './slack-fault.ts';

/** How calls are tried again. */
export interface RetryBounds {
  /** How often one call is sent. Default: 4. */
  readonly attempts?: number;
  /** The longest that one call waits because Slack asks it to. Default: 120,000. */
  readonly longestWaitMs?: number;
}

/** One call of Slack's Web API. */
export interface SlackCall<T> {
  /** Slack's name of it: `chat.postMessage`. */
  readonly method: string;
  readonly send: (client: WebClient) => Promise<T>;
  /** Looks whether a call whose answer was lost was done after all. Default: it may be done twice. */
  readonly find?: () => Promise<T | undefined>;
  /** What a refusal means, where it is an answer: the word is Slack's. Default: it is thrown. */
  readonly refused?: (word: string) => T | undefined;
}

/** Sends a call until it is answered, within bounds. */
export type CallSlack = <T>(call: SlackCall<T>) => Promise<T>;

/** What calls are sent with. */
export interface CallPorts {
  /** Gives the client with the bot's token as of now. */
  readonly connect: () => Promise<WebClient>;
  readonly clock: Clock;
  readonly log: Logger;
}

const firstPauseMs = 500;

/** Makes what sends calls. It waits as long as Slack says on a 429, and looks before it repeats what may have been done. */
export function callSlack(
  { connect, clock, log }: CallPorts,
  { attempts = 4, longestWaitMs = 120_000 }: RetryBounds = {},
): CallSlack {
  return async <T>({ method, send, find, refused }: SlackCall<T>) => {
    let waitedMs = 0;
    for (let attempt = 1; ; attempt += 1) {
      const client = await connect();
      let fault: SlackFault;
      try {
        return await send(client);
      } catch (thrown) {
        fault = slackFault(thrown, method);
      }
      const answer = fault.word === undefined ? undefined : refused?.(fault.word);
      if (answer !== undefined) return answer;
      const pauseMs = fault.waitMs ?? firstPauseMs * 2 ** (attempt - 1);
      if (fault.kind === 'refused' || attempt >= attempts || waitedMs + pauseMs > longestWaitMs) throw fault.error;
      log.warn({ method, attempt, pauseMs, err: fault.error }, 'a call of Slack is tried again');
      await clock.sleep(pauseMs);
      waitedMs += pauseMs;
      const found = fault.kind === 'lost' ? await find?.() : undefined;
      if (found !== undefined) return found;
    }
  };
}
