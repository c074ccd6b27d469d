import type { Benchling } from '@ligase/core';
import type { DnaSequence, SequenceCallOptions } from '../contract.ts';

/** Gets a DNA sequence by its id; archived ones too. */
export async function getSequence(
  benchling: Benchling,
  id: string,
  options: SequenceCallOptions = {},
): Promise<DnaSequence> {
  const path = { dna_sequence_id: id };
  return (await benchling.request('GET /dna-sequences/{dna_sequence_id}', { path, ...options })) as DnaSequence;
}
