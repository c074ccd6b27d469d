import { invalidRequest } from '../../api-error.ts';
import type { Actor } from '../../engine/changes.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import { visible } from '../../engine/rights.ts';
import { updateItem } from '../../engine/write-item.ts';
import { readConcentration } from './concentration.ts';
import { containerBody, changedFacets, type ContainerBody, type Restriction } from './container-body.ts';
import type { StorageFamily } from './create-storage.ts';
import { draw, portionOf, pour, setConcentration, type Filling, type Portion } from './filling.ts';
import { type InventoryBase } from './inventory-base.ts';
import type { Measured, Quantity } from './quantity.ts';
import { changedRestriction, demandSampleUser, restrictionOf, type RestrictionInput } from './sample-restriction.ts';
import { demandEditable } from './update-storage.ts';
import { fillingChanges, sentQuantity } from './write-container.ts';
import { storedOfBody } from './stored-rights.ts';

/** One transfer, as both operations of the contract say it. */
export interface TransferInput extends RestrictionInput {
  readonly sourceEntityId?: string;
  readonly sourceBatchId?: string;
  readonly sourceContainerId?: string;
  readonly sourceConcentration?: Measured;
  readonly transferQuantity?: Measured;
  /** Deprecated: what `transferQuantity` says. */
  readonly transferVolume?: Measured;
  readonly finalQuantity?: Measured;
  /** Deprecated: what `finalQuantity` says. */
  readonly finalVolume?: Measured;
  /** What the destination then holds; concentrations that are given stand in the place of the computed ones. */
  readonly destinationContents?: readonly { readonly entityId: string; readonly concentration?: Measured }[];
}

/**
 * Moves a quantity of an entity, a batch or another container into a container. What comes from a container is gone
 * from there afterwards, unless the tenant is set to leave it.
 * @throws {TenantApiError} 400, 403
 */
export function transfer(
  base: InventoryBase,
  actor: Actor,
  family: StorageFamily,
  destinationId: string,
  sent: TransferInput,
): ItemRow {
  const { engine, storage } = base;
  const destination = usable(base, actor, destinationId, 'destinationContainerId');
  const quantity = sentQuantity(sent.transferQuantity, sent.transferVolume, ['transferQuantity', 'transferVolume']);
  if (!quantity) throw invalidRequest('transferQuantity is a required field');
  const final = sentQuantity(sent.finalQuantity, sent.finalVolume, ['finalQuantity', 'finalVolume']);
  const { portion, source } = taken(base, actor, destination, sent, quantity);
  const before = storage.filling(destination.id);
  const after = stated(pour(before, portion, final ?? null), sent.destinationContents);
  const body = containerBody(destination);
  const restriction = destinationRestriction(base, actor, destination, source?.row, sent);

  // Nothing is written before all was found right, so that one transfer that is refused does not mislead the next.
  if (source && engine.context.transfers.lowerSources) {
    storage.setFilling(source.row.id, source.left);
    updateItem(engine, actor, family, source.row, source.row, {
      verb: 'Transferred out',
      properties: fillingChanges(source.before, source.left),
    });
  }
  storage.setFilling(destination.id, after);
  const restricted: ContainerBody = { ...body, ...restriction };
  const text = JSON.stringify(restricted);
  return updateItem(
    engine,
    actor,
    family,
    destination,
    { ...destination, body: text },
    {
      verb: 'Transferred in',
      properties: [
        ...fillingChanges(before, after),
        { property: 'restriction', from: restrictionOf(body), to: restriction },
      ],
      // Most transfers restrict nothing, and what lists are filtered by stays.
      ...(text === destination.body
        ? {}
        : { index: { facets: changedFacets(engine.items.facets(destination.id), restricted), names: [] } }),
    },
  );
}

interface Source {
  readonly row: ItemRow;
  readonly before: Filling;
  /** What is in it once the portion is taken out. */
  readonly left: Filling;
}

/** What is transferred, and the container that it comes from, if any. Writes nothing. */
function taken(
  base: InventoryBase,
  actor: Actor,
  destination: ItemRow,
  sent: TransferInput,
  quantity: Quantity,
): { readonly portion: Portion; readonly source?: Source } {
  const { storage } = base;
  const { sourceEntityId, sourceBatchId, sourceContainerId, sourceConcentration = {} } = sent;
  if ([sourceEntityId, sourceBatchId, sourceContainerId].filter((id) => id !== undefined).length !== 1)
    throw invalidRequest('Give one of sourceEntityId, sourceBatchId and sourceContainerId.');
  const concentration = readConcentration(sourceConcentration, 'sourceConcentration');
  if (sourceContainerId === undefined)
    return { portion: portionOf(containableOf(base, actor, sent), quantity, concentration) };
  if (concentration) throw invalidRequest('sourceConcentration is for entities and batches: a container has its own.');
  if (sourceContainerId === destination.id)
    throw invalidRequest(`Invalid sourceContainerId: ${sourceContainerId} is the destination.`);
  const row = usable(base, actor, sourceContainerId, 'sourceContainerId');
  const before = storage.filling(row.id);
  const { left, drawn } = draw(before, quantity);
  return { portion: drawn, source: { row, before, left } };
}

/** The entity or batch that is transferred, when the actor may view it. */
function containableOf({ engine, entities }: InventoryBase, { principal }: Actor, sent: TransferInput): string {
  const [id = '', types, member] =
    sent.sourceBatchId === undefined
      ? [sent.sourceEntityId, entities.map(({ type }) => type), 'sourceEntityId']
      : [sent.sourceBatchId, ['batch'], 'sourceBatchId'];
  if (visible(engine, principal, types, id)) return id;
  throw invalidRequest(`Invalid ${member}: ${id}. It does not exist or you may not have permissions to view it.`, {
    invalidId: id,
  });
}

/** A container that the actor may edit and use. */
function usable(base: InventoryBase, actor: Actor, id: string, member: string): ItemRow {
  const row = storedOfBody(base, actor.principal, 'container', id, member);
  demandEditable(base, actor, row);
  demandSampleUser(base, actor.principal, [row]);
  return row;
}

// What the caller states must be all of what is then in the container, or a content would be lost unseen.
function stated(filling: Filling, contents: TransferInput['destinationContents']): Filling {
  if (!contents) return filling;
  const wanted = contents.map(({ entityId }) => entityId);
  const held = filling.contents.map(({ id }) => id);
  const lacking = held.filter((id) => !wanted.includes(id));
  const foreign = wanted.filter((id) => !held.includes(id));
  if (lacking.length > 0 || foreign.length > 0)
    throw invalidRequest(
      `Invalid destinationContents: after the transfer the container holds ${held.join(', ') || 'nothing'}, not ${wanted.join(', ') || 'nothing'}.`,
    );
  return contents.reduce(
    (now, { entityId, concentration }) =>
      concentration
        ? setConcentration(now, entityId, readConcentration(concentration, 'destinationContents.concentration'))
        : now,
    filling,
  );
}

/** What is not said is inherited: the stricter status, and the users and owners of both. */
function destinationRestriction(
  base: InventoryBase,
  { principal }: Actor,
  destination: ItemRow,
  source: ItemRow | undefined,
  sent: TransferInput,
): Restriction {
  const body = containerBody(destination);
  const from = source && containerBody(source);
  const given = changedRestriction(base, principal, body, sent, destination);
  if (!from || from.isWell || body.isWell) return given;
  const isStricter = from.restrictionStatus === 'RESTRICTED';
  return {
    restrictionStatus: sent.restrictionStatus ?? (isStricter ? 'RESTRICTED' : given.restrictionStatus),
    restrictedSamplePartyIds:
      sent.restrictedSamplePartyIds ?? union(given.restrictedSamplePartyIds, from.restrictedSamplePartyIds),
    sampleOwnerIds: sent.sampleOwnerIds ?? union(given.sampleOwnerIds, from.sampleOwnerIds),
  };
}

function union(one: readonly string[], other: readonly string[]): string[] {
  return [...new Set([...one, ...other])];
}
