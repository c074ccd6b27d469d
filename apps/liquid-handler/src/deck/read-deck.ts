import { InvalidRequestError, RefusedError } from '@ligase/core';
import {
  addressKey,
  concentrationOf,
  type Content,
  type Labware,
  type LabwareRole,
  type LabwareType,
  type WellAddress,
  type WellContents,
} from '@ligase/liquid-handling';
import type { Inventory, Snapshot, Well, WellContent } from '@ligase/plugin-inventory/contract';
import type { Sequences } from '@ligase/plugin-sequences/contract';
import { readLengths } from './read-lengths.ts';

/** A plate that a task names, and what it is there for. */
export interface PlateUse {
  readonly barcode: string;
  readonly role: LabwareRole;
}

/** The plates of a task as a plan needs them, and the containers behind their wells. Plain data. */
export interface Deck {
  readonly labware: readonly Labware[];
  readonly contents: readonly WellContents[];
  readonly snapshot: Snapshot;
  /** Ids of containers by `addressKey`. */
  readonly containerIds: Readonly<Record<string, string>>;
}

/** From whom a deck is read; `sequences` only where the lengths of what is in the wells are needed. */
export interface DeckSources {
  readonly inventory: Inventory;
  readonly sequences?: Sequences | undefined;
}

/**
 * Reads plates by their barcodes: which labware they are, and what is in their wells.
 * @throws {RefusedError} for plates that are not there, not ours to use, or of no known labware.
 */
export async function readDeck(
  { inventory, sequences }: DeckSources,
  uses: readonly PlateUse[],
  types: Readonly<Record<string, LabwareType>>,
): Promise<Deck> {
  const twice = uses.find(({ barcode }, index) => uses.findIndex((one) => one.barcode === barcode) < index);
  if (twice !== undefined) throw new RefusedError(`Plate ${twice.barcode} is named twice.`);
  const plates = await Promise.all(uses.map(({ barcode }) => plateOf(inventory, barcode)));
  const labware = plates.map(({ barcode = '', schema }, index): Labware => {
    const type = types[schema?.id ?? ''];
    if (type === undefined)
      throw new RefusedError(
        `Nobody has configured which labware plates of schema ${schema?.name ?? 'none'} are, such as ${barcode ?? ''}.`,
        { details: { barcode } },
      );
    const role = uses[index]?.role ?? 'sample';
    return { id: barcode ?? '', barcode: barcode ?? '', type, role };
  });
  const snapshot = await inventory.snapshot({ plateIds: plates.map(({ id }) => id) });
  const names = new Map(plates.map(({ id, barcode }) => [id, barcode ?? '']));
  const faults = snapshot.wells.flatMap(faultOf);
  if (faults.length > 0) throw new RefusedError(faults.slice(0, 5).join(' '));
  const lengths = sequences === undefined ? {} : await readLengths(sequences, snapshot);
  const placed = snapshot.wells.flatMap((well) => {
    const at = addressOf(well, names);
    return at === undefined ? [] : [{ well, at }];
  });
  return {
    labware,
    contents: placed.flatMap(({ well, at }) => contentsOf(well, at, lengths)),
    snapshot,
    containerIds: Object.fromEntries(placed.map(({ well, at }) => [addressKey(at), well.containerId])),
  };
}

async function plateOf(inventory: Inventory, barcode: string) {
  try {
    for await (const plate of inventory.plates.list({ barcodes: barcode })) return plate;
  } catch (error) {
    // Benchling refuses to list by a barcode that it does not know.
    if (!(error instanceof InvalidRequestError)) throw error;
  }
  throw new RefusedError(
    `There is no plate with the barcode ${barcode} that this app may see. Correct the barcode, or give the app access to the plate's project.`,
    { details: { barcode } },
  );
}

function addressOf({ holderId, position }: Well, names: ReadonlyMap<string, string>): WellAddress | undefined {
  const labware = names.get(holderId ?? '');
  return labware === undefined || position === null ? undefined : { labware, well: position };
}

function faultOf({ label, volumePl, isArchived, isRestricted, checkout }: Well): readonly string[] {
  if (isArchived) return [`${label} is archived.`];
  if (isRestricted) return [`${label} is restricted.`];
  if (checkout.status !== 'AVAILABLE') return [`${label} is checked out or reserved.`];
  if (volumePl === null) return [`${label} holds something of which the volume is not known.`];
  return [];
}

type Lengths = Readonly<Record<string, number>>;

function contentsOf({ volumePl, contents }: Well, at: WellAddress, lengths: Lengths): readonly WellContents[] {
  if (volumePl === null || (volumePl === 0 && contents.length === 0)) return [];
  return [{ ...at, volumePl, contents: contents.map((one) => contentOf(one, lengths[one.entityId ?? ''])) }];
}

function contentOf({ id, name, concentration }: WellContent, lengthBp: number | undefined): Content {
  const content = { entity: name ?? id, ...(lengthBp !== undefined && { lengthBp }) };
  if (concentration.kind === 'mass')
    return { ...content, concentration: concentrationOf(concentration.ngPerUl, 'ng/uL') };
  if (concentration.kind === 'molar')
    return { ...content, concentration: concentrationOf(concentration.nanomolar, 'nM') };
  return content;
}
