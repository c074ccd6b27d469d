import type { Benchling } from '@ligase/core';
import type { InventoryCall } from '../contract.ts';
import { toQuantity } from '../units/volume.ts';
import type { Drawn, TransferLedger } from './transfer.ts';

/**
 * Writes what containers hold after the only part of a ledger, where Benchling has left them as they were. Whole volumes are
 * written and not differences, so that doing it again does no more.
 */
export async function lowerSources(
  benchling: Benchling,
  { chunks }: TransferLedger,
  notLowered: readonly Drawn[],
  call: InventoryCall,
): Promise<void> {
  const lower = new Set(notLowered.map(({ containerId }) => containerId));
  const items = (chunks[0]?.after ?? []).flatMap(({ containerId, volumePl }) =>
    lower.has(containerId) && volumePl !== null ? [{ containerId, quantity: toQuantity(volumePl) }] : [],
  );
  for await (const outcome of benchling.bulk('POST /containers:bulk-update', { items, ...call }))
    if (!outcome.ok) throw outcome.error;
}
