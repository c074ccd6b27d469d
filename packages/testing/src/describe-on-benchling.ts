import { clientCredentials, createApp, type AnyPlugin, type AppOptions } from '@ligase/core';
import { describe, onTestFinished } from 'vitest';
import { createTestApp } from './create-test-app.ts';
import { memoryLogger } from './memory-logger.ts';
import { realBenchling, realBenchlingVariables, type RealBenchling } from './real-benchling.ts';
import { startTestTenant } from './start-test-tenant.ts';

/** A Benchling tenant, local or real, as the tests of a battery see it. */
export interface BenchlingUnderTest {
  /** Starts an app on it that may write to `folderId`; it is stopped when the test ends. */
  readonly start: <const P extends readonly AnyPlugin[]>(
    plugins: AppOptions<P>['plugins'],
  ) => Promise<{ readonly app: Awaited<ReturnType<typeof createApp<P>>>; readonly folderId: string }>;
  /** A name that nothing on it has yet: a real tenant keeps what earlier tests have made. */
  readonly unusedName: (stem: string) => string;
}

/**
 * Runs a battery on the local tenant, and on a real Benchling when the environment names one; when it names none, the report
 * says which variables would.
 */
export function describeOnBenchling(name: string, battery: (benchling: BenchlingUnderTest) => void): void {
  describe(`${name} on the local tenant`, () => {
    battery(localTenant());
  });
  const real = realBenchling();
  const where = real?.url ?? `a real Benchling: set ${realBenchlingVariables.join(', ')}`;
  describe.skipIf(real === undefined)(`${name} on ${where}`, { timeout: 120_000 }, () => {
    battery(real === undefined ? localTenant() : onReal(real));
  });
}

function localTenant(): BenchlingUnderTest {
  return {
    async start<const P extends readonly AnyPlugin[]>(plugins: AppOptions<P>['plugins']) {
      const tenant = await startTestTenant();
      return { app: await createTestApp<P>({ tenant, plugins }), folderId: tenant.folderId };
    },
    unusedName: (stem) => stem,
  };
}

function onReal({ url, clientId, clientSecret, folderId }: RealBenchling): BenchlingUnderTest {
  const run = new Date().toISOString();
  let made = 0;
  return {
    async start<const P extends readonly AnyPlugin[]>(plugins: AppOptions<P>['plugins']) {
      const auth = clientCredentials({ clientId, clientSecret });
      const app = await createApp<P>({
        name: 'ligase-contract-tests',
        tenant: url,
        auth,
        plugins,
        logger: memoryLogger(),
      });
      onTestFinished(() => app.stop());
      return { app, folderId };
    },
    unusedName(stem) {
      made += 1;
      return `${stem} (${run}, ${made})`;
    },
  };
}
