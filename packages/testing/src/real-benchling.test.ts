import { expect, it } from 'vitest';
import { realBenchling, realBenchlingVariables } from './real-benchling.ts';

it('is none when nothing names it', () => {
  expect(realBenchling({})).toBeUndefined();
});

it('is the one that all variables name', () => {
  const environment = Object.fromEntries(realBenchlingVariables.map((name) => [name, name.toLowerCase()]));

  const benchling = realBenchling(environment);

  expect(benchling).toMatchObject({ url: 'ligase_test_benchling_url', folderId: 'ligase_test_benchling_folder_id' });
});

it('lists what is missing when some variables are set and others are not', () => {
  expect(() => realBenchling({ LIGASE_TEST_BENCHLING_URL: 'https://lab.benchling.com' })).toThrow(
    'set LIGASE_TEST_BENCHLING_CLIENT_ID, LIGASE_TEST_BENCHLING_CLIENT_SECRET, LIGASE_TEST_BENCHLING_FOLDER_ID, too',
  );
});
