import type { Benchling } from '@ligase/core';
import type { RunCall } from '../contract.ts';
import type { Run } from '../run.ts';

/** Gets a run. */
export async function getRun(benchling: Benchling, runId: string, call: RunCall): Promise<Run> {
  return (await benchling.request('GET /assay-runs/{assay_run_id}', { path: { assay_run_id: runId }, ...call })) as Run;
}
