import type { Sequences } from '@ligase/plugin-sequences/contract';
import type { Deck } from './read-deck.ts';

/** How many base pairs the DNA sequences on a deck have, by the ids of the entities. What is no DNA sequence has no length here. */
export async function readLengths(sequences: Sequences, { snapshot }: Deck): Promise<Readonly<Record<string, number>>> {
  const ids = new Set(
    snapshot.wells.flatMap(({ contents }) =>
      contents.flatMap(({ entityId }) => (entityId?.startsWith('seq_') === true ? [entityId] : [])),
    ),
  );
  if (ids.size === 0) return {};
  const found = await sequences.bulkGet([...ids]);
  return Object.fromEntries(found.map(({ id, bases }) => [id, bases.length]));
}
