import type { QueryParams } from '@ligase/benchling-api';
import type { Routes } from '@ligase/benchling-api/v2';
import type { Benchling, Listing, QueryInput } from '@ligase/core';
import type { DnaSequence, SequenceCallOptions } from '../contract.ts';

/** Which sequences to list, by Benchling's own filters; whole sequences are given, so `returning` is not among them. */
export type ListSequencesQuery = Omit<QueryInput<QueryParams<Routes['GET /dna-sequences']>>, 'returning' | 'nextToken'>;

/** Reads the list of DNA sequences. */
export function listSequences(
  benchling: Benchling,
  query: ListSequencesQuery = {},
  options: SequenceCallOptions = {},
): Listing<DnaSequence> {
  return benchling.list('GET /dna-sequences', { query, ...options }) as Listing<DnaSequence>;
}
