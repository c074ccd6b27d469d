import { invalidRequest } from '../api-error.ts';
import type { Engine } from '../engine/engine.ts';
import type { FieldValues } from '../engine/fields/field-definition.ts';
import { missingFields } from '../engine/fields/write-fields.ts';
import type { Facet } from '../engine/item-store.ts';
import type { Schema } from '../engine/schema.ts';
import { demandUnique } from './unique-constraint.ts';

/** An entity on its way into a registry. */
export interface Registering {
  /** `''` while it has none. */
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly fields: FieldValues;
  /** What lists find it by. */
  readonly facets: readonly Facet[];
}

/** How it is called there. */
export interface RegisteredNames {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly entityRegistryId: string;
}

/** Names an entity by a strategy. @throws {TenantApiError} 400 when the strategy or its names do not work out. */
export function registeredNames(
  engine: Engine,
  registryId: string,
  schema: Schema,
  entity: Registering,
  by: { readonly entityRegistryId: string } | { readonly namingStrategy: string },
): RegisteredNames {
  const { name, aliases } = entity;
  if ('entityRegistryId' in by) return { name, aliases, entityRegistryId: by.entityRegistryId };
  const nextId = (): string => nextRegistryId(engine, registryId, schema);
  switch (by.namingStrategy) {
    case 'NEW_IDS':
      return { name, aliases, entityRegistryId: nextId() };
    case 'IDS_FROM_NAMES':
    case 'KEEP_NAMES':
      return { name, aliases, entityRegistryId: name };
    case 'DELETE_NAMES': {
      const entityRegistryId = nextId();
      return { name: entityRegistryId, aliases, entityRegistryId };
    }
    case 'SET_FROM_NAME_PARTS':
      return { name: templateName(engine, schema, entity), aliases: [...aliases, name], entityRegistryId: nextId() };
    case 'REPLACE_NAMES_FROM_PARTS':
      return { name: templateName(engine, schema, entity), aliases, entityRegistryId: nextId() };
    case 'REPLACE_ID_AND_NAME_FROM_PARTS': {
      const made = templateName(engine, schema, entity);
      return { name: made, aliases, entityRegistryId: made };
    }
    default:
      throw invalidRequest(`Invalid namingStrategy: ${by.namingStrategy}`);
  }
}

/** @throws {TenantApiError} 400 when a required field is empty, or another item of the registry has one of the names. */
export function demandRegistrable(
  engine: Engine,
  registryId: string,
  schema: Schema,
  entity: Registering,
  { name, aliases, entityRegistryId }: RegisteredNames,
): void {
  const missing = missingFields(schema, entity.fields);
  if (missing.length > 0) {
    throw invalidRequest(
      `${name} cannot be registered: ${missing.join(', ')} ${missing.length === 1 ? 'is a required field' : 'are required fields'} of schema ${schema.name}.`,
    );
  }
  const taken = engine.items.nameTaken(registryId, [name, entityRegistryId, ...aliases], entity.id);
  if (taken) {
    throw invalidRequest(`"${taken.name}" is already the name, alias or registry id of ${taken.id} in this registry.`);
  }
  demandUnique(engine, registryId, schema, entity);
}

function nextRegistryId(engine: Engine, registryId: string, schema: Schema): string {
  for (;;) {
    const id = schema.prefix + String(engine.items.count(`registered:${schema.id}`)).padStart(3, '0');
    if (!engine.items.nameTaken(registryId, [id], '')) return id;
  }
}

function templateName(engine: Engine, schema: Schema, entity: Registering): string {
  const parts = schema.nameTemplateParts ?? [];
  if (parts.length === 0) throw invalidRequest(`Schema ${schema.name} has no name template to make names from.`);
  return parts
    .map(({ text, fieldId, datetimeFormat }) => {
      if (fieldId !== null) {
        const field = schema.fieldDefinitions.find((one) => one.id === fieldId);
        const shown = field && entity.fields[field.name]?.displayValue;
        if (!shown)
          throw invalidRequest(`The name of ${entity.name} needs a value in field ${field?.name ?? fieldId}.`);
        return shown;
      }
      if (datetimeFormat !== null) return new Date(engine.context.clock.now()).toISOString().slice(0, 10);
      return text ?? '';
    })
    .join('');
}
