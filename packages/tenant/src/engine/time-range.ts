import { invalidRequest } from '../api-error.ts';

/** One side of a range. */
export interface Bound<Value> {
  readonly operator: '>' | '<' | '>=' | '<=' | '=';
  readonly value: Value;
}

const BOUND = /^(?<operator>>=|<=|>|<)?\s*(?<value>.+)$/;

/** Reads `> a AND < b`. A value that looks like an operator is written in double quotes. */
export function parseBounds<Value>(
  text: string,
  parse: (text: string) => Value | undefined,
  wanted: string,
): Bound<Value>[] {
  return text.split(/\s+AND\s+/).map((part) => {
    const { operator = '=', value: quoted = '' } = BOUND.exec(part.trim())?.groups ?? {};
    const value = parse(quoted.replace(/^"(.*)"$/, '$1'));
    if (value === undefined) throw invalidRequest(`${wanted}, not "${text}".`);
    return { operator: operator as Bound<Value>['operator'], value };
  });
}

const RFC_3339 = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/i;

/** Milliseconds since 1970 of an RFC 3339 time or date; without an offset it is in UTC. */
export function parseTime(text: string): number | undefined {
  if (!RFC_3339.test(text)) return undefined;
  const zoned = /(Z|[+-]\d{2}:?\d{2})$/i.test(text.slice(10)) || text.length === 10 ? text : `${text}Z`;
  const time = Date.parse(zoned.replace(' ', 'T'));
  return Number.isNaN(time) ? undefined : time;
}
