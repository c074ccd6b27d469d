import type { ItemRow } from '../../engine/item-row.ts';
import type { Lookup } from '../../engine/lookup.ts';
import { itemValue } from '../../engine/present.ts';
import { mayRead } from '../../engine/rights.ts';
import { showBatch, type BatchBody } from './batches.ts';
import { showConcentration, type Content, type Filling } from './filling.ts';
import type { InventoryBase } from './inventory-base.ts';

/** One content of a container as answers have it. What the caller may not view shows as its id alone. */
export function showContent(base: InventoryBase, content: Content, filling: Filling, lookup: Lookup): object {
  const item = lookup.item(content.id);
  const concentration = showConcentration(content, filling.quantity);
  if (item?.type !== 'batch') return { batch: null, concentration, entity: showEntity(base, content.id, item, lookup) };
  const { entityId } = JSON.parse(item.body) as BatchBody;
  return {
    batch: isSeen(base, item, lookup) ? showBatch(item, lookup) : inaccessible(item.id, item),
    concentration,
    entity: showEntity(base, entityId, lookup.item(entityId), lookup),
  };
}

function showEntity(base: InventoryBase, id: string, item: ItemRow | undefined, lookup: Lookup): object {
  const family = base.entities.find(({ type }) => type === item?.type);
  if (!item || !family || !isSeen(base, item, lookup)) return inaccessible(id, item);
  return { ...itemValue(family, item, lookup), entityType: item.type };
}

function isSeen({ engine }: InventoryBase, item: ItemRow, { principal }: Lookup): boolean {
  return principal === undefined || mayRead(engine, principal, item);
}

function inaccessible(id: string, item: ItemRow | undefined): object {
  return { resourceType: 'inaccessible_resource', inaccessibleId: id, type: item?.type ?? 'unknown' };
}
