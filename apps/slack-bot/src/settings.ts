import {
  address,
  integer,
  oneOf,
  readSettings,
  secret,
  Secret,
  text,
  type Setting,
  type SettingsOf,
} from '@ligase/core';
import { actingRules } from '@ligase/plugin-acting';
import { acts } from './acts.ts';

const spec = {
  SLACK_BOT_BENCHLING_URL: address({ what: "the tenant's address" }),
  SLACK_BOT_BENCHLING_CLIENT_ID: text({ what: "the Benchling app's client id" }),
  SLACK_BOT_BENCHLING_CLIENT_SECRET: secret({ what: "the Benchling app's client secret" }),
  SLACK_BOT_BENCHLING_APP_ID: text({ what: "the Benchling app's id in this tenant, app_…" }),
  SLACK_BOT_BENCHLING_APP_DEFINITION_ID: text({ what: "the id of the Benchling app's definition, appdef_…" }),
  SLACK_BOT_BENCHLING_EVENTS: oneOf(['webhook', 'poll'], {
    what: 'how the bot hears of Benchling: webhook, at an address of yours, or poll, when it has none',
    fallback: 'webhook',
  }),
  SLACK_BOT_SLACK_TOKEN: secret({
    what: "the bot's token, xoxb-…, unless its own pages are to install the Slack app (SLACK_BOT_SLACK_CLIENT_ID)",
    fallback: new Secret(''),
  }),
  SLACK_BOT_SLACK_CLIENT_ID: text({ what: "the Slack app's client id", fallback: '' }),
  SLACK_BOT_SLACK_CLIENT_SECRET: secret({ what: "the Slack app's client secret", fallback: new Secret('') }),
  SLACK_BOT_SLACK_STATE_SECRET: {
    ...secret({ what: 'what installations of the Slack app are signed with', fallback: new Secret('') }),
    wanted: 'at least 32 characters that nobody can guess',
    parse: (given: string) => (given.length < 32 ? undefined : new Secret(given)),
  },
  SLACK_BOT_PUBLIC_URL: {
    ...address({
      what: "the bot's own address, at which Slack sends browsers back",
      fallback: new URL('https://localhost'),
    }),
    wanted: 'an address such as https://bot.example.com',
    parse: browsersAddress,
  },
  SLACK_BOT_SLACK_MODE: oneOf(['http', 'socket'], {
    what: 'how Slack reaches the bot: http, at an address of yours, or socket, when it has none',
    fallback: 'http',
  }),
  SLACK_BOT_SLACK_SIGNING_SECRET: secret({ what: "the Slack app's signing secret", fallback: new Secret('') }),
  SLACK_BOT_SLACK_APP_TOKEN: secret({ what: 'the app-level token for Socket Mode, xapp-…', fallback: new Secret('') }),
  SLACK_BOT_SLACK_API_URL: address({
    what: "the address of Slack's Web API",
    fallback: new URL('https://slack.com/api/'),
  }),
  SLACK_BOT_SLACK_CHANNEL_EVERY_MS: integer({
    what: 'the shortest time between two messages in one channel',
    min: 0,
    fallback: 1_000,
  }),
  SLACK_BOT_WHO_MAY: actingRules({
    what: 'who may have the bot do what, beyond their access in Benchling',
    acts: Object.keys(acts),
  }),
  SLACK_BOT_EVENTS_EVERY_MS: integer({
    what: 'how often Benchling is asked for what it tells by no webhook',
    min: 100,
    fallback: 10_000,
  }),
  SLACK_BOT_DIGEST_CRON: text({
    what: 'when people are told of their day, as cron has it; off for never',
    fallback: '0 7 * * 1-5',
  }),
  SLACK_BOT_DIGEST_TIME_ZONE: text({ what: 'whose time that is, such as Europe/Zurich', fallback: 'UTC' }),
  SLACK_BOT_RESULTS_CRON: text({
    what: 'when results are looked at that no webhook tells of, as cron has it; off for never',
    fallback: '*/5 * * * *',
  }),
  SLACK_BOT_HOST: text({ what: 'the address to listen on', fallback: '127.0.0.1' }),
  SLACK_BOT_PORT: integer({ what: 'the port to listen on', min: 0, max: 65_535, fallback: 3000 }),
  SLACK_BOT_STORE: text({ what: 'where runs and the audit trail are kept', fallback: 'pglite:./slack-bot-data' }),
  SLACK_BOT_LOG_LEVEL: oneOf(['debug', 'info', 'warn', 'error'], { what: 'how much to log', fallback: 'info' }),
};

/** What the bot is told by whoever runs it. */
export type BotSettings = SettingsOf<typeof spec>;

/**
 * Reads the settings from the environment.
 * @throws {SettingsError} listing all that is missing or wrong.
 */
export function readBotSettings(environment: Readonly<Record<string, string | undefined>>): BotSettings {
  const isGiven = (name: string): boolean => (environment[name] ?? '').trim() !== '';
  const isByPages = forPages.some(isGiven);
  const needed = [
    // Each mode has its own secret, and without it the bot would be deaf.
    environment['SLACK_BOT_SLACK_MODE'] === 'socket' ? 'SLACK_BOT_SLACK_APP_TOKEN' : 'SLACK_BOT_SLACK_SIGNING_SECRET',
    ...(isByPages ? forPages : (['SLACK_BOT_SLACK_TOKEN'] as const)),
  ] as const;
  const required = Object.fromEntries(needed.map((name) => [name, withoutFallback<unknown>(spec[name])]));
  const other = isByPages ? { SLACK_BOT_SLACK_TOKEN: notBesidePages } : {};
  return readSettings({ ...spec, ...required, ...other }, environment);
}

/** What the bot's own pages need to install the Slack app: all of it or nothing. */
const forPages = [
  'SLACK_BOT_SLACK_CLIENT_ID',
  'SLACK_BOT_SLACK_CLIENT_SECRET',
  'SLACK_BOT_SLACK_STATE_SECRET',
  'SLACK_BOT_PUBLIC_URL',
] as const;

/** Two tokens would be one too many. */
const notBesidePages = {
  ...spec.SLACK_BOT_SLACK_TOKEN,
  wanted: `to be left out beside ${forPages.join(', ')}`,
  parse: () => undefined,
};

function withoutFallback<T>(setting: Setting<T>): Setting<T> {
  const { fallback: _, ...required } = setting;
  return required;
}

/** Over plain HTTP, a browser does not keep the cookie that ties an installation to it, but on one's own machine. */
function browsersAddress(given: string): URL | undefined {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  const isFine = url?.protocol === 'https:' || (url?.protocol === 'http:' && loopback.has(url.hostname));
  return isFine && url?.search === '' && url.hash === '' && url.username === '' ? url : undefined;
}

const loopback: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);
