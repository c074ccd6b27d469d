/**
 * The one text of a JSON value, whatever the order of its members: RFC 8785. ECMAScript's own `JSON.stringify` writes numbers
 * and strings as that wants them, so what is left is the order.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}
