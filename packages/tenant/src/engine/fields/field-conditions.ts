import { invalidRequest } from '../../api-error.ts';
import type { Engine } from '../engine.ts';
import type { Database } from '../../store/database.ts';
import type { Family } from '../family.ts';
import type { Condition } from '../filter.ts';
import { withFacet } from '../filters.ts';
import { allOf } from '../paging.ts';
import { schemaOf } from '../schema.ts';
import { parseBounds, parseTime } from '../time-range.ts';
import type { FieldDefinition } from './field-definition.ts';
import { facetValue } from './write-fields.ts';

/** The `schemaField.<name>` filters of a list, by value and not by what is displayed. @throws {TenantApiError} 400 */
export function fieldConditions(
  engine: Engine,
  family: Pick<Family, 'schemaOf'>,
  query: Readonly<Record<string, unknown>>,
): Condition[] {
  const filters = Object.entries((query['schemaFields'] as Record<string, string> | undefined) ?? {});
  if (filters.length === 0) return [];
  const schemaId = query['schemaId'];
  if (typeof schemaId !== 'string')
    throw invalidRequest('schemaId is a required field when a schemaField filter is present');
  const row = engine.items.get(schemaId);
  const { fieldDefinitions, name } = row
    ? (family.schemaOf ?? schemaOf)(row)
    : { fieldDefinitions: [], name: schemaId };
  return filters.map(([fieldName, text]) => {
    const field = fieldDefinitions.find((one) => one.name === fieldName);
    if (!field) throw invalidRequest(`Invalid filter: schema ${name} has no field "${fieldName}".`);
    return condition(engine.context.db, field, text);
  });
}

function condition(db: Database, field: FieldDefinition, text: string): Condition {
  const parse = COMPARED[field.type];
  const facet = `field:${field.id}`;
  if (!parse) return withFacet(db, facet, '= ?', [facetValue(field, text)]);
  const wanted = `schemaField.${field.name} takes a value, or a range such as ">= 10 AND <= 50"`;
  const bounds = parseBounds(text, parse, wanted);
  if (bounds.some(({ operator }) => operator === '>' || operator === '<'))
    throw invalidRequest(`${wanted}, not "${text}".`);
  return allOf(bounds.map(({ operator, value }) => withFacet(db, facet, `${operator} ?`, [value])));
}

const number = (text: string): number | undefined =>
  text.trim() === '' || Number.isNaN(Number(text)) ? undefined : Number(text);

// The types that have an order.
const COMPARED: Readonly<Record<string, (text: string) => number | undefined>> = {
  integer: number,
  float: number,
  date: parseTime,
  datetime: parseTime,
};
