import { invalidRequest } from '../../api-error.ts';
import type { Engine } from '../../engine/engine.ts';
import { commaList } from '../../engine/filters.ts';
import type { Condition } from '../../engine/filter.ts';
import type { Facet } from '../../engine/item-store.ts';
import { mayRead } from '../../engine/rights.ts';
import type { Call } from '../../request.ts';

/** The next id that people read, such as FILE26000001: what it is, the year, then a running number. */
export function nextDisplayId(engine: Engine, kind: string): string {
  const year = new Date(engine.context.clock.now()).toISOString().slice(2, 4);
  return `${kind}${year}${String(engine.items.count(`${kind}:${year}`)).padStart(6, '0')}`;
}

/** Lets lists find an item by its display id. */
export function displayIdFacet(value: string): Facet {
  return { name: 'displayId', value };
}

/** The `displayIds` of a list: each of them must be there. @throws {TenantApiError} 400 naming those that are not. */
export function displayIdConditions(engine: Engine, type: string): (call: Call) => Condition[] {
  return ({ principal, query }) => {
    const { displayIds } = query;
    if (typeof displayIds !== 'string') return [];
    const invalidIds = commaList(displayIds).filter(
      (value) =>
        !engine.items
          .withFacet(displayIdFacet(value))
          .some((row) => row.type === type && mayRead(engine, principal, row)),
    );
    if (invalidIds.length > 0) throw invalidRequest(`Invalid displayIds: ${invalidIds.join(', ')}.`, { invalidIds });
    return [];
  };
}
