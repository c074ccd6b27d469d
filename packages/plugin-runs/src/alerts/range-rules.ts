import { ConfigurationError } from '@ligase/core';
import type { RangeRule } from './out-of-range.ts';

/** A row of an app's configuration, as it may come: numbers as numbers or texts, and what is not set as `null`. */
export type RangeRow = Readonly<Record<'field', unknown> & Partial<Record<'min' | 'max' | 'units', unknown>>>;

/**
 * Reads the rules of ranges from rows of configuration.
 * @throws {ConfigurationError} that lists every row at fault.
 */
export function rangeRules(rows: readonly RangeRow[]): readonly RangeRule[] {
  const faults: string[] = [];
  const rules = rows.flatMap(({ field, min, max, units }, index): RangeRule[] => {
    const at = `row ${index + 1}`;
    const [least, most] = [bound(min), bound(max)];
    if (typeof field !== 'string' || field.trim() === '') faults.push(`${at} names no field`);
    else if (least === 'none' || most === 'none') faults.push(`${at}, "${field}", has a bound that is no number`);
    else if (least === undefined && most === undefined) faults.push(`${at}, "${field}", has neither min nor max`);
    else if (least !== undefined && most !== undefined && least > most)
      faults.push(`${at}, "${field}", has a min above its max`);
    else
      return [
        {
          field: field.trim(),
          ...(least !== undefined && { min: least }),
          ...(most !== undefined && { max: most }),
          ...(typeof units === 'string' && units.trim() !== '' && { units: units.trim() }),
        },
      ];
    return [];
  });
  if (faults.length === 0) return rules;
  throw new ConfigurationError(
    'CONFIG_INCOMPLETE',
    `The ranges that results are held against cannot be read: ${faults.join('; ')}. Mend them in the app's configuration.`,
  );
}

function bound(value: unknown): number | undefined | 'none' {
  if (value === null || value === undefined || value === '') return undefined;
  const number =
    typeof value === 'number' ? value : typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
  return Number.isFinite(number) ? number : 'none';
}
