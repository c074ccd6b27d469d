import type { Snapshot } from '@ligase/plugin-inventory/contract';
import type { Sequences } from '@ligase/plugin-sequences/contract';

/** How many base pairs the DNA sequences in some wells have, by their ids. What is no DNA sequence has no length here. */
export async function readLengths(
  sequences: Sequences,
  { wells }: Snapshot,
): Promise<Readonly<Record<string, number>>> {
  const ids = new Set(
    wells.flatMap(({ contents }) =>
      contents.flatMap(({ entityId }) => (entityId?.startsWith('seq_') === true ? [entityId] : [])),
    ),
  );
  if (ids.size === 0) return {};
  const found = await sequences.bulkGet([...ids]);
  return Object.fromEntries(found.map(({ id, bases }) => [id, bases.length]));
}
