import { ConfigurationError } from '@ligase/core';
import type { ScalarSpec } from '../schema/configuration-schema.ts';
import { findItem } from './find-item.ts';
import { right, wrong, type Reading, type ReadingSource } from './reading.ts';

/** What an item of a type holds, and how the value that code gets is made of it. */
interface ScalarType {
  readonly wanted: string;
  /** `undefined` when the value is not of the type. */
  readonly read: (value: unknown) => unknown;
}

const benchlingTime = /^(?<date>\d{4}-\d{2}-\d{2}) (?<hour>0?[1-9]|1[0-2])(?<rest>:\d{2}:\d{2}) (?<half>AM|PM)$/iu;
const isoTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/u;

const isText = (value: unknown): value is string => typeof value === 'string';

const scalarTypes: Readonly<Record<ScalarSpec['type'], ScalarType>> = {
  text: { wanted: 'a text', read: (value) => (isText(value) ? value : undefined) },
  integer: { wanted: 'a whole number', read: (value) => (Number.isSafeInteger(value) ? value : undefined) },
  float: { wanted: 'a number', read: (value) => (Number.isFinite(value) ? value : undefined) },
  boolean: { wanted: 'true or false', read: (value) => (typeof value === 'boolean' ? value : undefined) },
  date: {
    wanted: 'a date',
    read: (value) => (isText(value) && /^\d{4}-\d{2}-\d{2}$/u.test(value) ? value : undefined),
  },
  datetime: { wanted: 'a time', read: (value) => (isText(value) ? isoOf(value) : undefined) },
  json: { wanted: 'JSON', read: (value) => (isText(value) ? parsed(value) : undefined) },
  secure_text: { wanted: 'a secret', read: (value) => (isText(value) ? value : undefined) },
};

/** Whether an item is a value of its own. */
export function isScalar(spec: { readonly type: string }): spec is ScalarSpec {
  return Object.hasOwn(scalarTypes, spec.type);
}

/** Reads an item that is a value of its own. @throws {ConfigurationError} `CONFIG_KEY_UNAVAILABLE` */
export async function readScalar(source: ReadingSource, spec: ScalarSpec, path: readonly string[]): Promise<Reading> {
  const { type, required, enum: choices } = spec;
  const scalar = scalarTypes[type];
  const wanted =
    choices === undefined ? scalar.wanted : `one of ${choices.map((one) => JSON.stringify(one)).join(', ')}`;
  const found = findItem(source, path, { type, required, fill: `write ${wanted}` });
  if (!('item' in found)) return found;
  const given = found.item.value;
  const value = scalar.read(given);
  const isChoice = choices === undefined || choices.includes(value as string | number);
  if (value === undefined || !isChoice) return wrong(path, 'ill-typed', `is not ${wanted}; write ${wanted}`);
  return type === 'secure_text' && isText(given) ? decrypted(source, given, path) : right(value);
}

async function decrypted({ decrypt }: ReadingSource, sealed: string, path: readonly string[]): Promise<Reading> {
  try {
    return right(await decrypt(sealed, path));
  } catch (error) {
    if (!(error instanceof ConfigurationError) || error.retryable) throw error;
    return {
      value: undefined,
      faults: [{ path, problem: 'undecryptable', message: error.message, cause: error }],
    };
  }
}

/** Benchling writes `2022-03-18 05:14:35 PM`, of no time zone. */
function isoOf(text: string): string | undefined {
  if (isoTime.test(text)) return text;
  const { date, hour, rest, half } = benchlingTime.exec(text)?.groups ?? {};
  if (date === undefined || rest === undefined) return undefined;
  const hours = (Number(hour) % 12) + (half?.toUpperCase() === 'PM' ? 12 : 0);
  return `${date}T${String(hours).padStart(2, '0')}${rest}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
