import { clientCredentials, createApp, type Logger } from '@ligase/core';
import { accessPlugin } from '@ligase/plugin-access';
import { actingPlugin } from '@ligase/plugin-acting';
import { auditingPlugin } from '@ligase/plugin-auditing';
import { configurationPlugin } from '@ligase/plugin-configuration';
import { entriesPlugin } from '@ligase/plugin-entries';
import { healthPlugin } from '@ligase/plugin-health';
import { peoplePlugin } from '@ligase/plugin-people';
import { registryPlugin } from '@ligase/plugin-registry';
import { sequencesPlugin } from '@ligase/plugin-sequences';
import { tasksPlugin } from '@ligase/plugin-tasks';
import { telemetryPlugin } from '@ligase/plugin-telemetry';
import { eventsReceiver } from '@ligase/receivers/events';
import { engineDatabase, workflowsPlugin } from '@ligase/workflows';
import { acts } from './acts.ts';
import { configurationSchema } from './configuration.ts';
import type { BotSettings } from './settings.ts';
import { slackPlugin } from './slack/slack-plugin.ts';
import { taskEvents, triggers } from './triggers.ts';
import { answerTask } from './workflows/answer-task.ts';
import { lookUpItem } from './workflows/look-up-item.ts';
import { registerSequences } from './workflows/register-sequences.ts';
import { showHelp } from './workflows/show-help.ts';
import { decideRegistration } from './workflows/decide-registration.ts';
import { fillEntryForm } from './workflows/fill-entry-form.ts';
import { fillRegistrationForm } from './workflows/fill-registration-form.ts';
import { makeEntry } from './workflows/make-entry.ts';
import { previewLinks } from './workflows/preview-links.ts';
import { showTask } from './workflows/show-task.ts';

/** The bot, composed. */
export type SlackBot = Awaited<ReturnType<typeof createSlackBot>>;

/** Composes the bot: its plugins, its workflows and what starts them. It takes in nothing yet. */
export function createSlackBot(settings: BotSettings, log: Logger) {
  const database = engineDatabase(settings.SLACK_BOT_STORE, { log });
  return createApp({
    name: 'slack-bot',
    tenant: settings.SLACK_BOT_BENCHLING_URL,
    logger: log,
    share: database,
    auth: clientCredentials({
      clientId: settings.SLACK_BOT_BENCHLING_CLIENT_ID,
      clientSecret: settings.SLACK_BOT_BENCHLING_CLIENT_SECRET,
    }),
    plugins: [
      healthPlugin(),
      telemetryPlugin(),
      auditingPlugin({ sink: database.auditSink() }),
      configurationPlugin({ schema: configurationSchema, appId: settings.SLACK_BOT_BENCHLING_APP_ID }),
      accessPlugin({ appId: settings.SLACK_BOT_BENCHLING_APP_ID }),
      peoplePlugin(),
      registryPlugin(),
      entriesPlugin(),
      sequencesPlugin(),
      tasksPlugin(),
      slackPlugin({
        token: settings.SLACK_BOT_SLACK_TOKEN,
        share: database,
        apiUrl: settings.SLACK_BOT_SLACK_API_URL.href,
        channelEveryMs: settings.SLACK_BOT_SLACK_CHANNEL_EVERY_MS,
      }),
      actingPlugin({ acts, rules: settings.SLACK_BOT_WHO_MAY, rulesAre: 'SLACK_BOT_WHO_MAY' }),
      workflowsPlugin({
        workflows: [
          showTask,
          answerTask,
          lookUpItem,
          showHelp,
          previewLinks,
          fillEntryForm,
          makeEntry,
          fillRegistrationForm,
          registerSequences,
          decideRegistration,
        ],
        triggers,
        store: database,
      }),
      ...(settings.SLACK_BOT_BENCHLING_EVENTS === 'poll' ? [eventsReceiver({ types: taskEvents })] : []),
    ],
  });
}
