import { RefusedError } from '@ligase/core';
import { addressKey, replay, transfersOf, type Plan, type WellAddress } from '@ligase/liquid-handling';
import { finalLevels, toQuantity } from '@ligase/plugin-inventory';
import type { ExpectedLevel, Transfer, TransferLedger } from '@ligase/plugin-inventory/contract';
import type { Done } from './carry-out.ts';
import type { Planned } from './make-plan.ts';
import type { PlanRun } from './run-context.ts';

/**
 * Records in Benchling what was really moved, and sees that every well then holds what the ledger says.
 * @throws {RefusedError} for what nobody planned, or wells that differ: a person has to look.
 */
export async function recordTransfers({ deps, step }: PlanRun, { deck }: Planned, done: Done): Promise<void> {
  const idOf = (at: WellAddress): string => deck.containerIds[addressKey(at)] ?? '';
  const stray = done.differences.find(({ kind, actualPl }) => kind === 'unplanned' && actualPl > 0);
  if (stray !== undefined)
    throw new RefusedError(
      `The device says that it moved something from ${stray.source.well} of ${stray.source.labware} to ${stray.destination.well} of ` +
        `${stray.destination.labware}, which nobody had planned. Nothing was recorded: a person has to look at the log.`,
    );
  const levels = replay(done.plan).after.map((well): ExpectedLevel => ({
    containerId: idOf(well),
    volumePl: well.volumePl,
    label: `${well.labware} ${well.well}`,
  }));
  const transfers = transfersOf(done.plan).map(({ source, destination, volumePl }): Transfer => ({
    from: { containerId: idOf(source) },
    to: idOf(destination),
    volumePl,
  }));
  if (transfers.length > 0) {
    // Kept before anything is sent: it is by the ledger that a later process knows what has landed.
    const ledger = await step('plan transfers', () =>
      deps.inventory.planTransfers(transfers, { snapshot: deck.snapshot }),
    );
    await step('transfer', () => deps.inventory.transfer(ledger));
    const waste = wasted(ledger, levels, lostWithTips(done.plan, idOf));
    if (waste.length > 0) await step('record waste', () => setLevels(deps.inventory, waste));
  }
  await step('reconcile', async () => {
    const { isEqual, differences } = await deps.inventory.reconcile(levels);
    if (isEqual) return;
    const [first] = differences;
    throw new RefusedError(
      `All was transferred, and ${differences.length} wells hold what they should not, such as ${first?.label ?? ''}: ` +
        `${(first?.foundPl ?? 0) / 1e6} uL instead of ${(first?.expectedPl ?? 0) / 1e6} uL. A person has to look.`,
    );
  });
}

/** Wells of which the device took more than arrived anywhere, by just what went away with tips. All else is for `reconcile` to find. */
function wasted(
  ledger: TransferLedger,
  levels: readonly ExpectedLevel[],
  lostPl: ReadonlyMap<string, number>,
): readonly ExpectedLevel[] {
  const recorded = new Map(finalLevels(ledger).map(({ containerId, volumePl }) => [containerId, volumePl]));
  return levels.filter(({ containerId, volumePl }) => {
    const [there, lost = 0] = [recorded.get(containerId), lostPl.get(containerId)];
    return typeof there === 'number' && lost > 0 && there - lost === volumePl;
  });
}

/** What went away with tips, by the id of the container that it was drawn from. */
function lostWithTips({ steps }: Plan, idOf: (at: WellAddress) => string): ReadonlyMap<string, number> {
  const lost = new Map<string, number>();
  for (const { source, excessPl } of steps) lost.set(idOf(source), (lost.get(idOf(source)) ?? 0) + excessPl);
  return lost;
}

/** Writes whole volumes, so that doing it again does no more. */
async function setLevels(inventory: PlanRun['deps']['inventory'], levels: readonly ExpectedLevel[]): Promise<void> {
  const updates = levels.map(({ containerId, volumePl }) => ({ containerId, quantity: toQuantity(volumePl ?? 0) }));
  for await (const outcome of inventory.containers.bulkUpdate(updates)) if (!outcome.ok) throw outcome.error;
}
