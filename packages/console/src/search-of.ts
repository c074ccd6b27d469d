/** Reads a member of an address; `undefined` when it is not what it must be. */
type Reader<Value> = (value: unknown) => Value | undefined;

/** An address as its members: every one a text, so that `?status=401` and `?find=0042` are what they look like. */
export function parseSearch(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search));
}

/** The members of an address as it is written, with its `?`; empty when there are none. */
export function writeSearch(search: Readonly<Record<string, unknown>>): string {
  const given = Object.entries(search).filter(([, value]) => value !== undefined && value !== '');
  const text = new URLSearchParams(given.map(([name, value]): [string, string] => [name, String(value)])).toString();
  return text === '' ? '' : `?${text}`;
}

/**
 * Reads the members of an address that a page knows and that are what they must be. Whether a word is one of those that the
 * tenant takes, the tenant checks, and says so.
 */
export function searchOf<Search extends object>(members: {
  readonly [Name in keyof Required<Search>]: Required<Search>[Name] extends number ? Reader<number> : Reader<string>;
}): (search: Readonly<Record<string, unknown>>) => Search {
  const known = Object.entries<Reader<unknown>>(members);
  return (search) =>
    Object.fromEntries(
      known.map(([name, read]) => [name, read(search[name])] as const).filter(([, value]) => value !== undefined),
    ) as Search;
}

/** A text that says something; spaces around it are left out. */
export function text(value: unknown): string | undefined {
  const written = typeof value === 'number' ? String(value) : value;
  return typeof written === 'string' && written.trim() !== '' ? written.trim() : undefined;
}

/** A whole number of at least 0. */
export function number(value: unknown): number | undefined {
  const read = typeof value === 'string' && /^\d+$/u.test(value) ? Number(value) : value;
  return Number.isSafeInteger(read) ? (read as number) : undefined;
}
