import { InputError } from '@ligase/core/errors';

/** An error about one line of a device's file. */
export function lineFault(file: string, line: number, message: string): InputError {
  return new InputError('INPUT_INVALID', `Line ${line} of the ${file}: ${message}`, { details: { file, line } });
}

/** An error about what a file of this kind cannot say. Nothing was written. */
export function cannotRender(file: string, message: string): InputError {
  return new InputError('INPUT_INVALID', `The ${file} cannot be written: ${message}`, { details: { file } });
}

const longest = 60;

/** What came, short and visible, for a message. */
export function shown(text: string): string {
  return JSON.stringify(text.length > longest ? `${text.slice(0, longest)}…` : text);
}
