import { InputError } from '@ligase/core';
import type { Schemas } from '@ligase/benchling-api/v2';
import { comparable, type FieldValues } from './field-values.ts';

interface Found {
  readonly id: string;
  readonly fields: Schemas['Fields'];
}

/**
 * The key of each of some rows, by the values of fields.
 * @throws {InputError} when two are the same, or one has no such value.
 */
export function keysOf(what: string, rows: readonly FieldValues[], by: readonly string[]): readonly string[] {
  const keys = rows.map((fields) => {
    const empty = by.filter((name) => comparable(fields[name]) === '');
    if (empty.length > 0)
      throw invalid(`A ${what} is found by ${named(by)}, but has no ${named(empty)}. Nothing was sent.`);
    return keyText(fields, by);
  });
  const seen = new Set<string>();
  for (const key of keys) {
    if (seen.has(key)) throw invalid(`Two ${what}s are the same by ${named(by)}: ${key}. Nothing was sent.`);
    seen.add(key);
  }
  return keys;
}

/**
 * Those of a list that are wanted, by their keys.
 * @throws {InputError} when two of them are the same.
 */
export async function foundByFields<T extends Found>(
  what: string,
  list: AsyncIterable<T>,
  wanted: readonly string[],
  by: readonly string[],
): Promise<ReadonlyMap<string, T>> {
  const keys = new Set(wanted);
  const found = new Map<string, T>();
  for await (const item of list) {
    const key = keyText(Object.fromEntries(by.map((name) => [name, item.fields[name]?.value ?? null])), by);
    if (!keys.has(key)) continue;
    const other = found.get(key);
    if (other !== undefined)
      throw invalid(
        `The ${what}s ${other.id} and ${item.id} are the same by ${named(by)}: ${key}. Archive one of them.`,
      );
    found.set(key, item);
  }
  return found;
}

function keyText(fields: FieldValues, by: readonly string[]): string {
  return by.map((name) => JSON.stringify(comparable(fields[name]))).join(', ') || 'the only one';
}

function named(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ') || 'their place alone';
}

function invalid(message: string): InputError {
  return new InputError('INPUT_INVALID', message);
}
