import type { Schemas } from '@ligase/benchling-api/v2';
import type { Benchling } from '@ligase/core';
import type { DnaSequence, SequenceCallOptions } from '../contract.ts';

/** Creates or overwrites a registered DNA sequence by its registry id. */
export async function upsertSequence(
  benchling: Benchling,
  entityRegistryId: string,
  body: Schemas['DnaSequenceUpsertRequest'],
  options: SequenceCallOptions = {},
): Promise<DnaSequence> {
  const path = { entity_registry_id: entityRegistryId };
  const route = 'PATCH /dna-sequences/{entity_registry_id}:upsert';
  return (await benchling.request(route, { path, body, ...options })) as DnaSequence;
}
