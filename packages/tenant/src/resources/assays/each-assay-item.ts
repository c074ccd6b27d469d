import { TenantApiError } from '../../api-error.ts';
import type { Engine } from '../../engine/engine.ts';
import { schemaOf } from '../../engine/schema.ts';
import type { Principal } from '../../identity/principal.ts';
import { fieldFaults, type AssayFields } from './assay-fields.ts';

interface ItemErrors {
  readonly fields: Readonly<Record<string, readonly string[]>>;
  readonly global: readonly string[];
}

/**
 * Does the same to every run or result of a call, all or nothing.
 * @throws {TenantApiError} 400 whose body has no envelope: under `listKey` nothing, and the errors of each item in order.
 */
export function eachAssayItem<Item extends { readonly schemaId: string; readonly fields: AssayFields }, Result>(
  engine: Engine,
  principal: Principal,
  listKey: string,
  items: readonly Item[],
  work: (item: Item) => Result,
): Result[] {
  const results: Result[] = [];
  const errors = items.map((item): ItemErrors => {
    try {
      results.push(work(item));
      return { fields: {}, global: [] };
    } catch (error) {
      if (!(error instanceof TenantApiError)) throw error;
      const fields = faultsOf(engine, principal, item);
      return { fields, global: Object.keys(fields).length === 0 ? [error.message] : [] };
    }
  });
  if (results.length === items.length) return results;
  const message = `${items.length - results.length} of ${items.length} ${listKey} failed and nothing was kept.`;
  throw new TenantApiError(400, 'invalid_request_error', message, {}, { [listKey]: null, errors });
}

function faultsOf(
  engine: Engine,
  principal: Principal,
  { schemaId, fields }: { readonly schemaId: string; readonly fields: AssayFields },
): ItemErrors['fields'] {
  const row = engine.items.get(schemaId);
  return row?.type.startsWith('assay_') && row.type.endsWith('_schema')
    ? fieldFaults(engine, principal, schemaOf(row), fields)
    : {};
}
