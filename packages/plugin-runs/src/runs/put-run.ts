import { UnknownOutcomeError, type Benchling, type Listing } from '@ligase/core';
import type { Put, PutRunOptions, RunCall, RunDraft } from '../contract.ts';
import { differs } from '../field-values.ts';
import { foundByFields, keysOf } from '../found-by-fields.ts';
import type { Run } from '../run.ts';
import { createRun } from './create-run.ts';
import { updateRun } from './update-run.ts';

/** Makes a run that is not there by the values of some fields, or changes what is different in it. */
export async function putRun(
  benchling: Benchling,
  draft: RunDraft,
  { by, since }: PutRunOptions,
  call: RunCall,
): Promise<Put<Run>> {
  const [key = ''] = keysOf('run', [draft.fields], by);
  const find = async (): Promise<Run | undefined> => {
    const query = {
      schemaId: draft.schemaId,
      ...(since !== undefined && { minCreatedTime: Math.floor(since.getTime() / 1000) }),
    };
    const list = benchling.list('GET /assay-runs', { query, ...call }) as Listing<Run>;
    return (await foundByFields('run', list, [key], by)).get(key);
  };
  const there = await find();
  if (there === undefined) return { item: await createOnce(benchling, draft, find, call), did: 'created' };
  if (!differs(there.fields, draft.fields)) return { item: there, did: 'unchanged' };
  return { item: await updateRun(benchling, there.id, { fields: draft.fields }, call), did: 'updated' };
}

/** Creates, and when no answer comes looks whether it was made. */
async function createOnce(
  benchling: Benchling,
  draft: RunDraft,
  find: () => Promise<Run | undefined>,
  call: RunCall,
): Promise<Run> {
  try {
    return await createRun(benchling, draft, call);
  } catch (error) {
    const made = error instanceof UnknownOutcomeError ? await find() : undefined;
    if (made === undefined) throw error;
    return made;
  }
}
