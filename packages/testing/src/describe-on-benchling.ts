import { clientCredentials, createApp, type AnyPlugin, type AppOptions } from '@ligase/core';
import { describe } from 'vitest';
import { afterTest } from './after-test.ts';
import { testAppOptions } from './create-test-app.ts';
import { memoryLogger } from './memory-logger.ts';
import { realBenchling, realBenchlingVariables, type RealBenchling } from './real-benchling.ts';
import { startTestTenant, type TestTenant } from './start-test-tenant.ts';

/** Something that a battery needs and that Benchling's API cannot make, such as a schema. */
export interface Prepared {
  /** The variable that has its id on a real Benchling. */
  readonly variable: string;
  /** Makes it on the local tenant, and gives its id. */
  readonly make: (tenant: TestTenant) => string;
}

/** A Benchling tenant, local or real, as the tests of a battery see it. */
export interface BenchlingUnderTest<Names extends string = never> {
  /** Starts an app on it that may write to `folderId`, with the ids of what was prepared; it is stopped when the test ends. */
  readonly start: <const P extends readonly AnyPlugin[]>(
    plugins: AppOptions<P>['plugins'],
  ) => Promise<{
    readonly app: Awaited<ReturnType<typeof createApp<P>>>;
    readonly folderId: string;
    readonly prepared: Readonly<Record<Names, string>>;
  }>;
  /** A name that nothing on it has yet: a real tenant keeps what earlier tests have made. */
  readonly unusedName: (stem: string) => string;
}

/**
 * Runs a battery on the local tenant, and on a real Benchling when the environment names one; when it names none, or not all
 * that was to be prepared, the report says which variables would.
 */
export function describeOnBenchling<const Names extends string = never>(
  name: string,
  battery: (benchling: BenchlingUnderTest<Names>) => void,
  prepare: Readonly<Record<Names, Prepared>> = {} as Readonly<Record<Names, Prepared>>,
): void {
  const things = Object.entries<Prepared>(prepare);
  describe(`${name} on the local tenant`, () => {
    battery({ start: starter(() => localPlace(things)), unusedName: (stem) => stem });
  });
  const real = realBenchling();
  const missing = things.flatMap(([, { variable }]) => ((process.env[variable] ?? '') === '' ? variable : []));
  const needed = [...(real === undefined ? realBenchlingVariables : []), ...missing];
  const where = needed.length === 0 ? real?.url : `a real Benchling: set ${needed.join(', ')}`;
  describe.skipIf(needed.length > 0)(`${name} on ${where}`, { timeout: 120_000 }, () => {
    const place = real === undefined ? () => localPlace(things) : () => Promise.resolve(realPlace(real, things));
    battery({ start: starter(place), unusedName: namesOfThisRun() });
  });
}

interface Place {
  readonly options: Omit<AppOptions<readonly AnyPlugin[]>, 'plugins'>;
  readonly folderId: string;
  readonly prepared: Readonly<Record<string, string>>;
}

type Things = readonly (readonly [string, Prepared])[];

async function localPlace(things: Things): Promise<Place> {
  const tenant = await startTestTenant();
  const prepared = Object.fromEntries(things.map(([name, { make }]) => [name, make(tenant)]));
  return { options: testAppOptions({ tenant }), folderId: tenant.folderId, prepared };
}

function realPlace({ url, clientId, clientSecret, folderId }: RealBenchling, things: Things): Place {
  const auth = clientCredentials({ clientId, clientSecret });
  const options = { name: 'ligase-contract-tests', tenant: url, auth, logger: memoryLogger() };
  const prepared = Object.fromEntries(things.map(([name, { variable }]) => [name, process.env[variable] ?? '']));
  return { options, folderId, prepared };
}

function starter<Names extends string>(open: () => Promise<Place>): BenchlingUnderTest<Names>['start'] {
  const start = async <const P extends readonly AnyPlugin[]>(plugins: AppOptions<P>['plugins']): Promise<unknown> => {
    const { options, ...place } = await open();
    const app = await createApp<P>({ ...options, plugins });
    afterTest(() => app.stop());
    return { app, ...place };
  };
  // The compiler does not see that two generic signatures with the same conditional parameter are one.
  return start as BenchlingUnderTest<Names>['start'];
}

function namesOfThisRun(): (stem: string) => string {
  const run = new Date().toISOString();
  let made = 0;
  return (stem) => {
    made += 1;
    return `${stem} (${run}, ${made})`;
  };
}
