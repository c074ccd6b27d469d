import type { Benchling } from '@ligase/core';
import type { RunCall, RunChanges } from '../contract.ts';
import { toFields } from '../field-values.ts';
import type { Run } from '../run.ts';

/** Changes what is named of a run and leaves the rest. */
export async function updateRun(
  benchling: Benchling,
  runId: string,
  { fields, equipmentId }: RunChanges,
  call: RunCall,
): Promise<Run> {
  const body = {
    ...(fields !== undefined && { fields: toFields(fields) }),
    ...(equipmentId !== undefined && { equipmentId }),
  };
  return (await benchling.request('PATCH /assay-runs/{assay_run_id}', {
    path: { assay_run_id: runId },
    body,
    ...call,
  })) as Run;
}
