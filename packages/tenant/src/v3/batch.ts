import { eachItem } from '../engine/each-item.ts';
import type { Call, Handler } from '../request.ts';

/** Answers a batch: the same done to each of up to 25 items in one transaction, all of them or none. */
export function batch(work: (call: Call, item: object) => object): Handler {
  return (call) => {
    const { items } = call.body as { readonly items: readonly object[] };
    return { body: { items: eachItem(items, (item) => work(call, item)) } };
  };
}
