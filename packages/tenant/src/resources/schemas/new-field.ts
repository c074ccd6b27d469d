import { invalidRequest } from '../../api-error.ts';
import type { Ids } from '../../clock/clock.ts';
import type { FieldDefinition } from '../../engine/fields/field-definition.ts';

/** What a new field of a schema is made of. */
export type NewField = Pick<FieldDefinition, 'name' | 'type'> & Partial<FieldDefinition>;

/** Completes the fields of a new schema. @throws {TenantApiError} 400 when two have one name. */
export function newFields(ids: Ids, given: readonly NewField[]): FieldDefinition[] {
  const names = given.map(({ name }) => name);
  const doubled = names.find((name, index) => names.indexOf(name) !== index);
  if (doubled !== undefined) throw invalidRequest(`A schema cannot have two fields named "${doubled}".`);
  return given.map((field) => ({
    id: ids.next('tsf_'),
    isMulti: false,
    isRequired: false,
    archiveRecord: null,
    ...field,
  }));
}
