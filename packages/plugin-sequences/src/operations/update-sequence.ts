import type { Schemas } from '@ligase/benchling-api/v2';
import type { Benchling } from '@ligase/core';
import type { DnaSequence, SequenceCallOptions } from '../contract.ts';

/** Changes a DNA sequence. */
export async function updateSequence(
  benchling: Benchling,
  id: string,
  body: Schemas['DnaSequenceUpdate'],
  options: SequenceCallOptions = {},
): Promise<DnaSequence> {
  const path = { dna_sequence_id: id };
  return (await benchling.request('PATCH /dna-sequences/{dna_sequence_id}', { path, body, ...options })) as DnaSequence;
}
