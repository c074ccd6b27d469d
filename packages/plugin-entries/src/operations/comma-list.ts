import { InputError } from '@ligase/core';

/**
 * The values of a filter that Benchling takes as one text, parted by commas.
 *
 * @throws {InputError} `INPUT_INVALID` for a value with a comma in it: it would be taken for two.
 */
export function commaList(values: readonly string[] | undefined, what: string): string | undefined {
  const parted = values?.find((value) => value.includes(','));
  if (parted !== undefined)
    throw new InputError('INPUT_INVALID', `Benchling takes ${what} parted by commas, so none may have one; got "${parted}"`);
  return values?.join(',');
}
