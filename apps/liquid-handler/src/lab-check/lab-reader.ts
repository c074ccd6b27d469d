import { benchling, clientCredentials, createApp, createLogger } from '@ligase/core';
import { access, accessPlugin, type Access } from '@ligase/plugin-access';
import { auditingPlugin, memorySink } from '@ligase/plugin-auditing';
import { configurationPlugin } from '@ligase/plugin-configuration';
import { tasks, tasksPlugin } from '@ligase/plugin-tasks';
import { configuration, configurationSchema } from '../configuration.ts';
import type { HandlerSettings } from '../settings.ts';
import type { LabReaders } from './find-lab-faults.ts';

/** With what the app looks at Benchling without doing any work. */
export interface LabReader extends LabReaders, AsyncDisposable {
  readonly access: Access;
}

/** An app that only reads: no workflow of it goes on, and it gives up on Benchling after seconds. */
export async function openLabReader(settings: HandlerSettings): Promise<LabReader> {
  const appId = settings.LIQUID_HANDLER_BENCHLING_APP_ID;
  const app = await createApp({
    name: 'liquid-handler',
    tenant: settings.LIQUID_HANDLER_BENCHLING_URL,
    logger: createLogger({ level: 'silent' }),
    http: { retryBudgetMs: 5_000, timeoutMs: 10_000 },
    auth: clientCredentials({
      clientId: settings.LIQUID_HANDLER_BENCHLING_CLIENT_ID,
      clientSecret: settings.LIQUID_HANDLER_BENCHLING_CLIENT_SECRET,
    }),
    plugins: [
      auditingPlugin({ sink: memorySink() }),
      accessPlugin({ appId }),
      configurationPlugin({ schema: configurationSchema, appId }),
      tasksPlugin(),
    ],
  });
  return {
    benchling: app.get(benchling),
    access: app.get(access),
    configuration: app.get(configuration),
    tasks: app.get(tasks),
    [Symbol.asyncDispose]: () => app.stop(),
  };
}
