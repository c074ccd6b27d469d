import { InputError, type Benchling } from '@ligase/core';
import type { DnaSequence, SequenceCallOptions } from '../contract.ts';
import { listSequences } from './list-sequences.ts';

/** Where to look, and what the text is. */
export interface FindOptions extends SequenceCallOptions {
  /** What the text must be. Default: any of them. */
  readonly by?: 'name' | 'registry-id' | 'alias';
  readonly folderId?: string;
  readonly registryId?: string;
  readonly schemaId?: string;
}

/** Finds the DNA sequences that have a text as their name, their registry id, or an alias. */
export async function findSequences(
  benchling: Benchling,
  text: string,
  { by, folderId, registryId, schemaId, ...options }: FindOptions = {},
): Promise<readonly DnaSequence[]> {
  // An empty filter is no filter: Benchling would give every sequence.
  if (text.trim() === '') throw new InputError('INPUT_INVALID', 'There is nothing to find: the text is empty.');
  const where = {
    ...(folderId === undefined ? {} : { folderId }),
    ...(registryId === undefined ? {} : { registryId }),
    ...(schemaId === undefined ? {} : { schemaId }),
  };
  const found: DnaSequence[] = [];
  for await (const sequence of listSequences(benchling, { name: text, ...where }, options)) {
    if (by === undefined || namesOf(sequence, by).includes(text)) found.push(sequence);
  }
  return found;
}

function namesOf(sequence: DnaSequence, by: NonNullable<FindOptions['by']>): readonly (string | null | undefined)[] {
  if (by === 'name') return [sequence.name];
  return by === 'alias' ? (sequence.aliases ?? []) : [sequence.entityRegistryId];
}
