import { InputError, isLigaseError, type Clock } from '@ligase/core';
import type { CheckResult, Health, HealthCheck, Readiness } from './contract.ts';

/** What the service works with. */
export interface HealthParts {
  readonly clock: Clock;
  /** Aborted when the app begins to stop. */
  readonly stopping: AbortSignal;
  readonly checkTimeoutMs: number;
  readonly keptMs: number;
}

/** Makes the service. Whoever asks while checks are running gets their answer, too. */
export function createHealth({ clock, stopping, checkTimeoutMs, keptMs }: HealthParts): Health {
  const checks = new Map<string, HealthCheck>();
  let kept: { readonly until: number; readonly readiness: Promise<Readiness> } | undefined;

  const run = async (name: string, check: HealthCheck): Promise<CheckResult> => {
    const over = new AbortController();
    const late = clock.sleep(checkTimeoutMs, over.signal).then(
      () => {
        throw new Error(`did not answer within ${checkTimeoutMs} ms`);
      },
      () => undefined,
    );
    try {
      await Promise.race([(async () => check(over.signal))(), late]);
      return { name, ok: true };
    } catch (error) {
      return { name, ok: false, reason: reasonOf(error) };
    } finally {
      over.abort();
    }
  };

  const runAll = async (): Promise<Readiness> => {
    const results = await Promise.all([...checks].map(([name, check]) => run(name, check)));
    return { ready: results.every(({ ok }) => ok), checks: results };
  };

  return {
    addCheck(name, check) {
      if (checks.has(name))
        throw new InputError(
          'INPUT_INVALID',
          `There is a health check called "${name}" already; give it another name.`,
        );
      checks.set(name, check);
      kept = undefined;
    },
    readiness() {
      if (stopping.aborted)
        return Promise.resolve({ ready: false, checks: [{ name: 'app', ok: false, reason: 'The app is stopping' }] });
      const now = clock.now();
      if (kept === undefined || now >= kept.until) kept = { until: now + keptMs, readiness: runAll() };
      return kept.readiness;
    },
  };
}

/** Only our own errors are made to be shown: others may hold an address with a password. */
function reasonOf(error: unknown): string {
  if (isLigaseError(error)) return `${error.code}: ${error.message}`;
  const late = error instanceof Error && error.message.startsWith('did not answer within');
  return late ? error.message : `failed with ${error instanceof Error ? error.name : 'something that is no error'}`;
}
