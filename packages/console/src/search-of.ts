/**
 * Reads the members of an address that a page knows and that are what they must be. Whether a word is one of those that the
 * tenant takes, the tenant checks, and says so.
 */
export function searchOf<Search extends object>(members: {
  readonly [Name in keyof Required<Search>]: (value: unknown) => boolean;
}): (search: Readonly<Record<string, unknown>>) => Search {
  const known = Object.entries<(value: unknown) => boolean>(members);
  return (search) =>
    Object.fromEntries(
      known.flatMap(([name, isRight]) => (isRight(search[name]) ? [[name, search[name]]] : [])),
    ) as Search;
}

/** Whether a value is a text that says something. */
export function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

/** Whether a value is a number. */
export function isNumber(value: unknown): boolean {
  return typeof value === 'number';
}
