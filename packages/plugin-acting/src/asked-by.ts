import type { CallScope } from '@ligase/core';
import type { Acting } from './contract.ts';

/** Says who asked for something, in the run that it is done in. */
export function askedBy(scope: CallScope): Acting['askedBy'] {
  return ({ name, email }, from) => `${name} (${email}) in ${from}, ${scope.current()?.correlationId ?? 'no run'}`;
}

/** The name of whoever asked, out of what {@link Acting.askedBy} or a person has written. */
export function nameOfAsker(text: string): string {
  return text.split(' (', 1)[0] ?? text;
}
