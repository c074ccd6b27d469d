import { InputError } from '@ligase/core';

/** An error about what was handed in. */
export function invalid(message: string): InputError {
  return new InputError('INPUT_INVALID', message);
}
