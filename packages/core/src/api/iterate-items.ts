import type { Page } from './api.ts';

/**
 * Gives the items of pages one by one. By hand, because an async generator costs twice as much an item (0.2 instead of
 * 0.1 µs), and may hold the page that it is done with while the next one is parsed.
 */
export function iterateItems<Item>(pages: AsyncGenerator<Page<Item>, void>): AsyncIterator<Item, void> {
  let items: readonly Item[] = [];
  let place = 0;
  let turning: Promise<void> | undefined;

  const take = (): IteratorResult<Item, void> | undefined => {
    if (place === items.length) return undefined;
    const value = items[place] as Item;
    place += 1;
    if (place === items.length) letGo();
    return { done: false, value };
  };

  const letGo = (): void => {
    items = [];
    place = 0;
  };

  const turnPage = async (): Promise<IteratorResult<Item, void>> => {
    for (;;) {
      const item = take();
      if (item !== undefined) return item;
      const { done, value: page } = await pages.next();
      if (done === true) return { done, value: undefined };
      items = page.items;
    }
  };

  return {
    next() {
      // Whoever asks while others wait for a page gets what comes after theirs.
      const item = turning === undefined ? take() : undefined;
      if (item !== undefined) return Promise.resolve(item);
      const turned = turning === undefined ? turnPage() : turning.then(turnPage);
      const over = (): void => {
        if (turning === mine) turning = undefined;
      };
      const mine = turned.then(over, over);
      turning = mine;
      return turned;
    },
    async return() {
      letGo();
      await pages.return();
      return { done: true, value: undefined };
    },
  };
}
