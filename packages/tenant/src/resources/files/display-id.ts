import { invalidRequest } from '../../api-error.ts';
import type { Engine } from '../../engine/engine.ts';
import { commaList } from '../../engine/filters.ts';
import type { Condition } from '../../engine/filter.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import type { Facet } from '../../engine/item-store.ts';
import { mayRead } from '../../engine/rights.ts';
import type { Principal } from '../../identity/principal.ts';
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

/** The item of a type that people call so, when the principal may see it. */
export function visibleCalled(
  engine: Engine,
  principal: Principal,
  type: string,
  displayId: string,
): ItemRow | undefined {
  return engine.items
    .withFacet(displayIdFacet(displayId))
    .find((row) => row.type === type && mayRead(engine, principal, row));
}

/** The `displayIds` of a list: each of them must be there. @throws {TenantApiError} 400 naming those that are not. */
export function displayIdConditions(engine: Engine, type: string): (call: Call) => Condition[] {
  return ({ principal, query }) => {
    const { displayIds } = query;
    if (typeof displayIds !== 'string') return [];
    const invalidIds = commaList(displayIds).filter((value) => !visibleCalled(engine, principal, type, value));
    if (invalidIds.length > 0) throw invalidRequest(`Invalid displayIds: ${invalidIds.join(', ')}.`, { invalidIds });
    return [];
  };
}
