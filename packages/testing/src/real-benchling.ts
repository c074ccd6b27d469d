import { SettingsError } from '@ligase/core';

/** A Benchling tenant that tests may write to. */
export interface RealBenchling {
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** A folder where the app may write. */
  readonly folderId: string;
}

const names = {
  url: 'LIGASE_TEST_BENCHLING_URL',
  clientId: 'LIGASE_TEST_BENCHLING_CLIENT_ID',
  clientSecret: 'LIGASE_TEST_BENCHLING_CLIENT_SECRET',
  folderId: 'LIGASE_TEST_BENCHLING_FOLDER_ID',
} as const;

/** The variables that name it. */
export const realBenchlingVariables: readonly string[] = Object.values(names);

/**
 * The Benchling tenant that the environment names, or `undefined` when it names none.
 *
 * @throws {SettingsError} `SETTINGS_MISSING` when it is named in part: a test that is thought to run should not be skipped.
 */
export function realBenchling(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): RealBenchling | undefined {
  const value = (name: keyof typeof names): string => environment[names[name]] ?? '';
  const missing = realBenchlingVariables.filter((name) => (environment[name] ?? '') === '');
  if (missing.length === realBenchlingVariables.length) return undefined;
  if (missing.length > 0)
    throw new SettingsError('SETTINGS_MISSING', `To test on a real Benchling, set ${missing.join(', ')}, too`);
  return {
    url: value('url'),
    clientId: value('clientId'),
    clientSecret: value('clientSecret'),
    folderId: value('folderId'),
  };
}
