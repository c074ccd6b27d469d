import type { Schemas } from '@ligase/benchling-api/v2';
import type { Benchling, ItemOutcome } from '@ligase/core';
import type { BulkCreateOptions, DnaSequence, Items } from '../contract.ts';

/** Creates DNA sequences in as many requests as it takes. */
export function bulkCreateSequences(
  benchling: Benchling,
  items: Items<Schemas['DnaSequenceBulkCreate']>,
  options: BulkCreateOptions = {},
): AsyncIterable<ItemOutcome<DnaSequence>> {
  return benchling.bulk('POST /dna-sequences:bulk-create', { items, ...options }) as AsyncIterable<
    ItemOutcome<DnaSequence>
  >;
}
