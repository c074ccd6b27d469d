import { invalidRequest } from '../api-error.ts';
import type { Family } from '../engine/family.ts';
import type { Filter } from '../engine/filter.ts';
import { facetAnyOf, nameFilters } from '../engine/filters.ts';
import { AMINO_ACIDS, checkBases, DNA } from './check-bases.ts';

/** The stored body of a feature: what is annotated wherever its pattern is found. */
export interface FeatureBody {
  readonly featureLibraryId: string;
  readonly featureType: string | null;
  readonly matchType: 'nucleotide' | 'protein';
  readonly pattern: string;
  readonly color: string;
}

export type FeatureInput = Partial<FeatureBody> & { readonly name?: string };

const facetIs =
  (name: string): Filter =>
  (value) => ({ sql: 'pk IN (SELECT pk FROM item_facets WHERE name = ? AND value = ?)', values: [name, value] });

/** The features of libraries. */
export const feature: Family = {
  type: 'feature',
  label: 'Feature',
  prefix: 'feat_',
  path: '/features',
  listKey: 'features',
  head: ({ id, name }) => ({ id, name }),
  filters: {
    name: nameFilters.name,
    'names.anyOf.caseSensitive': nameFilters['names.anyOf.caseSensitive'],
    featureLibraryId: facetAnyOf('featureLibrary'),
    featureType: facetIs('featureType'),
    matchType: facetIs('matchType'),
  },
  defaultSort: 'name',
};

/** A feature with what was sent of it; the rest stays as it was. @throws {TenantApiError} 400 */
export function checkFeature(
  sent: FeatureInput,
  before: (FeatureBody & { readonly name: string }) | undefined,
): FeatureBody & { readonly name: string } {
  const {
    name = '',
    featureLibraryId = '',
    featureType = null,
    matchType = 'nucleotide',
    pattern = '',
    color = '#85DAE9',
  } = { ...before, ...sent };
  if (name.trim() === '') throw invalidRequest('name is a required field');
  if (pattern === '') throw invalidRequest('pattern is a required field');
  checkBases(pattern, { ...(matchType === 'protein' ? AMINO_ACIDS : DNA), member: 'pattern' });
  if (!/^#[0-9a-f]{6}$/i.test(color)) {
    throw invalidRequest(`Invalid color: ${color}. It takes a hexadecimal colour such as #85DAE9.`);
  }
  return { name, featureLibraryId, featureType, matchType, pattern, color };
}
