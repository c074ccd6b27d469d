import { UnknownOutcomeError, type Benchling, type Listing } from '@ligase/core';
import type { OutputDraft, Put, RunCall } from '../contract.ts';
import type { OutputProcessor } from '../run.ts';

/** Makes the output file of a run, unless it is there: one of this name with this blob. */
export async function putProcessor(
  benchling: Benchling,
  { runId, fileName, blobId, keepsGoodRows = false }: OutputDraft,
  call: RunCall,
): Promise<Put<OutputProcessor>> {
  const find = async (): Promise<OutputProcessor | undefined> => {
    const query = { assayRunId: runId, automationFileConfigName: fileName };
    const list = benchling.list('GET /automation-output-processors', { query, ...call }) as Listing<OutputProcessor>;
    for await (const processor of list) if (processor.file?.id === blobId) return processor;
    return undefined;
  };
  const there = await find();
  if (there !== undefined) return { item: there, did: 'unchanged' };
  const body = {
    assayRunId: runId,
    automationFileConfigName: fileName,
    fileId: blobId,
    completeWithErrors: keepsGoodRows,
  };
  try {
    const made = (await benchling.request('POST /automation-output-processors', { body, ...call })) as OutputProcessor;
    return { item: made, did: 'created' };
  } catch (error) {
    const made = error instanceof UnknownOutcomeError ? await find() : undefined;
    if (made === undefined) throw error;
    return { item: made, did: 'created' };
  }
}
