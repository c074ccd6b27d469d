import { join } from 'node:path';
import { createLogger } from '@ligase/core';
import { startHostProcess, type HostProcess } from '@ligase/testing';
import { createSlackBot, type SlackBot } from '../../src/app.ts';
import { listen } from '../../src/listen.ts';
import { readBotSettings } from '../../src/settings.ts';
import type { BenchlingAccess } from './lab.ts';
import { workspace } from './slack-peer.ts';

/** What a bot under test is told, besides where Benchling is. */
export interface BotOptions {
  readonly access: BenchlingAccess;
  /** Where Slack is: the peer, or a proxy before it. */
  readonly slackUrl: string;
  /** Default: `http`. */
  readonly mode?: 'http' | 'socket';
  /** Default: `webhook`. */
  readonly events?: 'webhook' | 'poll';
  /** Default: in memory. */
  readonly store?: string;
  /** Default: 0, so that tests need not wait. */
  readonly channelEveryMs?: number;
  readonly whoMay?: string;
  /** Settings that are not as they would be. */
  readonly changes?: Readonly<Record<string, string>>;
  /** Default: as it is without the setting. */
  readonly digestCron?: string;
}

/** The environment that the bot's `main.ts` reads. */
export function botEnvironment(options: BotOptions): Readonly<Record<string, string>> {
  const { access, slackUrl, mode = 'http', store = 'pglite:memory', channelEveryMs = 0, whoMay = '' } = options;
  return {
    SLACK_BOT_BENCHLING_URL: access.url,
    SLACK_BOT_BENCHLING_CLIENT_ID: access.clientId,
    SLACK_BOT_BENCHLING_CLIENT_SECRET: access.clientSecret,
    SLACK_BOT_BENCHLING_APP_ID: access.appId,
    SLACK_BOT_BENCHLING_APP_DEFINITION_ID: access.appDefinitionId,
    SLACK_BOT_BENCHLING_EVENTS: options.events ?? 'webhook',
    SLACK_BOT_SLACK_TOKEN: workspace.botToken,
    SLACK_BOT_SLACK_MODE: mode,
    SLACK_BOT_SLACK_SIGNING_SECRET: workspace.signingSecret,
    SLACK_BOT_SLACK_APP_TOKEN: workspace.appToken,
    SLACK_BOT_SLACK_API_URL: `${slackUrl}/api/`,
    SLACK_BOT_SLACK_CHANNEL_EVERY_MS: String(channelEveryMs),
    SLACK_BOT_EVENTS_EVERY_MS: '1000',
    SLACK_BOT_WHO_MAY: whoMay,
    SLACK_BOT_PORT: '0',
    ...(options.digestCron !== undefined && { SLACK_BOT_DIGEST_CRON: options.digestCron }),
    SLACK_BOT_STORE: store,
    ...options.changes,
  };
}

/** A bot in this process. */
export interface RunningBot extends AsyncDisposable {
  readonly url: string;
  readonly app: SlackBot;
  /** All that it has logged. */
  readonly log: readonly string[];
}

/** Starts a bot in this process, of which there can be one at a time. */
export async function startBot(options: BotOptions): Promise<RunningBot> {
  const settings = readBotSettings(botEnvironment(options));
  const log: string[] = [];
  const logger = createLogger({ level: 'debug', destination: { write: (line) => void log.push(line) } });
  const app = await createSlackBot(settings, logger);
  const listening = await listen(app, settings, logger);
  return {
    url: `http://127.0.0.1:${listening.port}`,
    app,
    log,
    async [Symbol.asyncDispose]() {
      await listening.close();
      await app.stop();
    },
  };
}

/** Starts a bot as a process, as it is started in a lab. */
export function startBotProcess(options: BotOptions): Promise<HostProcess> {
  const main = join(import.meta.dirname, '../../src/main.ts');
  return startHostProcess({ main, environment: botEnvironment(options) });
}
