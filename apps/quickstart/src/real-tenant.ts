import { address, readSettings, secret, text } from '@ligase/core';
import type { AppAddress } from './app.ts';

/** A real tenant, and the folder in it that the quickstart may write to. */
export interface RealTenant extends AppAddress {
  readonly folderId: string;
}

const settings = {
  QUICKSTART_BENCHLING_URL: address({ what: "the tenant's address" }),
  QUICKSTART_BENCHLING_CLIENT_ID: text({ what: "the app's client id" }),
  QUICKSTART_BENCHLING_CLIENT_SECRET: secret({ what: "the app's client secret" }),
  QUICKSTART_BENCHLING_FOLDER_ID: text({ what: 'the id of a folder that the app may write to' }),
};

/**
 * The real tenant that the environment names, or none. Whoever sets one of its settings means a real tenant.
 *
 * @throws {SettingsError} listing what is missing or wrong of the others.
 */
export function readRealTenant(environment: Readonly<Record<string, string | undefined>>): RealTenant | undefined {
  if (Object.keys(settings).every((name) => (environment[name] ?? '') === '')) return undefined;
  const read = readSettings(settings, environment);
  return {
    tenant: read.QUICKSTART_BENCHLING_URL.href,
    clientId: read.QUICKSTART_BENCHLING_CLIENT_ID,
    clientSecret: read.QUICKSTART_BENCHLING_CLIENT_SECRET.reveal(),
    folderId: read.QUICKSTART_BENCHLING_FOLDER_ID,
  };
}
