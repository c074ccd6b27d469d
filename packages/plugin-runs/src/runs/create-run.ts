import { UnexpectedReplyError, type Benchling } from '@ligase/core';
import type { RunCall, RunDraft } from '../contract.ts';
import { toFields } from '../field-values.ts';
import type { Run } from '../run.ts';
import { getRun } from './get-run.ts';

/** Makes a run. */
export async function createRun(benchling: Benchling, { fields, ...draft }: RunDraft, call: RunCall): Promise<Run> {
  const body = { assayRuns: [{ ...draft, fields: toFields(fields) }] };
  const { assayRuns = [] } = await benchling.request('POST /assay-runs', { body, ...call });
  const [id] = assayRuns;
  if (id === undefined)
    throw new UnexpectedReplyError('Benchling made a run and gave no id of it. Look for it before you make another.', {
      status: 200,
      method: 'POST',
      operationId: 'createAssayRuns',
    });
  return await getRun(benchling, id, call);
}
