import type { FieldValue } from '../field-values.ts';
import type { Result } from '../run.ts';

/** What a field of results should hold. */
export interface RangeRule {
  /** The name of the field. */
  readonly field: string;
  /** The least that is good. Default: no bound. */
  readonly min?: number;
  /** The most that is good. Default: no bound. */
  readonly max?: number;
  /** What numbers of this field are in, for the words: `ng/uL`. */
  readonly units?: string;
}

/** A value that is not as it should be. */
export interface RangeFinding {
  readonly field: string;
  readonly value: FieldValue;
  readonly kind: 'below' | 'above' | 'unreadable';
  /** For a person: `Yield is 1.2 ng/uL, below 5 ng/uL`. */
  readonly words: string;
}

/** The values of a result that are out of their range, in the order of the rules. An empty field is not judged. */
export function outOfRange({ fields }: Pick<Result, 'fields'>, rules: readonly RangeRule[]): readonly RangeFinding[] {
  return rules.flatMap((rule) =>
    [fields[rule.field]?.value ?? null].flat().flatMap((value) => findingOf(rule, value as FieldValue)),
  );
}

function findingOf({ field, min, max, units }: RangeRule, value: FieldValue): readonly RangeFinding[] {
  if (value === null || value === undefined || value === '') return [];
  const number = typeof value === 'number' ? value : typeof value === 'string' ? Number(value) : Number.NaN;
  const unit = units === undefined ? '' : ` ${units}`;
  if (Number.isNaN(number))
    return [{ field, value, kind: 'unreadable', words: `${field} is no number: ${JSON.stringify(value)}` }];
  if (min !== undefined && number < min)
    return [{ field, value, kind: 'below', words: `${field} is ${number}${unit}, below ${min}${unit}` }];
  if (max !== undefined && number > max)
    return [{ field, value, kind: 'above', words: `${field} is ${number}${unit}, above ${max}${unit}` }];
  return [];
}
