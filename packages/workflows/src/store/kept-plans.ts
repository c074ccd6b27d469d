/** More are planned each time: some statements have as many forms as the lists in them have lengths. */
const most = 200;

/**
 * Gives a client's query a name, under which the database keeps its plan. In PGlite, plans are half of what most statements cost. Not
 * for a server: a pooler before it may not know the names.
 */
export function keptPlans(): (asked: readonly unknown[]) => readonly unknown[] {
  const names = new Map<string, string>();
  return (asked) => {
    const [text, values, ...rest] = asked;
    if (typeof text !== 'string' || !Array.isArray(values)) return asked;
    const name = names.get(text) ?? (names.size < most ? `plan ${names.size}` : undefined);
    if (name === undefined) return asked;
    names.set(text, name);
    return [{ text, values: values as readonly unknown[], name }, ...rest];
  };
}
