import type { Schemas } from '@ligase/benchling-api/v2';
import type { Benchling, ItemOutcome } from '@ligase/core';
import type { DnaSequence, Items, SequenceCallOptions } from '../contract.ts';

/** Changes DNA sequences in as many requests as it takes. */
export function bulkUpdateSequences(
  benchling: Benchling,
  items: Items<Schemas['DnaSequenceBulkUpdate']>,
  options: SequenceCallOptions = {},
): AsyncIterable<ItemOutcome<DnaSequence>> {
  return benchling.bulk('POST /dna-sequences:bulk-update', { items, ...options }) as AsyncIterable<
    ItemOutcome<DnaSequence>
  >;
}
