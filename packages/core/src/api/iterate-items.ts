import type { Page } from './api.ts';

/**
 * Gives the items of pages one by one. By hand, because an async generator would take several turns of the microtask
 * queue for each item, and cost as much as fetching and parsing the page.
 */
export function iterateItems<Item>(pages: AsyncGenerator<Page<Item>, void>): AsyncIterator<Item, void> {
  let items: readonly Item[] = [];
  let place = 0;
  let turning: Promise<unknown> = Promise.resolve();

  const take = (): IteratorResult<Item, void> | undefined => {
    if (place === items.length) return undefined;
    const value = items[place] as Item;
    place += 1;
    // The page is let go with its last item, before the next one is parsed.
    if (place === items.length) {
      items = [];
      place = 0;
    }
    return { done: false, value };
  };

  const turnPage = async (): Promise<IteratorResult<Item, void>> => {
    for (;;) {
      // Another reader may have turned the page meanwhile.
      const item = take();
      if (item !== undefined) return item;
      const { done, value: page } = await pages.next();
      if (done === true) return { done, value: undefined };
      items = page.items;
      place = 0;
    }
  };

  return {
    next() {
      const item = take();
      if (item !== undefined) return Promise.resolve(item);
      const turned = turning.then(turnPage);
      turning = turned.catch(() => {});
      return turned;
    },
    async return() {
      items = [];
      place = 0;
      await pages.return();
      return { done: true, value: undefined };
    },
  };
}
