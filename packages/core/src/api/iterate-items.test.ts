import { describe, expect, it } from 'vitest';
import type { Page } from './api.ts';
import { iterateItems } from './iterate-items.ts';

describe('the items of pages', () => {
  it('come in order, across empty pages, until the last', async () => {
    const iterator = iterateItems(pagesOf([['a', 'b'], [], ['c']]));

    const items = [await iterator.next(), await iterator.next(), await iterator.next(), await iterator.next()];

    expect(items.map(({ value }) => value)).toEqual(['a', 'b', 'c', undefined]);
    expect(items.map(({ done }) => done)).toEqual([false, false, false, true]);
  });

  it('come in order to those who ask before they have an answer', async () => {
    const iterator = iterateItems(pagesOf([['a', 'b', 'c'], ['d'], ['e', 'f']]));
    const asked: Promise<IteratorResult<string, void>>[] = [iterator.next(), iterator.next()];
    await asked[0];

    for (let more = 0; more < 5; more += 1) asked.push(iterator.next());

    const items = await Promise.all(asked);
    expect(items.map(({ value }) => value)).toEqual(['a', 'b', 'c', 'd', 'e', 'f', undefined]);
  });

  it('end after the page that could not be read', async () => {
    const iterator = iterateItems(pagesOf([['a'], new Error('no such page'), ['b']]));
    await iterator.next();

    const failing = iterator.next();

    await expect(failing).rejects.toThrow('no such page');
    await expect(iterator.next()).resolves.toEqual({ done: true, value: undefined });
  });

  it('end when the reader leaves, and so do the pages', async () => {
    let left = false;
    const iterator = iterateItems(pagesOf([['a', 'b'], ['c']], () => (left = true)));
    await iterator.next();

    await iterator.return?.();

    expect(left).toBe(true);
    await expect(iterator.next()).resolves.toEqual({ done: true, value: undefined });
  });
});

async function* pagesOf(
  pages: readonly (readonly string[] | Error)[],
  onLeave = (): unknown => undefined,
): AsyncGenerator<Page<string>, void> {
  try {
    for (const items of pages) {
      if (items instanceof Error) throw items;
      yield { items, nextToken: '', resultCount: undefined };
    }
  } finally {
    onLeave();
  }
}
