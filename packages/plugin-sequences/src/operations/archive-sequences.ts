import type { Schemas } from '@ligase/benchling-api/v2';
import type { Benchling } from '@ligase/core';
import type { SequenceCallOptions } from '../contract.ts';

/** Archives DNA sequences for a reason, and gives what was archived with them. */
export async function archiveSequences(
  benchling: Benchling,
  ids: readonly string[],
  reason: Schemas['EntityArchiveReason'],
  options: SequenceCallOptions = {},
): Promise<Schemas['DnaSequencesArchivalChange']> {
  const body = { dnaSequenceIds: [...ids], reason };
  return benchling.request('POST /dna-sequences:archive', { body, ...options });
}
