import { clientCredentials, createApp, type AnyPlugin, type AppOptions } from '@ligase/core';
import { describe } from 'vitest';
import { afterTest } from './after-test.ts';
import { testAppOptions } from './create-test-app.ts';
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
    battery({ start: starter(localPlace), unusedName: (stem) => stem });
  });
  const real = realBenchling();
  const where = real?.url ?? `a real Benchling: set ${realBenchlingVariables.join(', ')}`;
  describe.skipIf(real === undefined)(`${name} on ${where}`, { timeout: 120_000 }, () => {
    const place = real === undefined ? localPlace : () => Promise.resolve(realPlace(real));
    battery({ start: starter(place), unusedName: namesOfThisRun() });
  });
}

interface Place {
  readonly options: Omit<AppOptions<readonly AnyPlugin[]>, 'plugins'>;
  readonly folderId: string;
}

async function localPlace(): Promise<Place> {
  const tenant = await startTestTenant();
  return { options: testAppOptions({ tenant }), folderId: tenant.folderId };
}

function realPlace({ url, clientId, clientSecret, folderId }: RealBenchling): Place {
  const auth = clientCredentials({ clientId, clientSecret });
  return { options: { name: 'ligase-contract-tests', tenant: url, auth, logger: memoryLogger() }, folderId };
}

function starter(open: () => Promise<Place>): BenchlingUnderTest['start'] {
  const start = async <const P extends readonly AnyPlugin[]>(plugins: AppOptions<P>['plugins']): Promise<unknown> => {
    const { options, folderId } = await open();
    const app = await createApp<P>({ ...options, plugins });
    afterTest(() => app.stop());
    return { app, folderId };
  };
  // The compiler does not see that two generic signatures with the same conditional parameter are one.
  return start as BenchlingUnderTest['start'];
}

function namesOfThisRun(): (stem: string) => string {
  const run = new Date().toISOString();
  let made = 0;
  return (stem) => {
    made += 1;
    return `${stem} (${run}, ${made})`;
  };
}
