import type { Condition } from '../engine/filter.ts';
import { basesKey } from './canonical-bases.ts';
import { reverseComplement } from './reverse-complement.ts';

/** Sequences that are the same molecule, whichever strand it is written by and, when circular, from whichever base. */
export function sameBases(bases: string): Condition {
  return {
    sql: "pk IN (SELECT pk FROM item_facets WHERE name = 'bases' AND value IN (?, ?))",
    values: [basesKey(bases, true), basesKey(bases, false)],
  };
}

/** Sequences that contain the bases on either strand, circular ones also over their origin: by reading every one. */
export function containsBases(bases: string): Condition {
  const wanted = bases.toUpperCase();
  const searched = `upper(
    body ->> '$.bases' || CASE WHEN body ->> '$.isCircular' THEN substr(body ->> '$.bases', 1, ${wanted.length - 1}) ELSE '' END
  )`;
  return {
    sql: `instr(${searched}, ?) > 0 OR instr(${searched}, ?) > 0`,
    values: [wanted, reverseComplement(wanted)],
  };
}
