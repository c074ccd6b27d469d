import { clientCredentials, createApp, type App, type CoreIds, type Logger } from '@ligase/core';
import { accessPlugin } from '@ligase/plugin-access';
import { auditingPlugin } from '@ligase/plugin-auditing';
import { configurationPlugin } from '@ligase/plugin-configuration';
import { entriesPlugin } from '@ligase/plugin-entries';
import { healthPlugin } from '@ligase/plugin-health';
import { peoplePlugin } from '@ligase/plugin-people';
import { runsPlugin } from '@ligase/plugin-runs';
import { tasksPlugin } from '@ligase/plugin-tasks';
import { eventsReceiver } from '@ligase/receivers/events';
import { engineDatabase, workflowsPlugin } from '@ligase/workflows';
import { configurationSchema } from './configuration.ts';
import { botPeoplePlugin } from './people/bot-people-plugin.ts';
import { resultCursorsPlugin } from './results/result-cursors.ts';
import type { BotSettings } from './settings.ts';
import { slackPlugin } from './slack/slack-plugin.ts';
import { triggers } from './triggers.ts';
import { answerTask } from './workflows/answer-task.ts';
import { judgeRun } from './workflows/judge-run.ts';
import { sendDigest, sendDigests } from './workflows/send-digests.ts';
import { showHome } from './workflows/show-home.ts';
import { showReview } from './workflows/show-review.ts';
import { showTask } from './workflows/show-task.ts';
import { watchResults } from './workflows/watch-results.ts';

/** The bot, composed. */
export type SlackBot = App<
  | CoreIds
  | 'access'
  | 'audit'
  | 'bot-people'
  | 'configuration'
  | 'entries'
  | 'health'
  | 'people'
  | 'receiver:events'
  | 'result-cursors'
  | 'runs'
  | 'slack'
  | 'tasks'
  | 'workflows'
>;

/** Composes the bot: its plugins, its workflows and what starts them. It takes in nothing yet. */
export function createSlackBot(settings: BotSettings, log: Logger): Promise<SlackBot> {
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
      auditingPlugin({ sink: database.auditSink() }),
      configurationPlugin({ schema: configurationSchema, appId: settings.SLACK_BOT_BENCHLING_APP_ID }),
      accessPlugin({ appId: settings.SLACK_BOT_BENCHLING_APP_ID }),
      peoplePlugin(),
      tasksPlugin(),
      entriesPlugin(),
      runsPlugin(),
      slackPlugin({
        token: settings.SLACK_BOT_SLACK_TOKEN,
        share: database,
        apiUrl: settings.SLACK_BOT_SLACK_API_URL.href,
        channelEveryMs: settings.SLACK_BOT_SLACK_CHANNEL_EVERY_MS,
      }),
      resultCursorsPlugin({ share: database }),
      botPeoplePlugin({ rules: settings.SLACK_BOT_WHO_MAY }),
      workflowsPlugin({
        workflows: [showTask, answerTask, showReview, digests, sendDigest, showHome, judgeRun, results],
        triggers,
        store: database,
      }),
      // A review that goes to other reviewers is told by no webhook.
      eventsReceiver({ types: ['v2.entry.updated.assignedReviewers'], everyMs: settings.SLACK_BOT_EVENTS_EVERY_MS }),
    ],
  });
}
