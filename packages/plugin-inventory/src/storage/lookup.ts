import { InputError } from '@ligase/core';
import { inSlices } from './in-slices.ts';

/** What things are found by. */
export type Lookup = { readonly ids: readonly string[] } | { readonly barcodes: readonly string[] };

interface Stored {
  readonly id: string;
  readonly barcode?: string | null;
}

/** Finds things by their ids or barcodes, in the order asked for. Benchling refuses all when one is unknown. */
export async function lookUp<T extends Stored>(
  lookup: Lookup,
  byIds: (ids: string) => Promise<readonly T[]>,
  byBarcodes: (barcodes: string) => Promise<readonly T[]>,
): Promise<readonly T[]> {
  if ('ids' in lookup) {
    const found = await inSlices(lookup.ids, byIds, ({ id }) => id);
    return lookup.ids.flatMap((id) => found.get(id) ?? []);
  }
  const unsendable = lookup.barcodes.find((barcode) => barcode.includes(','));
  if (unsendable !== undefined)
    throw new InputError(
      'INPUT_INVALID',
      `Barcode "${unsendable}" has a comma: Benchling takes it for two. Look it up by its id.`,
    );
  const found = await inSlices(lookup.barcodes, byBarcodes, ({ barcode }) => barcode ?? '');
  return lookup.barcodes.flatMap((barcode) => found.get(barcode) ?? []);
}
