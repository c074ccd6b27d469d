import { CommandError, textOption, type Invocation } from './command.ts';

/** The whole number of an option, from `least` on; `undefined` when it was not given. @throws {CommandError} */
export function countOption(invocation: Invocation, name: string, least = 1): number | undefined {
  const text = textOption(invocation, name);
  if (text === undefined) return undefined;
  const number = Number(text);
  if (!/^\d{1,9}$/u.test(text) || number < least)
    throw new CommandError(`--${name} takes a number from ${least} on, not "${text}".`, 2);
  return number;
}

/** The number of an option, above 0 and up to `most`. @throws {CommandError} */
export function numberOption(invocation: Invocation, name: string, most: number): number | undefined {
  const text = textOption(invocation, name)?.replace(/%$/u, '');
  if (text === undefined) return undefined;
  const number = Number(text);
  if (text.trim() === '' || !(number > 0 && number <= most))
    throw new CommandError(`--${name} takes a number above 0, up to ${most}, not "${text}".`, 2);
  return number;
}
