import type { Benchling } from '@ligase/core';
import type { InventoryCall, PlanOptions } from '../contract.ts';
import { readWells } from '../levels/read-wells.ts';
import type { Level, Well } from '../levels/well.ts';
import { cutTransfers } from './cut-transfers.ts';
import type { Transfer, TransferLedger } from './transfer.ts';

/** What planning needs. */
export interface PlanContext {
  readonly benchling: Benchling;
  /** Of the new ledger. */
  readonly id: string;
  readonly transfersPerRequest: number;
}

/** Computes the ledger of transfers: what their containers hold, from a snapshot or as of now, and will hold after each part. */
export async function planTransfers(
  { benchling, id, transfersPerRequest }: PlanContext,
  transfers: readonly Transfer[],
  { snapshot }: PlanOptions,
  call: InventoryCall,
): Promise<TransferLedger> {
  const known = new Map((snapshot?.wells ?? []).map((well) => [well.containerId, well]));
  const ids = new Set(transfers.flatMap(({ from, to }) => ('containerId' in from ? [from.containerId, to] : [to])));
  const unknown = [...ids].filter((containerId) => !known.has(containerId));
  const read = await readWells(benchling, unknown, known, call);
  const levels = new Map<string, Level>();
  for (const containerId of ids) {
    const well = known.get(containerId) ?? read.get(containerId);
    if (well !== undefined) levels.set(containerId, levelOf(well));
  }
  return { id, before: [...levels.values()], chunks: cutTransfers(transfers, levels, transfersPerRequest) };
}

function levelOf({ containerId, label, volumePl, contentIds }: Well): Level {
  return { containerId, label, volumePl, contentIds };
}
