import { RefusedError } from '@ligase/core';
import type { FieldValues } from '@ligase/plugin-tasks/contract';

/** The names of the fields of a task that the app writes. */
export const writtenFields = {
  /** The id of the run that has the task. */
  claimedBy: 'Claimed by',
  /** Who approved or refused the plan in its canvas. */
  answeredBy: 'Answered by',
  /** What came of it, in a sentence. */
  outcome: 'Outcome',
} as const;

/** What a field of a task says. @throws {RefusedError} when it is empty. */
export function neededText(fields: FieldValues, name: string): string {
  const found = textIn(fields, name);
  if (found === undefined) throw new RefusedError(`The task's field "${name}" is empty.`);
  return found;
}

/** What a field of a task says; `undefined` when it is empty. */
export function textIn(fields: FieldValues, name: string): string | undefined {
  const value = fields[name];
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
  return text === '' ? undefined : text;
}
