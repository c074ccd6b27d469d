import type { Schema } from '@ligase/workflows';

/** A schema that takes everything for what a test says that it is. */
export function taken<T>(): Schema<T> {
  return { '~standard': { version: 1, vendor: 'test', validate: (value) => ({ value: value as T }) } };
}
