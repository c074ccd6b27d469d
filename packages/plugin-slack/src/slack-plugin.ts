import { clock, definePlugin, identity, scope, type Plugin, type SharedState } from '@ligase/core';
import type { WebClient } from '@slack/web-api';
import { slack, type Slack } from './contract.ts';
import { createSlack } from './create-slack.ts';
import type { RetryBounds } from './posting/call-slack.ts';
import { installation } from './installation/contract.ts';
import { slackApiUrl, slackClient } from './slack-client.ts';

/** How the bot talks to Slack. */
export interface SlackOptions {
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

type Required = {
  readonly clock: typeof clock;
  readonly identity: typeof identity;
  readonly scope: typeof scope;
  readonly installation: typeof installation;
};

/** Slack for one workspace. */
export function slackPlugin(options: SlackOptions): Plugin<'slack', Required, Slack, 'slack'> {
  const {
    share,
    apiUrl = slackApiUrl,
    channelEveryMs = 1_000,
    timeoutMs = 10_000,
    retries = {},
    peopleKeptMs = 600_000,
  } = options;
  return definePlugin({
    name: 'slack',
    requires: { clock, identity, scope, installation },
    provides: slack,
    setup({ deps, log }) {
      let last: WebClient | undefined;
      const connect = async (): Promise<WebClient> => {
        const token = (await deps.installation.token()).reveal();
        if (last?.token !== token) last = slackClient(token, { apiUrl, timeoutMs, log });
        return last;
      };
      return createSlack({ connect, ...deps, log, share, channelEveryMs, timeoutMs, retries, peopleKeptMs, apiUrl });
    },
  });
}
