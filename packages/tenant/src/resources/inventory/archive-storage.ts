import { archiveItem, archiveOperation, unarchiveOperation } from '../../engine/archive-operations.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import { demand } from '../../engine/rights.ts';
import { updateItem } from '../../engine/write-item.ts';
import { invalidRequest } from '../../api-error.ts';
import type { ServedOperation } from '../../feature.ts';
import type { Call } from '../../request.ts';
import { containerBody } from './container-body.ts';
import type { StorageFamily } from './create-storage.ts';
import { storageOf, type InventoryBase } from './inventory-base.ts';
import { demandStillFree } from './place-storage.ts';
import { demandSampleUser } from './sample-restriction.ts';
import { demandSeen } from './stored-rights.ts';

// What is held, and how the answers of archiving name it.
const HELD: Readonly<Record<string, { readonly label: string; readonly key: string }>> = {
  location: { label: 'Location', key: 'locationIds' },
  box: { label: 'Box', key: 'boxIds' },
  plate: { label: 'Plate', key: 'plateIds' },
  container: { label: 'Container', key: 'containerIds' },
};

/** Archiving something with all it holds, and taking it out of the archive with what was archived along. */
export function archiving(
  base: InventoryBase,
  family: StorageFamily,
  archive: string,
  unarchive: string,
): Record<string, ServedOperation> {
  const { engine, storage } = base;
  const contents = (call: Call, row: ItemRow, reason: string | null): Record<string, string[]> => {
    demandSeen(base, call.principal, [row.id], family.idsKey ?? 'ids');
    if (family.type === 'container' && containerBody(row).isWell)
      throw invalidRequest(`${row.name} (${row.id}) is a well: it is archived with its plate only.`);
    const held = storage
      .below(row.id)
      .filter((one) => (reason === null ? one.archived_with === row.id : one.archive_reason === null));
    if (reason === null) demandStillFree(base, row);
    else demandSampleUser(base, call.principal, [row, ...held]);
    const ids: Record<string, string[]> = {};
    for (const one of held) {
      const { label, key } = HELD[one.type] ?? { label: family.label, key: family.idsKey ?? 'ids' };
      demand(engine, call.principal, 'write', one);
      archiveItem(engine, { label }, call, one, reason, row.id);
      ids[key] = [...(ids[key] ?? []), one.id];
    }
    const { shouldRemoveBarcodes } = call.body as { readonly shouldRemoveBarcodes?: boolean };
    if (reason !== null && shouldRemoveBarcodes === true) {
      for (const { id } of [row, ...held]) removeBarcode(base, call, id);
    }
    return ids;
  };
  return {
    [archive]: { support: 'faithful', handle: archiveOperation(engine, family, { contents }) },
    [unarchive]: { support: 'faithful', handle: unarchiveOperation(engine, family, { contents }) },
  };
}

function removeBarcode(base: InventoryBase, call: Call, id: string): void {
  const row = base.engine.items.get(id);
  const stored = storageOf(base, id);
  if (!row || stored.barcode === null) return;
  base.storage.put({ ...stored, barcode: null });
  updateItem(base.engine, call, { label: HELD[row.type]?.label ?? row.type }, row, row, {
    properties: [{ property: 'barcode', from: stored.barcode, to: null }],
  });
}
