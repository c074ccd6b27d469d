import type { Engine } from '../engine/engine.ts';
import type { Condition } from '../engine/filter.ts';
import { createBaseIndex, type BaseIndex } from './base-index.ts';
import { reverseComplement } from './reverse-complement.ts';
import { containsBases } from './search-bases.ts';

/** Finds sequences by what they contain. */
export interface SequenceFinder {
  /** Sequences that contain the bases on either strand, circular ones also over their origin. */
  readonly containing: (bases: string) => Condition;
}

interface Indexed {
  readonly index: BaseIndex;
  readonly imageNumber: number;
  /** What was written since and is not added yet, by id. */
  readonly written: Set<string>;
  /** All up to this one are added, as they were when they were read. */
  lastPk: number;
}

interface SequenceRow {
  readonly pk: number;
  readonly bases: string;
  readonly isCircular: number | null;
}

/** Above this many, walking the list until a page is full reads fewer sequences than looking at every one that can have them. */
const LOOKED_AT_MAX = 2000;

/**
 * Finds sequences of one type. Its index is in memory and grows with the searches: each adds what was written since, and
 * the first one of a process all that there is, which takes about as long as two searches without an index would.
 */
export function createSequenceFinder({ context: { db }, items }: Engine, type: string): SequenceFinder {
  const start = (): Indexed => ({
    index: createBaseIndex(),
    imageNumber: db.imageNumber,
    written: new Set(),
    lastPk: 0,
  });
  let known = start();
  items.watch((row) => {
    if (row.type === type) known.written.add(row.id);
  });

  const columns = "pk, body ->> '$.bases' AS bases, body ->> '$.isCircular' AS isCircular";
  // In the order of the table itself: any index by type would have all of that type sorted for every search.
  const following = db.prepare<SequenceRow>(
    `SELECT ${columns} FROM items NOT INDEXED WHERE pk > ? AND type = ? ORDER BY pk LIMIT 1000`,
  );
  const byId = db.prepare<SequenceRow>(`SELECT ${columns} FROM items WHERE id = ?`);
  const byPk = db.prepare<SequenceRow>(`SELECT ${columns} FROM items WHERE pk = ?`);
  const add = ({ pk, bases, isCircular }: SequenceRow): void => known.index.add(pk, bases, isCircular === 1);

  const catchUp = (): void => {
    if (known.imageNumber !== db.imageNumber) known = start();
    for (let rows = following.all(known.lastPk, type); rows.length > 0; rows = following.all(known.lastPk, type)) {
      for (const row of rows) add(row);
      known.lastPk = rows.at(-1)?.pk ?? known.lastPk;
    }
    for (const id of known.written) {
      const row = byId.get(id);
      if (row) add(row);
    }
    known.written.clear();
  };

  return {
    containing: (bases) => {
      catchUp();
      const candidates = known.index.candidates(bases);
      const reading = containsBases(bases);
      if (!candidates || candidates.length > LOOKED_AT_MAX) return { ...reading, whole: reading };
      const strands = [bases.toUpperCase(), reverseComplement(bases.toUpperCase())];
      const found = candidates.filter((pk) => {
        const row = byPk.get(pk);
        return row !== undefined && containsAny(row, strands);
      });
      return { sql: 'pk IN (SELECT value FROM json_each(?))', values: [JSON.stringify(found)], few: true };
    },
  };
}

function containsAny({ bases, isCircular }: SequenceRow, strands: readonly string[]): boolean {
  const read = bases.toUpperCase();
  return strands.some((wanted) => (isCircular === 1 ? read + read.slice(0, wanted.length - 1) : read).includes(wanted));
}
