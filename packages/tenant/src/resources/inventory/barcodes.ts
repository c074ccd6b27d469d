import { invalidRequest } from '../../api-error.ts';
import { itemOfPath } from '../../engine/rights.ts';
import type { Schema } from '../../engine/schema.ts';
import type { Feature } from '../../feature.ts';
import type { InventoryBase } from './inventory-base.ts';

/** The barcode that is free, or the next one that is made from the schema's prefix. @throws {TenantApiError} 400 when it is taken. */
export function freeBarcode(
  { engine, storage }: InventoryBase,
  registryId: string,
  schema: Pick<Schema, 'id' | 'prefix'> | undefined,
  barcode: string | undefined,
): string {
  if (barcode === undefined) {
    for (;;) {
      const made = `${schema?.prefix ?? ''}${String(engine.items.count(`barcode:${schema?.id ?? registryId}`)).padStart(3, '0')}`;
      if (!storage.withBarcode(registryId, made)) return made;
    }
  }
  const fault = barcodeFault({ storage }, registryId, barcode);
  if (fault !== undefined) throw invalidRequest(fault);
  return barcode;
}

/** Why something new cannot have this barcode. */
function barcodeFault(
  { storage }: Pick<InventoryBase, 'storage'>,
  registryId: string,
  barcode: string,
): string | undefined {
  if (barcode.trim() === '') return 'Invalid barcode: it cannot be empty.';
  const taken = storage.withBarcode(registryId, barcode);
  return taken ? `Invalid barcode: "${barcode}" is already the barcode of ${taken.id} in this registry.` : undefined;
}

/** Asking whether barcodes can be given to something new. */
export function barcodes(base: InventoryBase): Feature {
  return {
    name: 'barcodes',
    operations: {
      validateBarcodes: {
        support: 'faithful',
        handle: ({ principal, path, body }) => {
          const { id } = itemOfPath(base.engine, principal, 'registry', path['registry_id'] ?? '');
          const { barcodes: asked } = body as { readonly barcodes: readonly string[] };
          const validationResults = asked.map((barcode) => {
            const message = barcodeFault(base, id, barcode) ?? null;
            return { barcode, isValid: message === null, message };
          });
          return { body: { validationResults } };
        },
      },
    },
  };
}
