import type { Schemas } from '@ligase/benchling-api/v2';
import type { Benchling } from '@ligase/core';
import type { SequenceCallOptions } from '../contract.ts';

/** Brings archived DNA sequences back. */
export async function unarchiveSequences(
  benchling: Benchling,
  ids: readonly string[],
  options: SequenceCallOptions = {},
): Promise<Schemas['DnaSequencesArchivalChange']> {
  const body = { dnaSequenceIds: [...ids] };
  return benchling.request('POST /dna-sequences:unarchive', { body, ...options });
}
