import type { Dispense, Plan, Step } from '../plan/plan.ts';
import type { WellAddress } from '../labware/labware.ts';
import type { Picolitres } from '../units/volume.ts';
import type { ActualTransfer } from './actual-transfer.ts';

/** How what was done differs from what was planned. */
export interface Difference {
  readonly source: WellAddress;
  readonly destination: WellAddress;
  /** 0 for what nobody planned. */
  readonly plannedPl: Picolitres;
  readonly actualPl: Picolitres;
  /** `failed`, `short` and `over` by what the log says; `missing` is in the plan alone, `unplanned` in the log alone. */
  readonly kind: 'failed' | 'short' | 'over' | 'missing' | 'unplanned';
  readonly reason?: string;
}

/** What really happened of a plan. */
export interface Actual {
  /** The plan with the volumes that were moved. What was not moved, or not logged, is not in it. */
  readonly plan: Plan;
  /** In the order of the plan, and then what was not planned. */
  readonly differences: readonly Difference[];
}

/**
 * What became of a plan by the log of a device: the plan to replay in a ledger and to record, and where it differs from what was
 * wanted. Transfers between the same two wells are taken in their order.
 */
export function actualPlan(plan: Plan, log: readonly ActualTransfer[]): Actual {
  const logged = new Map<string, ActualTransfer[]>();
  for (const transfer of log) {
    const same = logged.get(keyOf(transfer));
    if (same === undefined) logged.set(keyOf(transfer), [transfer]);
    else same.push(transfer);
  }
  const differences: Difference[] = [];
  const steps = plan.steps.flatMap((step) => {
    const dispenses = step.dispenses.flatMap(({ destination, volumePl }): readonly Dispense[] => {
      const done = logged.get(keyOf({ source: step.source, destination }))?.shift();
      const actualPl = done?.actualPl ?? 0;
      if (actualPl !== volumePl || done === undefined)
        differences.push({
          source: step.source,
          destination,
          plannedPl: volumePl,
          actualPl,
          kind: kindOf(volumePl, done),
          ...(done?.reason !== undefined && { reason: done.reason }),
        });
      return actualPl === 0 ? [] : [{ destination, volumePl: actualPl }];
    });
    return dispenses.length === 0 ? [] : [{ ...step, dispenses } satisfies Step];
  });
  const unplanned = [...logged.values()].flat().map(({ source, destination, actualPl, reason }) => ({
    source,
    destination,
    plannedPl: 0,
    actualPl,
    kind: 'unplanned' as const,
    ...(reason !== undefined && { reason }),
  }));
  return { plan: { ...plan, steps }, differences: [...differences, ...unplanned] };
}

function kindOf(plannedPl: Picolitres, done: ActualTransfer | undefined): Difference['kind'] {
  if (done === undefined) return 'missing';
  if (done.actualPl === 0) return 'failed';
  return done.actualPl < plannedPl ? 'short' : 'over';
}

function keyOf({ source, destination }: Pick<ActualTransfer, 'source' | 'destination'>): string {
  return [source.labware, source.well, destination.labware, destination.well].join('\n');
}
