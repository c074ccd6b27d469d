import { clientCredentials, createApp, createLogger, type App, type CoreIds } from '@ligase/core';
import { auditingPlugin, jsonlSink } from '@ligase/plugin-auditing';
import { entriesPlugin } from '@ligase/plugin-entries';
import { sequencesPlugin } from '@ligase/plugin-sequences';

/** Where the app works and as whom: all that differs between the local tenant and a real one. */
export interface AppAddress {
  readonly tenant: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** The quickstart's app. */
export type QuickstartApp = App<CoreIds | 'audit' | 'entries' | 'sequences'>;

/** Composes the app: notebook entries, sequences, and a trail of every change in the file `trail`. */
export function createQuickstart(
  { tenant, clientId, clientSecret }: AppAddress,
  trail: string,
): Promise<QuickstartApp> {
  return createApp({
    name: 'quickstart',
    tenant,
    auth: clientCredentials({ clientId, clientSecret }),
    logger: createLogger({ level: 'silent' }),
    plugins: [auditingPlugin({ sink: jsonlSink(trail) }), entriesPlugin(), sequencesPlugin()],
  });
}
