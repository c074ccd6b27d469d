import type { Listing, Page } from '@ligase/core';

/** A list that is made when it is first read; `undefined` is one with nothing in it. */
export function laterListing<Item>(make: () => Promise<Listing<Item> | undefined>): Listing<Item> {
  return {
    async *[Symbol.asyncIterator](): AsyncGenerator<Item> {
      yield* (await make()) ?? [];
    },
    async *pages(): AsyncGenerator<Page<Item>> {
      const listing = await make();
      if (listing === undefined) yield { items: [], nextToken: '', resultCount: 0 };
      else yield* listing.pages();
    },
  };
}
