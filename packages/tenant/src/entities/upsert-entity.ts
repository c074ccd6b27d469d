import { invalidRequest } from '../api-error.ts';
import { archiveItem } from '../engine/archive-operations.ts';
import type { Actor } from '../engine/changes.ts';
import type { Engine } from '../engine/engine.ts';
import type { FieldInput } from '../engine/fields/write-fields.ts';
import type { ItemRow } from '../engine/item-row.ts';
import { demand, itemOfBody, mayRead } from '../engine/rights.ts';
import { createEntity } from './create-entity.ts';
import type { EntityInput, EntityKind } from './entity-kind.ts';
import { updateEntity } from './update-entity.ts';

/** An entity after an upsert. */
export interface Upserted {
  readonly row: ItemRow;
  readonly created: boolean;
}

/** Updates the entity that the registry knows by an id, or creates it there. @throws {TenantApiError} 400, 403 */
export function upsertEntity(
  engine: Engine,
  kind: EntityKind,
  actor: Actor,
  entityRegistryId: string,
  sent: EntityInput,
  options: { readonly incomplete?: boolean } = {},
): Upserted {
  const { registryId = '' } = sent;
  itemOfBody(engine, actor.principal, 'registry', registryId, 'registryId');
  const known = engine.items.registered(registryId, entityRegistryId);
  const fields = resolveFields(engine, registryId, sent.fields ?? {}, options.incomplete ?? false);
  if (!known) {
    const created = { ...sent, fields, entityRegistryId };
    return { row: createEntity(engine, kind, actor, created, options), created: true };
  }
  if (known.type !== kind.family.type || !mayRead(engine, actor.principal, known)) {
    throw invalidRequest(`${entityRegistryId} is the registry id of another kind of item.`);
  }
  const open = sent.archiveRecord === null ? unarchive(engine, kind, actor, known) : known;
  const { entityRegistryId: _given, ...changes } = sent;
  return { row: updateEntity(engine, kind, actor, open, { ...changes, fields }), created: false };
}

function unarchive(engine: Engine, kind: EntityKind, actor: Actor, row: ItemRow): ItemRow {
  demand(engine, actor.principal, 'write', row);
  archiveItem(engine, kind.family, actor, row, null, null);
  return engine.items.get(row.id) ?? row;
}

/** Puts API ids in the place of `{ entityRegistryId }`. Those not there yet are left out when `skip` is set. */
function resolveFields(engine: Engine, registryId: string, fields: FieldInput, skip: boolean): FieldInput {
  const resolve = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(resolve).filter((one) => one !== undefined);
    if (typeof value !== 'object' || value === null || !('entityRegistryId' in value)) return value;
    const linked = engine.items.registered(registryId, String(value.entityRegistryId));
    if (linked) return linked.id;
    if (skip) return undefined;
    throw invalidRequest(
      `Invalid entityRegistryId: ${String(value.entityRegistryId)}. The registry knows no such entity.`,
    );
  };
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, { value: resolve(field.value) ?? null }]),
  );
}
