import type { Logger } from '../logging/logger.ts';

/** What ends a process. */
export interface Signals {
  once(signal: NodeJS.Signals, listener: () => void): unknown;
  off(signal: NodeJS.Signals, listener: () => void): unknown;
}

/** Options of {@link stopOnSignals}. */
export interface StopOnSignalsOptions {
  /** Default: `SIGTERM`, which orchestrators send, and `SIGINT`, which Ctrl-C does. */
  readonly signals?: readonly NodeJS.Signals[];
  /** Default: none. */
  readonly log?: Pick<Logger, 'info'>;
  /** Default: this process. */
  readonly process?: Signals;
}

/**
 * Waits for a signal, then stops an app: what is under way ends, nothing new is taken. A second signal ends the process at once,
 * as the platform does it.
 *
 * @returns Resolves when the app has stopped.
 * @throws {CompositionError} `APP_STOP_FAILED` when a clean-up failed or took too long.
 *
 * @example
 * await stopOnSignals(app);
 */
export async function stopOnSignals(app: { stop(): Promise<void> }, options: StopOnSignalsOptions = {}): Promise<void> {
  const { signals = ['SIGTERM', 'SIGINT'], log, process: source = process } = options;
  const signal = await new Promise<NodeJS.Signals>((resolve) => {
    const listeners = signals.map((name) => [name, () => take(name)] as const);
    // With no listener left, the next signal does what it does to any process.
    const take = (name: NodeJS.Signals): void => {
      for (const [other, listener] of listeners) source.off(other, listener);
      resolve(name);
    };
    for (const [name, listener] of listeners) source.once(name, listener);
  });
  log?.info({ signal }, 'stopping');
  await app.stop();
}
