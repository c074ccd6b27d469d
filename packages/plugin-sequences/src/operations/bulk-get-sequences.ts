import type { Benchling } from '@ligase/core';
import type { DnaSequence, SequenceCallOptions } from '../contract.ts';

/** The ids travel in the address; so many stay below what servers take there. */
const idsPerRequest = 100;

/** Gets DNA sequences by their ids, in the order asked for. Benchling refuses all when one id is unknown. */
export async function bulkGetSequences(
  benchling: Benchling,
  ids: readonly string[],
  options: SequenceCallOptions = {},
): Promise<readonly DnaSequence[]> {
  const found = new Map<string, DnaSequence>();
  for (let at = 0; at < ids.length; at += idsPerRequest) {
    const query = { dnaSequenceIds: ids.slice(at, at + idsPerRequest).join(',') };
    const { dnaSequences = [] } = await benchling.request('GET /dna-sequences:bulk-get', { query, ...options });
    for (const sequence of dnaSequences as DnaSequence[]) found.set(sequence.id, sequence);
  }
  return ids.flatMap((id) => found.get(id) ?? []);
}
