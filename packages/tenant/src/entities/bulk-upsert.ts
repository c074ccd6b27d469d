import { invalidRequest } from '../api-error.ts';
import { eachItem } from '../engine/each-item.ts';
import type { Engine } from '../engine/engine.ts';
import type { ItemRow } from '../engine/item-row.ts';
import type { Call } from '../request.ts';
import type { EntityInput, EntityKind } from './entity-kind.ts';
import { upsertEntity } from './upsert-entity.ts';

/** An entity to be upserted, and its kind. */
export interface Upsert {
  readonly kind: EntityKind;
  readonly sent: EntityInput;
}

/**
 * Upserts entities of one registry, all or none, and gives their rows in order. They may link to one another by registry id, so
 * all of them are there before the links are set.
 * @throws {TenantApiError} 400
 */
export function bulkUpsert(engine: Engine, call: Call, upserts: readonly Upsert[]): ItemRow[] {
  const upsert = (incomplete: boolean): ItemRow[] =>
    eachItem(
      upserts,
      ({ kind, sent: { entityRegistryId = '', ...item } }) =>
        upsertEntity(engine, kind, call, entityRegistryId, item, { incomplete }).row,
    );
  if (new Set(upserts.map(({ sent }) => sent.registryId)).size > 1) {
    throw invalidRequest('All entities of one call must be of the same registry.');
  }
  upsert(true);
  return upsert(false);
}
