import { invalidRequest } from '../../api-error.ts';
import type { Condition, Filter } from '../../engine/filter.ts';
import { commaList } from '../../engine/filters.ts';
import type { SqlValue } from '../../store/database.ts';

/** Items that have a facet with one of the values, or, for `null`, that have no such facet. */
export function facetOrNone(name: string): Filter {
  return (value) => {
    const wanted = commaList(value);
    const having = 'pk IN (SELECT pk FROM item_facets WHERE name = ? AND value IN (SELECT value FROM json_each(?)))';
    const values: SqlValue[] = [name, JSON.stringify(wanted)];
    if (!wanted.includes('null')) return { sql: having, values };
    return { sql: `${having} OR pk NOT IN (SELECT pk FROM item_facets WHERE name = ?)`, values: [...values, name] };
  };
}

/** Tasks or outputs whose task group matches. */
export function ofGroup(filter: Filter): Filter {
  return (value, parameter, scope) => {
    const { sql, values } = filter(value, parameter, scope);
    const groups = `SELECT id FROM items WHERE type = 'workflow_task_group' AND (${sql})`;
    return { sql: `pk IN (SELECT pk FROM item_facets WHERE name = 'group' AND value IN (${groups}))`, values };
  };
}

/** Items whose fields link to all of the items named. */
export const linksToAll: Filter = (value) => {
  const conditions = commaList(value).map(
    (): string => "pk IN (SELECT pk FROM item_facets WHERE name = 'link' AND value = ?)",
  );
  return { sql: ['TRUE', ...conditions].join(' AND '), values: commaList(value) };
};

/** Items whose fields link to none of the items named. */
export const linksToNone: Filter = (value) => ({
  sql: "pk NOT IN (SELECT pk FROM item_facets WHERE name = 'link' AND value IN (SELECT value FROM json_each(?)))",
  values: [JSON.stringify(commaList(value))],
});

/** Items that are scheduled before, on or after a date. */
export function scheduled(operator: '=' | '<' | '<=' | '>' | '>='): Filter {
  return (value, parameter): Condition => {
    const dated = `SELECT pk FROM item_facets WHERE name = 'scheduledOn'`;
    if (operator === '=' && value === 'null') return { sql: `pk NOT IN (${dated})`, values: [] };
    if (!/^\d{4}-\d{2}-\d{2}$/.test(value))
      throw invalidRequest(`${parameter} takes a date such as 2026-03-01, not "${value}".`);
    return { sql: `pk IN (${dated} AND value ${operator} ?)`, values: [value] };
  };
}

const STATUSES = `SELECT grouped.value FROM item_facets AS grouped JOIN item_facets AS status USING (pk)
  WHERE grouped.name = 'group' AND status.name = 'status'`;

const statusFilter =
  (condition: (listed: string) => string): Filter =>
  (value) => {
    const sql = condition('(SELECT value FROM json_each(?1))');
    // The list may be named more than once.
    const count = sql.split('?1').length - 1;
    return {
      sql: sql.replaceAll('?1', '?'),
      values: Array.from({ length: count }, () => JSON.stringify(commaList(value))),
    };
  };

/** Task groups by the statuses of their tasks. */
export const statusFilters: Readonly<Record<'anyOf' | 'noneOf' | 'only', Filter>> = {
  anyOf: statusFilter((listed) => `id IN (${STATUSES} AND status.value IN ${listed})`),
  noneOf: statusFilter((listed) => `id NOT IN (${STATUSES} AND status.value IN ${listed})`),
  only: statusFilter(
    (listed) =>
      `id IN (${STATUSES} AND status.value IN ${listed}) AND id NOT IN (${STATUSES} AND status.value NOT IN ${listed})`,
  ),
};
