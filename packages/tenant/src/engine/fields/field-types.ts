import { entityTypes } from '../../entities/entity-types.ts';
import { parseTime } from '../time-range.ts';
import type { FieldDefinition } from './field-definition.ts';

/** The types of items that a link field may point to, by the field's type. */
export const LINKED_TYPES: Readonly<Record<string, readonly string[]>> = {
  dna_sequence_link: ['dna_sequence'],
  part_link: ['dna_sequence', 'rna_sequence'],
  aa_sequence_link: ['aa_sequence'],
  aa_part_link: ['aa_sequence'],
  translation_link: ['aa_sequence'],
  custom_entity_link: ['custom_entity'],
  mixture_link: ['mixture'],
  molecule_link: ['molecule'],
  base_molecule_link: ['molecule'],
  entity_link: entityTypes,
  batch_link: ['batch'],
  storage_link: ['location', 'box', 'plate', 'container'],
  entry_link: ['entry'],
  assay_request_link: ['request'],
  assay_result_link: ['assay_result'],
  assay_run_link: ['assay_run'],
  blob_link: ['blob'],
};

/** Why a plain value does not fit its field; `undefined` when it does, `false` when the field's type holds no plain values. */
export function plainFault(field: FieldDefinition, value: unknown): string | false | undefined {
  switch (field.type) {
    case 'text':
    case 'long_text':
      return typeof value === 'string' ? undefined : 'text';
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'true or false';
    case 'integer':
      return Number.isSafeInteger(value) ? outOfRange(field, value as number) : 'a whole number';
    case 'float':
      return typeof value === 'number' ? outOfRange(field, value) : 'a number';
    case 'date':
      return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && isTime(value)
        ? undefined
        : 'a date such as 2026-03-01';
    case 'datetime':
      return typeof value === 'string' && isTime(value) ? undefined : 'a time such as 2026-03-01T12:00:00Z';
    case 'json':
      return value !== null && typeof value === 'object' ? undefined : 'a JSON object or list';
    default:
      return false;
  }
}

function isTime(value: string): boolean {
  return parseTime(value) !== undefined;
}

function outOfRange({ numericMin, numericMax }: FieldDefinition, value: number): string | undefined {
  if (value < (numericMin ?? -Infinity)) return `at least ${numericMin}`;
  if (value > (numericMax ?? Infinity)) return `at most ${numericMax}`;
  return undefined;
}
