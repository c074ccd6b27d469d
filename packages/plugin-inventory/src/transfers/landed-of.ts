import type { Level } from '../levels/well.ts';
import { sameLevel } from './same-level.ts';
import type { Drawn, TransferChunk, TransferLedger } from './transfer.ts';

/** A container that does not hold what it should. */
export interface LevelDifference {
  readonly containerId: string;
  readonly label: string;
  readonly expected: Level;
  /** `undefined` when it is not to be seen. */
  readonly found: Level | undefined;
}

/** The first so many parts of a ledger have landed, and no more. */
export interface LandedParts {
  readonly kind: 'landed';
  readonly chunks: number;
  /** Containers that Benchling drew from and did not lower, in the last of these parts. */
  readonly notLowered: readonly Drawn[];
}

/** It cannot be told how many parts have landed. */
export interface Unclear {
  /**
   * `partly`: some containers stand before a part and some after it. `ambiguous`: more than one answer fits. `changed`:
   * containers hold what they never should.
   */
  readonly kind: 'partly' | 'ambiguous' | 'changed';
  /** As far as can be told: the number of parts after which the fewest containers are wrong. */
  readonly chunks: number;
  readonly wells: readonly LevelDifference[];
}

/** How many parts of a ledger have landed in the inventory. */
export type Landed = LandedParts | Unclear;

/** Tells from what containers hold now how many parts of a ledger have landed. */
export function landedOf(
  { before, chunks }: TransferLedger,
  now: ReadonlyMap<string, Level>,
  { mayLeaveSources }: { readonly mayLeaveSources: boolean },
): Landed {
  const expected = new Map(before.map((level) => [level.containerId, level]));
  const wrong = new Set<string>();
  const judge = (level: Level): void => {
    if (sameLevel(now.get(level.containerId), level)) wrong.delete(level.containerId);
    else wrong.add(level.containerId);
  };
  const differences = (): LevelDifference[] =>
    Array.from(wrong, (id) => expected.get(id)).flatMap((level) =>
      level === undefined
        ? []
        : [{ containerId: level.containerId, label: level.label, expected: level, found: now.get(level.containerId) }],
    );

  for (const level of before) judge(level);
  const fits: LandedParts[] = wrong.size === 0 ? [{ kind: 'landed', chunks: 0, notLowered: [] }] : [];
  let nearest: Unclear = { kind: 'changed', chunks: 0, wells: differences() };
  for (const [index, chunk] of chunks.entries()) {
    const untouched = new Set(chunk.after.flatMap(({ containerId: id }) => (wrong.has(id) ? [] : id)));
    for (const level of chunk.after) {
      expected.set(level.containerId, level);
      judge(level);
    }
    const notLowered = mayLeaveSources ? chunk.drawn.filter((drawn) => isNotLowered(drawn, wrong, chunk, now)) : [];
    const left = new Set(notLowered.map(({ containerId }) => containerId));
    if (wrong.size === left.size) fits.push({ kind: 'landed', chunks: index + 1, notLowered });
    const isPart = [...wrong].every((id) => left.has(id) || untouched.has(id));
    if (isPart && nearest.kind !== 'partly') nearest = { kind: 'partly', chunks: index, wells: differences() };
    if (nearest.kind !== 'partly' && wrong.size < nearest.wells.length)
      nearest = { kind: 'changed', chunks: index + 1, wells: differences() };
  }
  const [first] = fits;
  if (first === undefined) return nearest;
  return fits.length === 1 ? first : { kind: 'ambiguous', chunks: first.chunks, wells: differences() };
}

/** Whether a container was drawn from, and holds all the same what it held before it was. */
function isNotLowered(
  { containerId, volumePl }: Drawn,
  wrong: ReadonlySet<string>,
  { after }: TransferChunk,
  now: ReadonlyMap<string, Level>,
): boolean {
  const lowered = after.find((level) => level.containerId === containerId);
  return (
    wrong.has(containerId) &&
    lowered !== undefined &&
    volumePl !== null &&
    sameLevel(now.get(containerId), { ...lowered, volumePl })
  );
}
