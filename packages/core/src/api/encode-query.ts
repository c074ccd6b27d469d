/** What a query parameter may be. `undefined` is left out; a list becomes one comma list. */
export type QueryValue = string | number | boolean | null | undefined | readonly (string | number)[];

/** The query string with its `?`, or an empty text. Every value is percent-encoded once, `nextToken` too. */
export function encodeQuery(query: Readonly<Record<string, QueryValue>> | undefined): string {
  let text = '';
  for (const name in query) {
    const value = query[name];
    if (value === undefined) continue;
    const encoded = encodeURIComponent(Array.isArray(value) ? value.map(quote).join(',') : String(value));
    text += `${text === '' ? '?' : '&'}${encodeURIComponent(name)}=${encoded}`;
  }
  return text;
}

/** An item of a comma list that holds a comma itself stands in double quotes. */
function quote(item: string | number): string {
  const text = String(item);
  return text.includes(',') ? `"${text}"` : text;
}
