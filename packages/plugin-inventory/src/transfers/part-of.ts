import type { Level } from '../levels/well.ts';
import type { TransferLedger } from './transfer.ts';

/** One part of a ledger as a ledger of its own: what its containers hold before it, and after. */
export function partOf({ id, before, chunks }: TransferLedger, index: number): TransferLedger {
  const levels = levelsAfter({ before, chunks }, index);
  const chunk = chunks[index];
  if (chunk === undefined) return { id, before: [], chunks: [] };
  return { id, before: chunk.after.flatMap(({ containerId }) => levels.get(containerId) ?? []), chunks: [chunk] };
}

/** What the containers of a ledger hold once so many of its parts have landed; all of them, unless said otherwise. */
export function levelsAfter(
  { before, chunks }: Pick<TransferLedger, 'before' | 'chunks'>,
  landed: number = chunks.length,
): ReadonlyMap<string, Level> {
  const levels = new Map(before.map((level) => [level.containerId, level]));
  for (const { after } of chunks.slice(0, landed)) for (const level of after) levels.set(level.containerId, level);
  return levels;
}
