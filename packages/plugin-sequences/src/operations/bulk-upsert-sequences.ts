import type { Schemas } from '@ligase/benchling-api/v2';
import type { Benchling, ItemOutcome } from '@ligase/core';
import type { DnaSequence, Items, SequenceCallOptions } from '../contract.ts';

/** Upserts DNA sequences in as many requests as it takes. */
export function bulkUpsertSequences(
  benchling: Benchling,
  items: Items<Schemas['DnaSequenceBulkUpsertRequest']>,
  options: SequenceCallOptions = {},
): AsyncIterable<ItemOutcome<DnaSequence>> {
  return benchling.bulk('POST /dna-sequences:bulk-upsert', { items, ...options }) as AsyncIterable<
    ItemOutcome<DnaSequence>
  >;
}
