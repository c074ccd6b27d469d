import { invalidRequest } from '../../api-error.ts';
import type { Condition, Filter } from '../../engine/filter.ts';
import { commaList, itemFilters } from '../../engine/filters.ts';
import { createdTimes, timeRanges } from './time-filters.ts';

const LINKED_MAX = 20;

const withFacet =
  (names: readonly string[], max = Infinity): Filter =>
  (value, parameter) => {
    const ids = commaList(value);
    if (ids.length > max) throw invalidRequest(`${parameter} takes ${max} ids at most, not ${ids.length}.`);
    return {
      sql: `pk IN (SELECT pk FROM item_facets WHERE name IN (${names.map(() => '?').join(', ')})
        AND value IN (SELECT value FROM json_each(?)))`,
      values: [...names, JSON.stringify(ids)],
    };
  };

/** By parameter, what results can be listed by. */
export const resultFilters: Readonly<Record<string, Filter>> = {
  archiveReason: itemFilters.archiveReason,
  schemaId: itemFilters.schemaId,
  ...timeRanges,
  ...createdTimes,
  entityIds: withFacet(['link'], LINKED_MAX),
  storageIds: withFacet(['link'], LINKED_MAX),
  assayRunIds: withFacet(['link', 'run']),
  automationOutputProcessorId: withFacet(['processor']),
};

/** @throws {TenantApiError} 400 when the filters of a list of results do not go together. */
export function resultConditions({ query }: { readonly query: Readonly<Record<string, unknown>> }): Condition[] {
  const { schemaId, assayRunIds, automationOutputProcessorId, ids } = query;
  if (assayRunIds !== undefined && automationOutputProcessorId !== undefined) {
    throw invalidRequest('listAssayResults takes assayRunIds or automationOutputProcessorId, one of the two.');
  }
  if (schemaId === undefined && automationOutputProcessorId === undefined && ids === undefined) {
    throw invalidRequest('listAssayResults takes a schemaId or an automationOutputProcessorId.');
  }
  return [];
}
