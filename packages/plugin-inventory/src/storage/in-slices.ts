/** Ids and barcodes travel in the address; so many stay below what servers take there. */
const perRequest = 100;

/** Asks for any number of things by their keys, so many at a time, and gives what came by each thing's own key. */
export async function inSlices<T>(
  keys: readonly string[],
  ask: (keys: string) => Promise<readonly T[]>,
  keyOf: (item: T) => string,
): Promise<ReadonlyMap<string, T>> {
  const wanted = [...new Set(keys)];
  const found = new Map<string, T>();
  for (let at = 0; at < wanted.length; at += perRequest)
    for (const item of await ask(wanted.slice(at, at + perRequest).join(','))) found.set(keyOf(item), item);
  return found;
}
