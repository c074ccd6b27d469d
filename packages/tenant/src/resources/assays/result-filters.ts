import { invalidRequest } from '../../api-error.ts';
import type { Condition, Filter } from '../../engine/filter.ts';
import { commaList, itemFilters, linkedAnyOf } from '../../engine/filters.ts';
import { createdTimes, timeRanges } from './time-filters.ts';

const LINKED_MAX = 20;

const linked: Filter = (value, parameter, asking) => {
  const { length } = commaList(value);
  if (length > LINKED_MAX) throw invalidRequest(`${parameter} takes ${LINKED_MAX} ids at most, not ${length}.`);
  return linkedAnyOf('link')(value, parameter, asking);
};

/** By parameter, what results can be listed by. */
export const resultFilters: Readonly<Record<string, Filter>> = {
  archiveReason: itemFilters.archiveReason,
  schemaId: itemFilters.schemaId,
  ...timeRanges,
  ...createdTimes,
  entityIds: linked,
  storageIds: linked,
  assayRunIds: linkedAnyOf('link', 'run'),
  automationOutputProcessorId: linkedAnyOf('processor'),
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
