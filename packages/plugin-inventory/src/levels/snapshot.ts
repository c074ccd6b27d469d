import { InputError, type Benchling } from '@ligase/core';
import type { Plate } from '../container.ts';
import type { InventoryCall, Snapshot, SnapshotRequest } from '../contract.ts';
import { inSlices } from '../storage/in-slices.ts';
import { readWells } from './read-wells.ts';
import { wellOf } from './well-of.ts';
import type { Well } from './well.ts';

/** Reads what all wells of some plates hold, and some containers besides, with the times at which each was last changed. */
export async function snapshot(
  benchling: Benchling,
  { plateIds = [], containerIds = [] }: SnapshotRequest,
  call: InventoryCall,
): Promise<Snapshot> {
  const plates = await inSlices<Plate>(
    plateIds,
    async (ids) => {
      const query = { plateIds: ids };
      return ((await benchling.request('GET /plates:bulk-get', { query, ...call })).plates ?? []) as Plate[];
    },
    ({ id }) => id,
  );
  const wells = new Map<string, Well>();
  for (const plate of plates.values()) for (const well of wellsOf(plate)) wells.set(well.containerId, well);
  const others = containerIds.filter((id) => !wells.has(id));
  for (const [id, well] of await readWells(benchling, others, new Map(), call)) wells.set(id, well);
  return { wells: [...wells.values()] };
}

/**
 * The wells of a plate, in Benchling's order.
 * @throws {InputError} when the app may not view one of them.
 */
export function wellsOf(plate: Pick<Plate, 'id' | 'name' | 'barcode' | 'wells'>): readonly Well[] {
  const holder = plate.barcode ?? plate.name;
  return Object.entries(plate.wells).map(([position, well]) => {
    if (!('id' in well) || well.id === undefined)
      throw new InputError('INPUT_INVALID', `The app may not view ${position} of plate ${holder} (${plate.id}).`);
    return { ...wellOf(well, holder), holderId: plate.id, position, label: `${holder} ${position}` };
  });
}
