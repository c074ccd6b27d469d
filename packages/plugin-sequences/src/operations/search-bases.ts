import type { Schemas } from '@ligase/benchling-api/v2';
import { InputError, type Benchling } from '@ligase/core';
import type { DnaSequence, SequenceCallOptions } from '../contract.ts';
import { readMatches } from './read-matches.ts';

type SearchRequest = Schemas['SearchBasesRequest'];

/** Where to look for bases. `registryId: null` looks among what is not registered. */
export interface SearchOptions
  extends
    SequenceCallOptions,
    Partial<Pick<SearchRequest, 'registryId' | 'schemaId' | 'archiveReason' | 'sort' | 'pageSize'>> {}

const minBases = 8;

/** Reads the DNA sequences that contain these bases. */
export function searchBases(
  benchling: Benchling,
  bases: string,
  { signal, context, timeoutMs, ...where }: SearchOptions = {},
): AsyncIterable<DnaSequence> {
  if (bases.length < minBases) {
    const message = `Benchling searches for at least ${minBases} bases; these are ${bases.length}.`;
    throw new InputError('INPUT_INVALID', message);
  }
  return readMatches((nextToken) => {
    const body = { bases, ...where, ...nextToken };
    // A search changes nothing, though it is a POST.
    const options = { signal, context, timeoutMs, idempotent: true };
    return benchling.request('POST /dna-sequences:search-bases', { body, ...options });
  });
}
