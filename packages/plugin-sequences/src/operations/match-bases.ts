import type { Schemas } from '@ligase/benchling-api/v2';
import type { Benchling } from '@ligase/core';
import type { DnaSequence, SequenceCallOptions } from '../contract.ts';
import { readMatches } from './read-matches.ts';

type MatchRequest = Schemas['MatchBasesRequest'];

/** Where to look for exactly the same bases. `registryId: null` looks among what is not registered. */
export interface MatchOptions
  extends SequenceCallOptions, Partial<Pick<MatchRequest, 'registryId' | 'archiveReason' | 'sort' | 'pageSize'>> {}

/** Reads the DNA sequences whose bases are exactly these. */
export function matchBases(
  benchling: Benchling,
  bases: string,
  { signal, context, timeoutMs, ...where }: MatchOptions = {},
): AsyncIterable<DnaSequence> {
  return readMatches((nextToken) => {
    const body = { bases, ...where, ...nextToken };
    // A search changes nothing, though it is a POST.
    const options = { signal, context, timeoutMs, idempotent: true };
    return benchling.request('POST /dna-sequences:match-bases', { body, ...options });
  });
}
