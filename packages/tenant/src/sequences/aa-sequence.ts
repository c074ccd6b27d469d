import { createHash } from 'node:crypto';
import { entityFamily, type EntityKind } from '../entities/entity-kind.ts';
import type { Condition, Filter } from '../engine/filter.ts';
import { AMINO_ACIDS, checkBases } from './check-bases.ts';
import { checkAaAnnotations, type FeatureInput } from './sequence-features.ts';

const family = entityFamily({
  type: 'aa_sequence',
  label: 'AA Sequence',
  prefix: 'prtn_',
  path: '/aa-sequences',
  listKey: 'aaSequences',
  idsKey: 'aaSequenceIds',
  showsUrl: true,
});

/** Sequences of amino acids, and the features that lie on them. */
export const aaSequence: EntityKind = {
  family: { ...family, filters: { ...family.filters, aminoAcids: sameAminoAcids } },
  own: ({ context }, _principal, sent, before) => {
    const aminoAcids = (sent['aminoAcids'] ?? before?.['aminoAcids'] ?? '') as string;
    if (typeof sent['aminoAcids'] === 'string') checkBases(aminoAcids, AMINO_ACIDS);
    const annotations = (sent['annotations'] ?? before?.['annotations'] ?? []) as readonly FeatureInput[];
    const members = {
      aminoAcids,
      length: aminoAcids.length,
      annotations: checkAaAnnotations(aminoAcids, annotations, () => context.ids.next('ann_')),
    };
    return { members, facets: [{ name: 'aminoAcids', value: aminoAcidsKey(aminoAcids) }] };
  },
};

/** Sequences of just these amino acids, whatever their case. */
export function sameAminoAcids(aminoAcids: string): ReturnType<Filter> {
  return {
    sql: "pk IN (SELECT pk FROM item_facets WHERE name = 'aminoAcids' AND value = ?)",
    values: [aminoAcidsKey(aminoAcids)],
  };
}

/** Sequences that contain the amino acids. */
export function containsAminoAcids(aminoAcids: string): Condition {
  return { sql: "instr(upper(body ->> '$.aminoAcids'), ?) > 0", values: [aminoAcids.toUpperCase()] };
}

function aminoAcidsKey(aminoAcids: string): string {
  return createHash('sha256').update(aminoAcids.toUpperCase()).digest('base64url');
}
