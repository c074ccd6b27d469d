import type { Molecule, Span } from './check-span.ts';
import type { FeatureBody } from './library-feature.ts';
import { findAminoAcids, findBases, findTranslated, type Occurrence } from './occurrences.ts';

/** A feature of a library, as it is looked for. */
export type LibraryFeature = Pick<FeatureBody, 'featureType' | 'matchType' | 'pattern' | 'color'> & {
  readonly name: string;
};

/** An annotation that a feature makes. */
export interface FoundAnnotation extends Span {
  readonly name: string;
  readonly type: string;
  readonly color: string;
  readonly strand?: number;
}

/** What features annotate on DNA or RNA: by their bases, and by the amino acids that the bases are read into. */
export function annotateBases(
  molecule: Molecule,
  features: readonly LibraryFeature[],
  strands: readonly (1 | -1)[],
): FoundAnnotation[] {
  return features.flatMap((feature) => {
    const find = feature.matchType === 'protein' ? findTranslated : findBases;
    return find(molecule, feature.pattern, strands).map((found) => annotation(feature, found));
  });
}

/** What features of proteins annotate on amino acids. */
export function annotateAminoAcids(aminoAcids: string, features: readonly LibraryFeature[]): FoundAnnotation[] {
  return features
    .filter(({ matchType }) => matchType === 'protein')
    .flatMap((feature) => findAminoAcids(aminoAcids, feature.pattern).map((found) => annotation(feature, found)));
}

/** The annotations that are not there yet. */
export function newAnnotations(
  before: readonly FoundAnnotation[],
  found: readonly FoundAnnotation[],
): FoundAnnotation[] {
  const key = ({ name, start, end, strand = 0 }: FoundAnnotation): string => JSON.stringify([name, start, end, strand]);
  const known = new Set(before.map(key));
  return found.filter((one) => !known.has(key(one)));
}

function annotation({ name, featureType, color }: LibraryFeature, found: Span | Occurrence): FoundAnnotation {
  return { name, type: featureType ?? '', color, ...found };
}
