import { invalidRequest } from '../../api-error.ts';
import type { Principal } from '../../identity/principal.ts';
import type { PropertyChange } from '../changes.ts';
import type { Engine } from '../engine.ts';
import { fold, type Facet } from '../item-store.ts';
import type { ItemRow } from '../item-row.ts';
import { createLookup } from '../lookup.ts';
import { visible } from '../rights.ts';
import type { Schema } from '../schema.ts';
import { parseTime } from '../time-range.ts';
import { displayValue, valueText } from './display-value.ts';
import type { FieldDefinition, FieldValue, FieldValues } from './field-definition.ts';
import { LINKED_TYPES, plainFault } from './field-types.ts';

/** The fields of an item after a write. */
export interface WrittenFields {
  readonly values: FieldValues;
  readonly facets: readonly Facet[];
  readonly changes: readonly PropertyChange[];
}

/** Fields as a request has them: only `value` counts. */
export type FieldInput = Readonly<Record<string, { readonly value?: unknown }>>;

/**
 * Checks the named fields against the schema and gives all fields of the item: the others keep the value they had.
 * @throws {TenantApiError} 400 for what the schema does not have or take.
 */
export function writeFields(
  engine: Engine,
  principal: Principal,
  schema: Schema | undefined,
  input: FieldInput,
  before: FieldValues,
): WrittenFields {
  const definitions = schema?.fieldDefinitions.filter((field) => field.archiveRecord === null) ?? [];
  const known = new Set(definitions.map((field) => field.name));
  for (const name of Object.keys(input)) {
    if (known.has(name)) continue;
    if (!schema) throw invalidRequest(`Field "${name}" needs a schemaId: an item without a schema has no fields.`);
    throw invalidRequest(`Schema ${schema.name} has no field "${name}". It has: ${[...known].join(', ') || 'none'}.`);
  }
  const values: Record<string, FieldValue> = {};
  const changes: PropertyChange[] = [];
  const names = createLookup(engine, undefined);
  for (const field of definitions) {
    const sent = input[field.name];
    const had = before[field.name];
    const empty = field.isMulti ? [] : null;
    const value = sent ? checked(engine, principal, field, sent.value ?? empty) : (had?.value ?? empty);
    const shown = displayValue(field.type, value, names);
    values[field.name] = { value, displayValue: shown, textValue: shown, isMulti: field.isMulti, type: field.type };
    if (sent) changes.push({ property: field.name, isField: true, from: had?.displayValue ?? null, to: shown });
  }
  return { values, facets: fieldFacets(definitions, values), changes };
}

/** Every required field that has no value. */
export function missingFields(schema: Schema, values: FieldValues): string[] {
  return schema.fieldDefinitions
    .filter((field) => field.isRequired && field.archiveRecord === null)
    .filter(({ name }) => {
      const value = values[name]?.value ?? null;
      return value === null || (Array.isArray(value) && value.length === 0);
    })
    .map(({ name }) => name);
}

function checked(engine: Engine, principal: Principal, field: FieldDefinition, value: unknown): unknown {
  if (!field.isMulti) return value === null ? null : checkedOne(engine, principal, field, value);
  if (!Array.isArray(value)) throw misfit(field, value, 'a list');
  return value.map((one) => checkedOne(engine, principal, field, one));
}

function checkedOne(engine: Engine, principal: Principal, field: FieldDefinition, value: unknown): unknown {
  const fault = plainFault(field, value);
  if (typeof fault === 'string') throw misfit(field, value, fault);
  if (fault === undefined) return value;
  if (field.type === 'dropdown') return checkedOption(engine, field, value);
  const types = LINKED_TYPES[field.type];
  if (!types)
    throw invalidRequest(`The local tenant does not serve fields of type ${field.type} ("${field.name}") yet.`);
  const linked = typeof value === 'string' ? visible(engine, principal, types, value) : undefined;
  if (!linked) throw misfit(field, value, `the id of ${types.join(' or ')} that you may view`);
  checkSchema(field, linked);
  return linked.id;
}

function checkSchema(field: FieldDefinition, linked: ItemRow): void {
  if (!field.schemaId || linked.schema_id === field.schemaId) return;
  throw misfit(
    field,
    linked.id,
    `an item of schema ${field.schemaId}, and this one is of ${linked.schema_id ?? 'none'}`,
  );
}

function checkedOption(engine: Engine, field: FieldDefinition, value: unknown): string {
  const dropdown = field.dropdownId ? engine.items.get(field.dropdownId) : undefined;
  const { options } = JSON.parse(dropdown?.body ?? '{"options":[]}') as {
    options: { id: string; name: string; archiveRecord: object | null }[];
  };
  const open = options.filter((option) => option.archiveRecord === null);
  const chosen = open.find((option) => option.id === value);
  if (chosen) return chosen.id;
  const offered = open.map(({ id, name }) => `${id} (${name})`).join(', ');
  throw misfit(field, value, `the id of an option of ${dropdown?.name ?? 'its dropdown'}: ${offered}`);
}

function misfit(field: FieldDefinition, value: unknown, wanted: string): Error {
  return invalidRequest(`Invalid value for field "${field.name}": ${JSON.stringify(value)}. It takes ${wanted}.`);
}

/** What lets lists filter by fields, and a renamed item find who shows its name. */
function fieldFacets(definitions: readonly FieldDefinition[], values: FieldValues): Facet[] {
  return definitions.flatMap((field) => {
    const value = values[field.name]?.value ?? null;
    const list = (Array.isArray(value) ? value : [value]).filter((one) => one !== null);
    const links = field.type === 'dropdown' || field.type in LINKED_TYPES;
    return list.flatMap((one): Facet[] => [
      { name: `field:${field.id}`, value: facetValue(field, one) },
      ...(links ? [{ name: 'link', value: valueText(one) }] : []),
    ]);
  });
}

/** What lets a renamed item find who shows its name, for fields that lists do not filter by. */
export function linkFacets(values: FieldValues): Facet[] {
  return Object.values(values)
    .filter(({ type }) => type === 'dropdown' || type in LINKED_TYPES)
    .flatMap(({ value }) => [value].flat())
    .filter((one) => one !== null)
    .map((one) => ({ name: 'link', value: valueText(one) }));
}

/** Numbers and dates are compared as such, text without regard to case. */
export function facetValue(field: FieldDefinition, value: unknown): string | number {
  if (typeof value === 'number') return value;
  const text = valueText(value);
  if (field.type === 'date' || field.type === 'datetime') return parseTime(text) ?? text;
  return field.type === 'text' || field.type === 'long_text' ? fold(text) : text;
}
