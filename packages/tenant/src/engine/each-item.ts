import { invalidRequest, TenantApiError } from '../api-error.ts';

/**
 * Does the same to every item of a bulk call, all or nothing.
 * @throws {TenantApiError} 400 that names every item that failed, by its index; the transaction then keeps none of them.
 */
export function eachItem<Item, Result>(items: readonly Item[], work: (item: Item, index: number) => Result): Result[] {
  const results: Result[] = [];
  const errors: { index: number; message: string }[] = [];
  for (const [index, item] of items.entries()) {
    try {
      results.push(work(item, index));
    } catch (error) {
      // A limit is that of the whole call, whichever item met it.
      if (!(error instanceof TenantApiError) || error.status === 429) throw error;
      errors.push({ index, message: error.message });
    }
  }
  if (errors.length === 0) return results;
  const [first] = errors;
  throw invalidRequest(
    `${errors.length} of ${items.length} items failed and nothing was kept. The first, at index ${first?.index}: ${first?.message}`,
    { errors },
  );
}
