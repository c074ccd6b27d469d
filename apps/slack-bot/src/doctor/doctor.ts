import { benchling, clientCredentials, createApp, createLogger } from '@ligase/core';
import { benchlingAccess, benchlingApp, benchlingWebhooks, examine, store, type Check } from '@ligase/doctor';
import { access, accessPlugin } from '@ligase/plugin-access';
import { auditingPlugin, memorySink } from '@ligase/plugin-auditing';
import { configurationPlugin } from '@ligase/plugin-configuration';
import { runs, runsPlugin } from '@ligase/plugin-runs';
import { tasks, tasksPlugin } from '@ligase/plugin-tasks';
import { configuration, configurationSchema } from '../configuration.ts';
import type { BotSettings } from '../settings.ts';
import { slack } from '@ligase/plugin-slack/contract';
import { installationPlugin } from '@ligase/plugin-slack';
import { slackInstallation } from '../slack-installation.ts';
import { slackPlugin } from '@ligase/plugin-slack';
import { approvals } from './approvals.ts';
import { channels } from './channels.ts';
import { copiedInstallation } from './copied-installation.ts';
import type { Patient } from './patient.ts';
import { ranges } from './ranges.ts';
import { slackApp } from './slack-app.ts';
import { slackWayIn } from './slack-way-in.ts';

/** By the steps of docs/guides/slack-bot.md. */
const checksFor = (settings: BotSettings): readonly Check<Patient>[] => [
  slackWayIn,
  slackApp,
  benchlingApp({ step: 3, appId: settings.SLACK_BOT_BENCHLING_APP_ID }),
  benchlingWebhooks({
    step: 3,
    appDefinitionId: settings.SLACK_BOT_BENCHLING_APP_DEFINITION_ID,
    tenantUrl: settings.SLACK_BOT_BENCHLING_URL,
  }),
  benchlingAccess({
    step: 4,
    noPlaces: 'add it to those in which tasks are to be approved.',
    noPeople: 'it sees nobody: add it to the organization of the people in Slack.',
  }),
  approvals,
  ranges,
  channels,
  store({ step: 6, address: settings.SLACK_BOT_STORE }),
];

/** The bot's own, under which it keeps its installation. */
const name = 'slack-bot';

/** Looks at each step of the guide, says what it found, and gives whether all is well. Changes nothing anywhere. */
export async function doctor(settings: BotSettings, say: (line: string) => void): Promise<boolean> {
  const share = await copiedInstallation(settings, name);
  await using app = await createApp({
    name,
    tenant: settings.SLACK_BOT_BENCHLING_URL,
    logger: createLogger({ level: 'silent' }),
    http: { retryBudgetMs: 5_000, timeoutMs: 10_000 },
    auth: clientCredentials({
      clientId: settings.SLACK_BOT_BENCHLING_CLIENT_ID,
      clientSecret: settings.SLACK_BOT_BENCHLING_CLIENT_SECRET,
    }),
    plugins: [
      auditingPlugin({ sink: memorySink() }),
      accessPlugin({ appId: settings.SLACK_BOT_BENCHLING_APP_ID }),
      configurationPlugin({ schema: configurationSchema, appId: settings.SLACK_BOT_BENCHLING_APP_ID }),
      tasksPlugin(),
      runsPlugin(),
      installationPlugin(slackInstallation(settings, share)),
      slackPlugin({
        share,
        apiUrl: settings.SLACK_BOT_SLACK_API_URL.href,
        retries: { attempts: 2, longestWaitMs: 5_000 },
      }),
    ],
  });
  const patient = {
    settings,
    slack: app.get(slack),
    benchling: app.get(benchling),
    access: app.get(access),
    configuration: app.get(configuration),
    tasks: app.get(tasks),
    runs: app.get(runs),
  };
  return await examine(checksFor(settings), patient, say);
}
