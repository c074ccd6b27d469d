import { clientCredentials, createApp, type Logger } from '@ligase/core';
import { accessPlugin } from '@ligase/plugin-access';
import { actingPlugin } from '@ligase/plugin-acting';
import { agendaPlugin } from '@ligase/plugin-agenda';
import { auditingPlugin } from '@ligase/plugin-auditing';
import { configurationPlugin } from '@ligase/plugin-configuration';
import { entriesPlugin } from '@ligase/plugin-entries';
import { healthPlugin } from '@ligase/plugin-health';
import { peoplePlugin } from '@ligase/plugin-people';
import { registrationPlugin } from '@ligase/plugin-registration';
import { registryPlugin } from '@ligase/plugin-registry';
import { runsPlugin } from '@ligase/plugin-runs';
import { sequencesPlugin } from '@ligase/plugin-sequences';
import { tasksPlugin } from '@ligase/plugin-tasks';
import { telemetryPlugin } from '@ligase/plugin-telemetry';
import { eventsReceiver } from '@ligase/receivers/events';
import { engineDatabase, workflowsPlugin } from '@ligase/workflows';
import { acts } from './acts.ts';
import { configurationSchema } from './configuration.ts';
import type { BotSettings } from './settings.ts';
import { installationPlugin } from '@ligase/plugin-slack';
import { slackInstallation } from './slack-installation.ts';
import { slackPlugin } from '@ligase/plugin-slack';
import { otherEvents, triggers, webhookEvents } from './triggers.ts';
import { answerTask } from './workflows/answer-task.ts';
import { lookUpItem } from './workflows/look-up-item.ts';
import { registerSequences } from './workflows/register-sequences.ts';
import { showHelp } from './workflows/show-help.ts';
import { decideRegistration } from './workflows/decide-registration.ts';
import { fillEntryForm } from './workflows/fill-entry-form.ts';
import { fillRegistrationForm } from './workflows/fill-registration-form.ts';
import { makeEntry } from './workflows/make-entry.ts';
import { judgeRun } from './workflows/judge-run.ts';
import { previewLinks } from './workflows/preview-links.ts';
import { sendDigest, sendDigests } from './workflows/send-digests.ts';
import { showHome } from './workflows/show-home.ts';
import { showReview } from './workflows/show-review.ts';
import { showTask } from './workflows/show-task.ts';
import { watchResults } from './workflows/watch-results.ts';

/** The bot, composed. */
export type SlackBot = Awaited<ReturnType<typeof createSlackBot>>;

/** Composes the bot: its plugins, its workflows and what starts them. It takes in nothing yet. */
export function createSlackBot(settings: BotSettings, log: Logger) {
  const digests = sendDigests({
    cron: settings.SLACK_BOT_DIGEST_CRON,
    timeZone: settings.SLACK_BOT_DIGEST_TIME_ZONE,
  });
  const results = watchResults({ cron: settings.SLACK_BOT_RESULTS_CRON });
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
      agendaPlugin(),
      registrationPlugin(),
      runsPlugin({ share: database }),
      installationPlugin(slackInstallation(settings, database)),
      slackPlugin({
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
          showReview,
          digests,
          sendDigest,
          showHome,
          judgeRun,
          results,
        ],
        triggers,
        store: database,
      }),
      eventsReceiver({
        types: settings.SLACK_BOT_BENCHLING_EVENTS === 'poll' ? [...webhookEvents, ...otherEvents] : otherEvents,
        everyMs: settings.SLACK_BOT_EVENTS_EVERY_MS,
      }),
    ],
  });
}
