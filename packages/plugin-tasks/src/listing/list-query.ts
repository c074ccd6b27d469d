import type { FieldFilter, ListFilter } from '../contract.ts';

type Ids = readonly string[] | undefined;

/** Query parameters that all lists take. */
export interface ListQuery {
  readonly ids: Ids;
  readonly displayIds: Ids;
  readonly schemaId: string | undefined;
  readonly name: string | undefined;
  readonly nameIncludes: string | undefined;
  readonly creatorIds: Ids;
  readonly watcherIds: Ids;
  readonly responsibleTeamIds: Ids;
  readonly modifiedAt: string | undefined;
  readonly archiveReason: string | undefined;
  readonly pageSize: number | undefined;
}

/** Query parameters that lists of what has fields take. */
export interface FieldQuery {
  readonly 'linkedItemIds.anyOf': Ids;
  readonly 'linkedItemIds.allOf': Ids;
  readonly 'linkedItemIds.noneOf': Ids;
}

/** What lists of tasks, groups and outputs can be narrowed by. */
export function listQuery(filter: ListFilter): ListQuery {
  const { modifiedAfter: after, modifiedBefore: before } = filter;
  const bounds = [
    ...(after === undefined ? [] : [`> ${after.toISOString()}`]),
    ...(before === undefined ? [] : [`< ${before.toISOString()}`]),
  ];
  return {
    ids: filter.ids,
    displayIds: filter.displayIds,
    schemaId: filter.schemaId,
    name: filter.name,
    nameIncludes: filter.nameIncludes,
    creatorIds: filter.creatorIds,
    watcherIds: orNobody(filter.watcherIds),
    responsibleTeamIds: orNobody(filter.responsibleTeamIds),
    modifiedAt: bounds.length === 0 ? undefined : bounds.join(' AND '),
    archiveReason: filter.archiveReason,
    pageSize: filter.pageSize,
  };
}

/** What lists of tasks and outputs can be narrowed by besides. */
export function fieldQuery({ fields = {}, linksToAny, linksToAll, linksToNone }: FieldFilter): FieldQuery {
  return {
    'linkedItemIds.anyOf': linksToAny,
    'linkedItemIds.allOf': linksToAll,
    'linkedItemIds.noneOf': linksToNone,
    ...Object.fromEntries(Object.entries(fields).map(([name, value]) => [`schemaField.${name}`, String(value)])),
  };
}

/** Ids as Benchling takes them where it also takes "null". */
export function orNobody(ids: readonly (string | null)[] | undefined): Ids {
  return ids?.map((id) => id ?? 'null');
}

/** Benchling takes an empty parameter for one that is not there, and would list everything. */
export function matchesNothing(query: object): boolean {
  return Object.values(query).some((value: unknown) => Array.isArray(value) && value.length === 0);
}
