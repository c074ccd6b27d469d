import type { InventoryCall, TransferReport } from '../contract.ts';
import { inventoryChanged } from './inventory-changed.ts';
import { demandLanded, landChunk, look, settled, type TransferContext } from './land-chunk.ts';
import type { LandedParts } from './landed-of.ts';
import { lowerSources } from './lower-sources.ts';
import { partOf } from './part-of.ts';
import type { TransferLedger } from './transfer.ts';

/** How often sources are written that are not seen to be lower. */
const mostLowerings = 3;

/**
 * Sends what has not landed of a ledger, one part after the other. `isNew` says that nothing of it can be under way: then a
 * part that has not landed need not be waited for.
 * @throws {InventoryError} when it cannot be told what has landed.
 */
export async function sendTransfers(
  context: TransferContext,
  ledger: TransferLedger,
  isNew: boolean,
  call: InventoryCall,
): Promise<TransferReport> {
  const total = ledger.chunks.length;
  let landed = await begin(context, ledger, isNew, call);
  const found = landed.chunks;
  let lowered = await lower(context, ledger, landed, call);
  while (landed.chunks < total) {
    const { chunks } = landed;
    const { notLowered } = await landChunk(context, partOf(ledger, chunks), call);
    landed = { kind: 'landed', chunks: chunks + 1, notLowered };
    lowered += await lower(context, ledger, landed, call);
  }
  return { parts: total, found, sent: total - found, lowered };
}

/** How much had landed before. A part that another process has sent may still be under way, so it is waited for. */
async function begin(
  context: TransferContext,
  ledger: TransferLedger,
  isNew: boolean,
  call: InventoryCall,
): Promise<LandedParts> {
  const first = await look(context, ledger, call);
  if (isNew || (first.kind === 'landed' && first.chunks === ledger.chunks.length)) return demandLanded(first, ledger);
  return await settled(context, ledger, first.kind === 'landed' ? first.chunks : -1, call);
}

/** Lowers what Benchling has left as it was in the part that landed last, and sees it lowered. Gives how many those were. */
async function lower(
  context: TransferContext,
  ledger: TransferLedger,
  { chunks, notLowered }: LandedParts,
  call: InventoryCall,
): Promise<number> {
  const part = partOf(ledger, chunks - 1);
  let left = notLowered;
  for (let tries = 1; left.length > 0; tries += 1) {
    const failure = await lowerSources(context.benchling, part, left, call).then(
      () => undefined,
      (error: unknown) => ({ error }),
    );
    call.signal?.throwIfAborted();
    left = demandLanded(await look(context, part, call), part).notLowered;
    if (left.length > 0 && tries === mostLowerings) throw failure?.error ?? notToBeLowered(part, left);
  }
  return notLowered.length;
}

function notToBeLowered({ chunks }: TransferLedger, left: LandedParts['notLowered']): Error {
  const held = new Map(left.map((drawn) => [drawn.containerId, drawn]));
  const wells = (chunks[0]?.after ?? []).flatMap((expected) => {
    const drawn = held.get(expected.containerId);
    return drawn === undefined ? [] : [{ ...expected, expected, found: { ...expected, ...drawn } }];
  });
  return inventoryChanged({ kind: 'changed', chunks: 1, wells }, 1);
}
