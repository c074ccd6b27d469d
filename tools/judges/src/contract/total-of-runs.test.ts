import { expect, it } from 'vitest';
import { sayTotal, totalOfRuns } from './total-of-runs.ts';

const run = { version: 'v2', cases: 10, seconds: 3, failures: 0, ungenerated: 0, statuses: {} } as const;

it('counts an operation as answered with success when one run of several was', () => {
  const first = { ...run, statuses: { 'GET /boxes': { 200: 1, 400: 2 }, 'POST /boxes': { 400: 4 } } };
  const second = {
    ...run,
    failures: 2,
    statuses: { 'GET /boxes': { 404: 9 }, 'GET /blobs/{blob_id}/download': { 302: 1 } },
  };

  const total = totalOfRuns([first, second]);

  expect(total.refused).toEqual(['v2 POST /boxes']);
  expect(sayTotal(total)).toBe('20 cases in 6 s, 3 operations reached, 2 answered with success, 2 failures');
});

it('keeps operations of one name in both versions of the API apart', () => {
  const statuses = { 'GET /tasks/{task_id}': { 200: 1 } };

  const total = totalOfRuns([
    { ...run, statuses },
    { ...run, version: 'v3', statuses: { 'GET /tasks/{task_id}': { 404: 1 } } },
  ]);

  expect(total.refused).toEqual(['v3 GET /tasks/{task_id}']);
});
