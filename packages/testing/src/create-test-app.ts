import { createApp, type AnyPlugin, type AppOptions, type AuthStrategy } from '@ligase/core';
import type { Dispatcher } from 'undici';
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

/** What an app under test stands on. */
export interface TestAppPlace {
  /** From `startTestTenant`, or anything that answers requests. */
  readonly tenant: ReachableTenant;
  /** Default: `test-app`. */
  readonly name?: string;
  /** Default: the tenant's first app. */
  readonly auth?: AuthStrategy;
  /** Default: the tenant's, or one that skips all waiting. */
  readonly clock?: FakeClock;
}

/** What makes an app under test. */
export interface TestAppOptions<P extends readonly AnyPlugin[]> extends TestAppPlace {
  readonly plugins: AppOptions<P>['plugins'];
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
  const stand = testAppOptions(options);
  const app = await createApp<P>({ ...stand, plugins: options.plugins });
  afterTest(() => app.stop());
  return Object.assign(app, { clock: stand.clock, log: stand.logger });
}

/** What `createApp` is given for an app under test, besides its plugins. */
export function testAppOptions({ tenant, name = 'test-app', auth, clock: wanted }: TestAppPlace): {
  readonly name: string;
  readonly tenant: string;
  readonly auth: AuthStrategy;
  readonly logger: MemoryLogger;
  readonly clock: FakeClock;
  readonly http: { readonly dispatcher: Dispatcher };
  readonly stopTimeoutMs: number;
} {
  const clock = wanted ?? tenant.clock ?? fakeClock({ waiting: 'skipped' });
  return {
    name,
    tenant: 'http://tenant.test',
    auth: auth ?? tenant.auth,
    logger: memoryLogger(),
    clock,
    http: { dispatcher: tenantDispatcher(tenant, { clock }) },
    // Deadlines are for what hangs; with a clock that skips, everything would.
    stopTimeoutMs: Number.POSITIVE_INFINITY,
  };
}
