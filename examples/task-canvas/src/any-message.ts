import type { Schema } from '@ligase/workflows';

/** Takes a message as it is: its trigger has read it from a webhook, whose members were checked when it came in. */
export function anyMessage<T>(): Schema<T> {
  return { '~standard': { version: 1, vendor: 'task-canvas', validate: (value) => ({ value: value as T }) } };
}
