import type { Principal } from '../identity/principal.ts';
import type { EntityBody, EntityInput } from '../entities/entity-kind.ts';
import type { Engine } from '../engine/engine.ts';
import type { Facet } from '../engine/item-store.ts';
import { visible } from '../engine/rights.ts';
import { basesKey } from './canonical-bases.ts';
import type { Molecule } from './check-span.ts';
import { checkPrimers } from './primers.ts';
import { checkAnnotations, checkParts, checkTranslations, type FeatureInput } from './sequence-features.ts';

/** The features of a sequence of nucleotides after a write: those sent, and of the others those it had. @throws {TenantApiError} 400 */
export function nucleotideFeatures(
  engine: Engine,
  principal: Principal,
  molecule: Molecule,
  sent: EntityInput,
  before: EntityBody | undefined,
): { readonly members: Readonly<Record<string, readonly object[]>>; readonly facets: readonly Facet[] } {
  const features = (member: string): readonly FeatureInput[] =>
    (sent[member] ?? before?.[member] ?? []) as readonly FeatureInput[];
  // What was there stays, also when whoever changes something else may not view it.
  const seen = (member: string, types: readonly string[]) => (id: string) =>
    sent[member] === undefined ? engine.items.get(id) : visible(engine, principal, types, id);
  const parts = checkParts(molecule, features('parts'), seen('parts', ['dna_sequence', 'rna_sequence']), 'parts');
  const primers = checkPrimers(molecule, features('primers'), seen('primers', ['dna_oligo', 'rna_oligo']));
  return {
    members: {
      annotations: checkAnnotations(molecule, features('annotations')),
      translations: checkTranslations(molecule, features('translations').map(byRegions)),
      parts,
      primers,
    },
    facets: [
      ...primers.map(({ oligoId }) => ({ name: 'primer', value: oligoId })),
      ...parts.map(({ sequenceId }) => ({ name: 'part', value: sequenceId })),
    ],
  };
}

/** Lets lists find a sequence by its bases, whichever strand they are of. */
export function basesFacet({ bases, isCircular }: Molecule): Facet {
  return { name: 'bases', value: basesKey(bases, isCircular) };
}

// A stored translation has both forms, of which a request may have but one.
function byRegions(feature: FeatureInput): FeatureInput {
  if (!feature.regions || feature.regions.length === 0 || !('aminoAcids' in feature)) return feature;
  const { start: _start, end: _end, ...rest } = feature;
  return rest;
}
