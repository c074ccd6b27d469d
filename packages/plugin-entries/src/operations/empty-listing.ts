import type { Listing } from '@ligase/core';

/** A list with nothing in it, for which nothing is asked. */
export function emptyListing<Item>(): Listing<Item> {
  return {
    // oxlint-disable-next-line no-empty-function -- a list without items
    async *[Symbol.asyncIterator]() {},
    async *pages() {
      yield { items: [], nextToken: '', resultCount: 0 };
    },
  };
}
