import type { Logger } from '../logging/logger.ts';
import { stopOnSignals, type StopOnSignalsOptions } from './stop-on-signals.ts';

/** An app's ways in, open. */
export interface Listening {
  readonly port: number;
  /** Takes in nothing more. What was acknowledged is kept. */
  close(): Promise<void>;
}

/** Options of {@link serveUntilSignal}. */
export interface ServeUntilSignalOptions extends StopOnSignalsOptions {
  /** Default: none. */
  readonly log?: Pick<Logger, 'info' | 'error'>;
}

/**
 * Opens an app's ways in with `listen`, waits for a signal, closes them and then stops the app, in that order: what is taken in is
 * taken by an app that runs. An app whose ways in did not open is stopped at once.
 *
 * @returns Resolves when the app has stopped.
 * @throws Whatever `listen` or `close` threw; the app was stopped all the same.
 * @throws {CompositionError} `APP_STOP_FAILED` when a clean-up failed or took too long.
 *
 * @example
 * await serveUntilSignal(app, () => listen(app), { log });
 */
export async function serveUntilSignal(
  app: { stop(): Promise<void> },
  listen: () => Promise<Listening>,
  options: ServeUntilSignalOptions = {},
): Promise<void> {
  const { log } = options;
  const listening = await listen().catch(async (error: unknown) => {
    await app.stop().catch((late: unknown) => log?.error({ err: late }, 'clean-up after a failed start failed'));
    throw error;
  });
  log?.info({ port: listening.port }, 'listening');
  const stop = async (): Promise<void> => {
    try {
      await listening.close();
    } finally {
      await app.stop();
    }
  };
  await stopOnSignals({ stop }, options);
}
