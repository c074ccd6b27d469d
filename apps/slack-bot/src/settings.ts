import { address, integer, oneOf, readSettings, secret, Secret, text, type SettingsOf } from '@ligase/core';
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
  SLACK_BOT_SLACK_TOKEN: secret({ what: "the bot's token, xoxb-…" }),
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
  // Each mode has its own secret, and without it the bot would be deaf.
  const needed =
    environment['SLACK_BOT_SLACK_MODE'] === 'socket' ? 'SLACK_BOT_SLACK_APP_TOKEN' : 'SLACK_BOT_SLACK_SIGNING_SECRET';
  const { fallback: _, ...required } = spec[needed];
  return readSettings({ ...spec, [needed]: required }, environment);
}
