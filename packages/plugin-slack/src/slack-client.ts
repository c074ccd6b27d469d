import type { Logger } from '@ligase/core';
import { LogLevel, WebClient, type WebClientOptions } from '@slack/web-api';
import { boltLogger } from './bolt-logger.ts';

/** Slack's own Web API. */
export const slackApiUrl = 'https://slack.com/api/';

/** How Slack's Web API is called. */
export interface SlackClientOptions {
  readonly apiUrl: string;
  readonly timeoutMs: number;
  readonly log: Logger;
}

/** Slack's own client, for one token: it sends each call once, since ours look before they repeat, and keep to bounds. */
export function slackClient(token: string, options: SlackClientOptions): WebClient {
  return new WebClient(token, clientOptions(options));
}

/** The options of Slack's own client, for what of Slack's makes one by itself. */
export function clientOptions({ apiUrl, timeoutMs, log }: SlackClientOptions): WebClientOptions {
  return {
    slackApiUrl: apiUrl,
    logger: boltLogger(log),
    logLevel: LogLevel.WARN,
    timeout: timeoutMs,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    fetch: fetchWhole,
  };
}

/** When Slack does not say how long to wait. */
const waitS = '30';

/**
 * Fetches an answer to its end. Slack's client takes one that breaks off within, or that takes nothing more without saying for how
 * long, for a fault of its own, which nobody could tell from one of the bot's.
 */
async function fetchWhole(...asked: Parameters<typeof fetch>): Promise<Response> {
  const response = await fetch(...asked);
  const body = await response.arrayBuffer();
  const headers = new Headers(response.headers);
  if (response.status === 429 && !/^\d+$/u.test(headers.get('retry-after') ?? '')) headers.set('retry-after', waitS);
  const { status, statusText } = response;
  return new Response(body.byteLength === 0 ? null : body, { status, statusText, headers });
}
