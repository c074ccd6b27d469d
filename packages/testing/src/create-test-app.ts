import { createApp, type AnyPlugin, type AppOptions, type AuthStrategy } from '@ligase/core';
import { afterTest } from './after-test.ts';
import { fakeClock, type FakeClock } from './fake-clock.ts';
import { memoryLogger, type MemoryLogger } from './memory-logger.ts';
import { tenantDispatcher, type InProcessTenant } from './tenant-dispatcher.ts';

/** A tenant as a test app reaches it, and the credential that it is reached with. */
export interface ReachableTenant extends InProcessTenant {
  readonly auth: AuthStrategy;
  /** The tenant's own time, when it is one that tests move. */
  readonly clock?: FakeClock;
}

/** What makes an app under test. */
export interface TestAppOptions<P extends readonly AnyPlugin[]> {
  /** From `startTestTenant`, or anything that answers requests. */
  readonly tenant: ReachableTenant;
  readonly plugins: AppOptions<P>['plugins'];
  /** Default: `test-app`. */
  readonly name?: string;
  /** Default: the tenant's first app. */
  readonly auth?: AuthStrategy;
  /** Default: the tenant's, or one that skips all waiting. */
  readonly clock?: FakeClock;
}

/** An app under test: the app, and what a test looks at. */
export type TestApp<P extends readonly AnyPlugin[]> = Awaited<ReturnType<typeof createApp<P>>> & {
  readonly clock: FakeClock;
  readonly log: MemoryLogger;
};

/**
 * Starts an app as `createApp` does, with the same composition and the same layers, on a tenant in this process: only the
 * waiting is not real. Inside a test, the app is stopped when the test ends; elsewhere, by whoever made it (`await using`).
 */
export async function createTestApp<const P extends readonly AnyPlugin[]>(
  options: TestAppOptions<P>,
): Promise<TestApp<P>> {
  const { tenant, plugins, name = 'test-app' } = options;
  const log = memoryLogger();
  const clock = options.clock ?? tenant.clock ?? fakeClock({ waiting: 'skipped' });
  const app = await createApp<P>({
    name,
    tenant: 'http://tenant.test',
    auth: options.auth ?? tenant.auth,
    plugins,
    logger: log,
    clock,
    http: { dispatcher: tenantDispatcher(tenant, { clock }) },
    // Deadlines are for what hangs; with a clock that skips, everything would.
    stopTimeoutMs: Number.POSITIVE_INFINITY,
  });
  afterTest(() => app.stop());
  return Object.assign(app, { clock, log });
}
