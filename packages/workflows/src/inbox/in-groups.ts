/** Does work for many callers at once: what is asked for while it is under way is done together afterwards. */
export function inGroups<Item, Result>(
  work: (items: readonly Item[]) => Promise<readonly Result[]>,
): (item: Item) => Promise<Result> {
  let waiting: Item[] = [];
  let next: Promise<readonly Result[]> | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const begin = async (): Promise<readonly Result[]> => {
    await last.catch(() => undefined);
    const items = waiting;
    waiting = [];
    next = undefined;
    const working = work(items);
    last = working;
    return await working;
  };
  return async (item) => {
    const place = waiting.push(item) - 1;
    next ??= begin();
    return (await next)[place] as Result;
  };
}
