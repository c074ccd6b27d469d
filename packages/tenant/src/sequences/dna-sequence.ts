import { invalidRequest } from '../api-error.ts';
import { entityFamily, type EntityKind } from '../entities/entity-kind.ts';
import type { Condition } from '../engine/filter.ts';
import { visible } from '../engine/rights.ts';
import { basesKey } from './canonical-bases.ts';
import { checkBases } from './check-bases.ts';
import { checkAnnotations, checkParts, checkTranslations, type FeatureInput } from './sequence-features.ts';

const family = entityFamily({
  type: 'dna_sequence',
  label: 'DNA Sequence',
  prefix: 'seq_',
  path: '/dna-sequences',
  listKey: 'dnaSequences',
  idsKey: 'dnaSequenceIds',
});

/** DNA sequences: bases, and the features that lie on them. */
export const dnaSequence: EntityKind = {
  family: { ...family, filters: { ...family.filters, bases: sameBases } },
  own: (engine, principal, sent, before) => {
    const bases = (sent['bases'] ?? before?.['bases'] ?? '') as string;
    const isCircular = (sent['isCircular'] ?? before?.['isCircular'] ?? false) === true;
    if (typeof sent['bases'] === 'string') checkBases(bases);
    const molecule = { bases, isCircular };
    const features = (member: string): readonly FeatureInput[] =>
      (sent[member] ?? before?.[member] ?? []) as readonly FeatureInput[];
    if (features('primers').length > 0) {
      throw invalidRequest('The local tenant has no oligos yet, so primers must be an empty list.');
    }
    const readable = (id: string): boolean => visible(engine, principal, ['dna_sequence'], id) !== undefined;
    const members = {
      bases,
      isCircular,
      length: bases.length,
      annotations: checkAnnotations(molecule, features('annotations')),
      translations: checkTranslations(molecule, features('translations').map(byRegions)),
      parts: checkParts(molecule, features('parts'), readable),
      primers: [],
      transcriptions: [],
      dnaAlignmentIds: [],
    };
    return { members, facets: [{ name: 'bases', value: basesKey(bases, isCircular) }] };
  },
};

/** Sequences that are the same molecule, whichever strand it is written by and, when circular, from whichever base. */
export function sameBases(bases: string): Condition {
  return {
    sql: "pk IN (SELECT pk FROM item_facets WHERE name = 'bases' AND value IN (?, ?))",
    values: [basesKey(bases, true), basesKey(bases, false)],
  };
}

// A stored translation has both forms, of which a request may have but one.
function byRegions(feature: FeatureInput): FeatureInput {
  if (!feature.regions || feature.regions.length === 0 || !('aminoAcids' in feature)) return feature;
  const { start: _start, end: _end, ...rest } = feature;
  return rest;
}
