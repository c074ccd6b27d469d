import { join } from 'node:path';
import { createLogger } from '@ligase/core';
import { startHostProcess, type HostProcess } from '@ligase/testing';
import { createLiquidHandler, type LiquidHandler } from '../../src/app.ts';
import type { Device } from '../../src/devices/contract.ts';
import { listen } from '../../src/listen.ts';
import { readHandlerSettings } from '../../src/settings.ts';
import type { BenchlingAccess } from './lab.ts';

/** What an app under test is told, besides where Benchling is. */
export interface HandlerOptions {
  readonly access: BenchlingAccess;
  /** Default: in memory. */
  readonly store?: string;
  readonly settings?: Readonly<Record<string, string>>;
}

/** The environment that `main.ts` reads. */
function environment({ access, store = 'pglite:memory', settings = {} }: HandlerOptions) {
  return {
    LIQUID_HANDLER_BENCHLING_URL: access.url,
    LIQUID_HANDLER_BENCHLING_CLIENT_ID: access.clientId,
    LIQUID_HANDLER_BENCHLING_CLIENT_SECRET: access.clientSecret,
    LIQUID_HANDLER_BENCHLING_APP_ID: access.appId,
    LIQUID_HANDLER_BENCHLING_APP_DEFINITION_ID: access.appDefinitionId,
    LIQUID_HANDLER_CLAIM_SETTLE_MS: '2000',
    LIQUID_HANDLER_TRANSFER_SETTLE_MS: '1000',
    LIQUID_HANDLER_LOOK_EVERY_MS: '1000',
    LIQUID_HANDLER_LABWARE_FILE: join(import.meta.dirname, 'labware.json'),
    LIQUID_HANDLER_PORT: '0',
    LIQUID_HANDLER_STORE: store,
    ...settings,
  };
}

/** What an app in this process may be given besides. */
interface InProcess extends HandlerOptions {
  /** Default: a dry run that does all as planned. */
  readonly device?: Device;
}

/** An app in this process. */
export interface RunningHandler extends AsyncDisposable {
  readonly url: string;
  readonly app: LiquidHandler;
  /** All that it has logged. */
  readonly log: readonly string[];
}

/** Starts the app in this process, of which there can be one at a time. */
export async function startHandler(options: InProcess): Promise<RunningHandler> {
  const settings = readHandlerSettings(environment(options));
  const log: string[] = [];
  const logger = createLogger({ level: 'debug', destination: { write: (line) => void log.push(line) } });
  const app = await createLiquidHandler(settings, logger, options.device);
  const listening = await listen(app, settings, logger);
  return {
    url: `http://127.0.0.1:${listening.port}`,
    app,
    log,
    async [Symbol.asyncDispose]() {
      await listening.close();
      await app.stop();
    },
  };
}

/** Starts the app as a process, as it is started in a lab. */
export function startHandlerProcess(options: HandlerOptions): Promise<HostProcess> {
  // Its bundle, where many are started: that takes half of the time.
  const main = process.env['LIGASE_KILL_BUNDLE'] ?? join(import.meta.dirname, '../../src/main.ts');
  return startHostProcess({ main, environment: environment(options) });
}
