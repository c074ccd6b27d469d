import { InputError } from '@ligase/core';

/** An error about one line of a file that was handed in. */
export function lineFault(line: number, message: string, details: Readonly<Record<string, unknown>> = {}): InputError {
  return new InputError('INPUT_INVALID', `Line ${line}: ${message}`, { details: { line, ...details } });
}
