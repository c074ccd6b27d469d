import type { SyntheticEvent } from 'react';

/** The texts of a form that is sent, by the names of its fields; the browser itself sends nothing. */
export function submitted(event: SyntheticEvent<HTMLFormElement>): Partial<Record<string, string>> {
  event.preventDefault();
  const texts = [...new FormData(event.currentTarget)].filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return Object.fromEntries(texts);
}
