import { clock, definePlugin, identity, scope, type Plugin, type Secret, type SharedState } from '@ligase/core';
import { LogLevel, WebClient } from '@slack/web-api';
import { slack, type Slack } from './contract.ts';
import { createSlack } from './create-slack.ts';
import type { RetryBounds } from './posting/call-slack.ts';
import { boltLogger } from './bolt-logger.ts';

/** How the bot talks to Slack. */
export interface SlackOptions {
  /** Of the bot: `xoxb-…`. */
  readonly token: Secret;
  /** Where is remembered which message is about what: the engine's database. */
  readonly share: SharedState;
  /** Default: Slack's own. */
  readonly apiUrl?: string;
  /** The shortest time between two messages in one channel. Default: 1,000, as Slack says. */
  readonly channelEveryMs?: number;
  /** How long one call may take. Default: 10,000. */
  readonly timeoutMs?: number;
  readonly retries?: RetryBounds;
  /** How long people are remembered. Default: 10 min. */
  readonly peopleKeptMs?: number;
}

type Required = { readonly clock: typeof clock; readonly identity: typeof identity; readonly scope: typeof scope };

/** Slack for one workspace. */
export function slackPlugin(options: SlackOptions): Plugin<'slack', Required, Slack, 'slack'> {
  const {
    token,
    share,
    apiUrl = 'https://slack.com/api/',
    channelEveryMs = 1_000,
    timeoutMs = 10_000,
    retries = {},
    peopleKeptMs = 600_000,
  } = options;
  return definePlugin({
    name: 'slack',
    requires: { clock, identity, scope },
    provides: slack,
    setup({ deps, log }) {
      const client = new WebClient(token.reveal(), {
        slackApiUrl: apiUrl,
        logger: boltLogger(log),
        logLevel: LogLevel.WARN,
        timeout: timeoutMs,
        // Ours look before they repeat, and keep to the bounds of one call.
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
      });
      return createSlack({ client, ...deps, log, share, channelEveryMs, timeoutMs, retries, peopleKeptMs, apiUrl });
    },
  });
}
