import { CompositionError } from '../errors/errors.ts';
import type { Clock } from '../http/ports.ts';

/** What was opened in an app, and the one way to close it. */
export interface Lifetime {
  /** Aborted when closing begins. */
  readonly signal: AbortSignal;
  /** Registers clean-up. */
  onStop(owner: string, cleanup: () => void | Promise<void>): void;
  /**
   * Runs the clean-ups, the last registered first, each whatever became of the others. A second call joins the first.
   *
   * @throws {CompositionError} `APP_STOP_FAILED` naming each clean-up that failed or did not end in time.
   */
  stop(): Promise<void>;
}

/** Begins a lifetime; `deadlineMs` is how long one clean-up may take. */
export function lifetime(clock: Clock, deadlineMs: number): Lifetime {
  const controller = new AbortController();
  const cleanups: { readonly owner: string; readonly run: () => void | Promise<void> }[] = [];
  let stopping: Promise<void> | undefined;

  const stopAll = async (): Promise<void> => {
    controller.abort(new CompositionError('APP_STOPPED', 'The app was stopped'));
    const failures: { readonly owner: string; readonly error: unknown }[] = [];
    for (const { owner, run } of cleanups.splice(0).toReversed())
      try {
        await within(clock, deadlineMs, run);
      } catch (error) {
        failures.push({ owner, error });
      }
    if (failures.length === 0) return;
    const list = failures.map(
      ({ owner, error }) => `"${owner}": ${error instanceof Error ? error.message : String(error)}`,
    );
    throw new CompositionError('APP_STOP_FAILED', `The app stopped, but not cleanly: ${list.join('; ')}`, {
      cause: new AggregateError(failures.map(({ error }) => error)),
    });
  };

  return {
    signal: controller.signal,
    onStop: (owner, run) => void cleanups.push({ owner, run }),
    stop: () => (stopping ??= stopAll()),
  };
}

async function within(clock: Clock, deadlineMs: number, run: () => void | Promise<void>): Promise<void> {
  const done = new AbortController();
  const late = clock.sleep(deadlineMs, done.signal).then(
    () => {
      throw new Error(`clean-up did not end within ${deadlineMs} ms`);
    },
    () => undefined,
  );
  try {
    await Promise.race([Promise.resolve(run()), late]);
  } finally {
    done.abort();
  }
}
