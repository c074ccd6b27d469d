import type { Schemas } from '@ligase/benchling-api/v2';
import type { Benchling } from '@ligase/core';
import type { DnaSequence, SequenceCallOptions } from '../contract.ts';

/** Creates a DNA sequence. */
export async function createSequence(
  benchling: Benchling,
  body: Schemas['DnaSequenceCreate'],
  options: SequenceCallOptions = {},
): Promise<DnaSequence> {
  return (await benchling.request('POST /dna-sequences', { body, ...options })) as DnaSequence;
}
