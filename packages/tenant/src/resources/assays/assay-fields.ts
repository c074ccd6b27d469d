import { invalidRequest, TenantApiError } from '../../api-error.ts';
import type { Engine } from '../../engine/engine.ts';
import type { FieldValues } from '../../engine/fields/field-definition.ts';
import { missingFields, writeFields, type FieldInput, type WrittenFields } from '../../engine/fields/write-fields.ts';
import type { Schema } from '../../engine/schema.ts';
import type { Principal } from '../../identity/principal.ts';

/** Fields as runs and results take them: each a `{ value }`, or the value alone. */
export type AssayFields = Readonly<Record<string, unknown>>;

/** Checks the fields of a run or a result, the required ones included. @throws {TenantApiError} 400 */
export function writeAssayFields(
  engine: Engine,
  principal: Principal,
  schema: Schema,
  sent: AssayFields,
  before: FieldValues = {},
): WrittenFields {
  const written = writeFields(engine, principal, schema, fieldInput(sent), before);
  const missing = missingFields(schema, written.values);
  if (missing.length > 0) throw invalidRequest(`Required fields have no value: ${missing.join(', ')}.`);
  return written;
}

/** What is wrong with which field, once {@link writeAssayFields} has refused them. */
export function fieldFaults(
  engine: Engine,
  principal: Principal,
  schema: Schema,
  sent: AssayFields,
): Record<string, string[]> {
  const input = fieldInput(sent);
  const faults: Record<string, string[]> = {};
  for (const [name, field] of Object.entries(input)) {
    try {
      writeFields(engine, principal, schema, { [name]: field }, {});
    } catch (error) {
      if (!(error instanceof TenantApiError)) throw error;
      faults[name] = [error.message];
    }
  }
  for (const name of missingFields(schema, input as FieldValues)) faults[name] ??= [`${name} is a required field`];
  return faults;
}

function fieldInput(sent: AssayFields): FieldInput {
  return Object.fromEntries(
    Object.entries(sent).map(([name, field]) => {
      const wrapped = typeof field === 'object' && field !== null && 'value' in field;
      return [name, wrapped ? field : { value: field }];
    }),
  );
}
