import { invalidRequest } from '../../api-error.ts';
import type { Actor, PropertyChange } from '../../engine/changes.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import { concentrationText, readConcentration } from './concentration.ts';
import { containerBody, containerFacets, newContainerBody, type ContainerBody } from './container-body.ts';
import { createStorage, type StorageFamily, type StorageInput } from './create-storage.ts';
import { setConcentration, setQuantity, showConcentration, type Filling } from './filling.ts';
import { storageOf, type InventoryBase } from './inventory-base.ts';
import { placeName } from './place-storage.ts';
import { quantityText, readQuantity, type Measured, type Quantity } from './quantity.ts';
import { changedRestriction, demandSampleUser, restrictionOf, type RestrictionInput } from './sample-restriction.ts';
import { demandEditable, updateStorage } from './update-storage.ts';

/** What requests may say of a container. */
export interface ContainerInput extends StorageInput, RestrictionInput {
  readonly quantity?: Measured;
  /** Deprecated: what `quantity` says. */
  readonly volume?: Measured;
  readonly concentration?: Measured;
  readonly role?: object | null;
}

/** Creates an empty container. @throws {TenantApiError} 400, 403 */
export function createContainer(
  base: InventoryBase,
  actor: Actor,
  family: StorageFamily,
  sent: ContainerInput,
): ItemRow {
  return createStorage(base, actor, family, sent, () => {
    const empty = newContainerBody(base.engine, {}, false);
    const body = { ...empty, ...changedRestriction(base, actor.principal, empty, sent) };
    return { body, facets: containerFacets(body) };
  });
}

/** Changes what was sent of a container and leaves the rest. @throws {TenantApiError} 400, 403 */
export function updateContainer(
  base: InventoryBase,
  actor: Actor,
  family: StorageFamily,
  row: ItemRow,
  sent: ContainerInput,
): ItemRow {
  demandEditable(base, actor, row);
  const before = containerBody(row);
  const restriction = changedRestriction(base, actor.principal, before, sent, row);
  // A sample owner need not be a sample user to say who is one.
  if (Object.keys(sent).some((member) => !(member in restriction))) demandSampleUser(base, actor.principal, [row]);
  if (before.isWell) demandFixed(base, row, sent);
  if (sent.role && !before.isWell) throw invalidRequest('Invalid role: only the wells of well plates have one.');
  const role = sent.role === undefined ? before.role : sent.role;
  const filling = base.storage.filling(row.id);
  const filled = refilled(filling, sent);
  const body: ContainerBody = { ...before, ...restriction, role };
  const after = updateStorage(base, actor, family, row, sent, {
    body: { ...restriction, role },
    facets: containerFacets(body),
    properties: [
      ...fillingChanges(filling, filled),
      { property: 'restriction', from: restrictionOf(before), to: restriction },
      { property: 'role', from: before.role, to: role },
    ],
  });
  if (filled !== filling) base.storage.setFilling(row.id, filled);
  return after;
}

/** The quantity that a request names, or its deprecated volume. @throws {TenantApiError} 400 */
export function sentQuantity(
  quantity: Measured | undefined,
  volume: Measured | undefined,
  names: readonly [string, string],
): Quantity | null | undefined {
  const [inQuantity, inVolume] = [
    quantity && readQuantity(quantity, names[0]),
    volume && readQuantity(volume, names[1]),
  ];
  if (inQuantity !== undefined && inVolume !== undefined && quantityText(inQuantity) !== quantityText(inVolume))
    throw invalidRequest(`${names[0]} and ${names[1]} say different things; give ${names[0]} only.`);
  return inQuantity === undefined ? inVolume : inQuantity;
}

/** How two fillings of a container differ, for the audit log. */
export function fillingChanges(before: Filling, after: Filling): PropertyChange[] {
  return [
    { property: 'quantity', from: quantityText(before.quantity), to: quantityText(after.quantity) },
    { property: 'contents', from: concentrations(before), to: concentrations(after) },
  ];
}

function concentrations({ contents, quantity }: Filling): Record<string, string | null> {
  return Object.fromEntries(contents.map((one) => [one.id, concentrationText(showConcentration(one, quantity))]));
}

function refilled(filling: Filling, sent: ContainerInput): Filling {
  const quantity = sentQuantity(sent.quantity, sent.volume, ['quantity', 'volume']);
  const measured = quantity === undefined ? filling : setQuantity(filling, quantity);
  const concentration = sent.concentration && readConcentration(sent.concentration, 'concentration');
  if (!concentration) return measured;
  const [only, ...more] = measured.contents;
  if (!only || more.length > 0)
    throw invalidRequest(
      `Invalid concentration: the container has ${measured.contents.length} contents, and it takes one with a single content.`,
    );
  return setConcentration(measured, only.id, concentration);
}

function demandFixed(base: InventoryBase, row: ItemRow, { parentStorageId, projectId }: ContainerInput): void {
  const stored = storageOf(base, row.id);
  const moves =
    typeof parentStorageId === 'string' && parentStorageId.toLowerCase() !== placeName(base, stored)?.toLowerCase();
  if (!moves && (projectId === undefined || projectId === row.project_id)) return;
  throw invalidRequest(`${row.name} (${row.id}) is a well of ${stored.parent_id} and moves with it only.`);
}
