import { benchling, clientCredentials, createApp, createLogger } from '@ligase/core';
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
import { benchlingAccess } from './benchling-access.ts';
import { benchlingApp } from './benchling-app.ts';
import { benchlingWebhooks } from './benchling-webhooks.ts';
import { channels } from './channels.ts';
import type { Check } from './check.ts';
import { copiedInstallation } from './copied-installation.ts';
import { ranges } from './ranges.ts';
import { slackApp } from './slack-app.ts';
import { slackWayIn } from './slack-way-in.ts';
import { store } from './store.ts';

const checks: readonly Check[] = [
  slackWayIn,
  slackApp,
  benchlingApp,
  benchlingWebhooks,
  benchlingAccess,
  approvals,
  ranges,
  channels,
  store,
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
  let isWell = true;
  for (const { step, what, look } of checks)
    try {
      say(`ok    step ${step}: ${what} ${await look(patient)}`);
    } catch (error) {
      isWell = false;
      say(`WRONG step ${step}: ${what}. ${error instanceof Error ? error.message : String(error)}`);
    }
  return isWell;
}
