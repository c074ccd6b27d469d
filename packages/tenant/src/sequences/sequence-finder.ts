import type { Engine } from '../engine/engine.ts';
import type { Condition } from '../engine/filter.ts';
import { createBaseIndex, type BaseIndex } from './base-index.ts';

/** Narrows a search for bases to the few sequences that can have them. */
export interface SequenceFinder {
  /** A condition that all sequences meet that contain the bases, on either strand, and few others. */
  near(bases: string): Condition[];
}

interface Indexed {
  readonly index: BaseIndex;
  readonly imageNumber: number;
  /** What was written since and is not added yet, by id. */
  readonly written: Set<string>;
  /** All up to this one are added, as they were when they were read. */
  lastPk: number;
}

/** How many bases are added before a search at most, so that none waits long for what was there before the process was. */
const ADDED_MAX = 5_000_000;

/** Finds sequences of one type. Its index is in memory and grows with the searches: each adds what was written since. */
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

  const select = "SELECT pk, id, body ->> '$.bases' AS bases, body ->> '$.isCircular' AS isCircular FROM items WHERE";
  const following = db.prepare<SequenceRow>(`${select} type = ? AND pk > ? ORDER BY pk`);
  const one = db.prepare<SequenceRow>(`${select} id = ?`);
  const add = ({ pk, bases, isCircular }: SequenceRow): void => known.index.add(pk, bases, isCircular === 1);

  const catchUp = (): void => {
    if (known.imageNumber !== db.imageNumber) known = start();
    let added = 0;
    for (const row of following.iterate(type, known.lastPk)) {
      add(row);
      known.lastPk = row.pk;
      added += row.bases.length;
      if (added > ADDED_MAX) break;
    }
    for (const id of known.written) {
      const row = one.get(id);
      if (row) add(row);
    }
    known.written.clear();
  };

  return {
    near: (bases) => {
      catchUp();
      const candidates = known.index.candidates(bases);
      if (!candidates) return [];
      return [
        {
          sql: 'pk IN (SELECT value FROM json_each(?)) OR pk > ?',
          values: [JSON.stringify(candidates), known.lastPk],
        },
      ];
    },
  };
}

interface SequenceRow {
  readonly pk: number;
  readonly id: string;
  readonly bases: string;
  readonly isCircular: number | null;
}
