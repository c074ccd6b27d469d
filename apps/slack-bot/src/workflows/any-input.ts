import type { Schema } from '@ligase/workflows';

/** Takes an input as it is: a trigger has made it from a delivery whose members were checked when it came in. */
export function anyInput<T>(): Schema<T> {
  return { '~standard': { version: 1, vendor: 'slack-bot', validate: (value) => ({ value: value as T }) } };
}
