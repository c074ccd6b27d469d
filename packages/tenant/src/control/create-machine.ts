import type { MovableClock } from '../clock/movable-clock.ts';
import { systemClock } from '../clock/system-clock.ts';
import type { Seeding } from '../seeds/seeding.ts';
import type { Snapshots } from '../store/snapshots.ts';
import type { AccessParts } from '../tenant-parts.ts';
import type { TenantCore } from '../tenant.ts';
import type { Outside } from './delivery-controls.ts';
import type { Machine } from './machine-controls.ts';

/** What {@link createMachine} works with. */
export interface MachineSources {
  readonly core: Pick<TenantCore<AccessParts>, 'catalogue' | 'context' | 'images'>;
  readonly clock: MovableClock;
  readonly snapshots: Snapshots;
  readonly seeding: Seeding;
  readonly outside: Outside;
}

/** The machine behind a tenant, as the control API turns it. */
export function createMachine({ core, clock, snapshots, seeding, outside }: MachineSources): Machine {
  const { catalogue, context, images } = core;
  const machineClock = systemClock();
  return {
    clock,
    snapshots,
    prepareSeed: (choice) => seeding.prepare(choice),
    blankImage: () => images.blank(),
    restore: (image) => images.restore(image),
    machineNow: () => machineClock.now(),
    operationIds: () => [...catalogue.served.keys(), ...catalogue.servedV3.keys()],
    startsTask: (operationId) => catalogue.operation(operationId)?.runTask !== undefined,
    clearDeliveryFaults: () => outside.deliveries.clearFaults(),
    runDue() {
      context.tasks.runDue();
      outside.deliveries.runDue();
      outside.outlet.runDue();
    },
  };
}
