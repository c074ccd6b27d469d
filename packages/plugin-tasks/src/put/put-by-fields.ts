import { InputError, UnknownOutcomeError } from '@ligase/core';
import type { Schemas } from '@ligase/benchling-api/v2';
import { fieldValues, type FieldValue, type FieldValues } from '../field-values.ts';

/** What became of one thing that was put. */
export interface Put<T> {
  readonly item: T;
  readonly did: 'created' | 'updated' | 'unchanged';
}

interface Found {
  readonly id: string;
  readonly fields: Schemas['Fields'];
}

/** How things are looked up and written. */
export interface PutPort<T extends Found, W extends { readonly fields: FieldValues }> {
  /** What they are called in an error: `output`. */
  readonly what: string;
  readonly look: () => AsyncIterable<T>;
  readonly create: (wanted: W) => Promise<T>;
  readonly update: (found: T, wanted: W) => Promise<T>;
  /** Whether something besides the fields is different. */
  readonly differs?: (found: T, wanted: W) => boolean;
}

/**
 * Writes things that are found again by some of their fields: looks first, then makes what is not there and changes what is
 * different, one after the other, so that at most one write is under way when the process dies.
 */
export async function putByFields<T extends Found, W extends { readonly fields: FieldValues }>(
  port: PutPort<T, W>,
  wanted: readonly W[],
  by: readonly string[],
): Promise<readonly Put<T>[]> {
  const keys = wanted.map(({ fields }) => keyOf(fields, by, port.what));
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twice !== undefined) throw invalid(`Two ${port.what}s are the same by ${named(by)}: ${twice}. Nothing was sent.`);
  const found = await lookedUp(port, by, new Set(keys));
  const put: Put<T>[] = [];
  for (const [index, one] of wanted.entries()) {
    const key = keys[index] ?? '';
    const there = found.get(key);
    if (there === undefined) put.push({ item: await createOnce(port, one, by, key), did: 'created' });
    else if (isDifferent(there, one.fields) || port.differs?.(there, one) === true)
      put.push({ item: await port.update(there, one), did: 'updated' });
    else put.push({ item: there, did: 'unchanged' });
  }
  return put;
}

/** Creates, and when no answer comes looks whether it was made. @throws {UnknownOutcomeError} when it is not to be seen. */
async function createOnce<T extends Found, W extends { readonly fields: FieldValues }>(
  port: PutPort<T, W>,
  wanted: W,
  by: readonly string[],
  key: string,
): Promise<T> {
  try {
    return await port.create(wanted);
  } catch (error) {
    if (!(error instanceof UnknownOutcomeError)) throw error;
    const made = (await lookedUp(port, by, new Set([key]))).get(key);
    if (made === undefined) throw error;
    return made;
  }
}

async function lookedUp<T extends Found, W extends { readonly fields: FieldValues }>(
  { look, what }: PutPort<T, W>,
  by: readonly string[],
  keys: ReadonlySet<string>,
): Promise<ReadonlyMap<string, T>> {
  const found = new Map<string, T>();
  for await (const item of look()) {
    const key = keyText(fieldValues(item.fields), by);
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

function keyOf(fields: FieldValues, by: readonly string[], what: string): string {
  const empty = by.filter((name) => comparable(fields[name]) === '');
  if (empty.length > 0)
    throw invalid(`Each ${what} is found by ${named(by)}, but one has no ${named(empty)}. Nothing was sent.`);
  return keyText(fields, by);
}

function keyText(fields: FieldValues, by: readonly string[]): string {
  return by.map((name) => JSON.stringify(comparable(fields[name]))).join(', ') || 'the only one';
}

/** Benchling gives numbers back as numbers or texts, by the type of the field. */
function comparable(value: FieldValue | undefined): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value).trim();
}

function isDifferent({ fields }: Found, wanted: FieldValues): boolean {
  const held = fieldValues(fields);
  return Object.entries(wanted).some(([name, value]) => comparable(value) !== comparable(held[name]));
}

function named(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ') || 'their task alone';
}

function invalid(message: string): InputError {
  return new InputError('INPUT_INVALID', message);
}
