import type { Schema } from '@ligase/workflows';

/** Takes an input as it is: a trigger or a workflow has made it. */
export function anyInput<T>(): Schema<T> {
  return { '~standard': { version: 1, vendor: 'liquid-handler', validate: (value) => ({ value: value as T }) } };
}
