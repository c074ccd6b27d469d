import type { MovableClock } from '../clock/movable-clock.ts';
import type { Snapshots } from '../store/snapshots.ts';
import { unknownId, type ControlBase } from './control-base.ts';
import type { Control } from './control.ts';

type MachineControls = Pick<
  Control,
  | 'listAuditLog'
  | 'verifyAuditLog'
  | 'listRequests'
  | 'getClock'
  | 'advanceClock'
  | 'failNext'
  | 'listFaults'
  | 'clearFaults'
  | 'getLimits'
  | 'setLimits'
  | 'saveSnapshot'
  | 'restoreSnapshot'
  | 'listSnapshots'
  | 'resetTenant'
>;

/** The parts of the machine that control operations turn. */
export interface Machine {
  readonly clock: MovableClock;
  readonly snapshots: Snapshots;
  /** Does what is due by the clock. */
  readonly runDue: () => void;
  readonly clearDeliveryFaults: () => void;
  /** Puts the database back to an image, whatever version wrote it. */
  restore(image: Uint8Array): void;
}

/** The snapshot that is made when a tenant is new. */
export const initialSnapshot = 'initial';

/** What only a local tenant can do: move time, fail on purpose, go back to an earlier state, show its logs. */
export function machineControls(base: ControlBase, machine: Machine): MachineControls {
  const { audit, requests, faults, limits, identity, db } = base;
  const { clock, snapshots } = machine;
  const clearFaults = (): void => {
    faults.clear();
    machine.clearDeliveryFaults();
  };
  const restore = (name: string): void => {
    const image = snapshots.read(name);
    if (image === undefined) throw unknownId('snapshot', name, 'listSnapshots');
    machine.restore(image);
    identity.forget();
    clearFaults();
    requests.clear();
    limits.change({});
  };
  return {
    listAuditLog: (filter) => audit.list(filter),
    verifyAuditLog: () => audit.verify(),
    listRequests: ({ limit }) => requests.list(limit),
    getClock: () => ({ time: clock.now() }),
    advanceClock({ ms }) {
      clock.advance(ms);
      machine.runDue();
      return { time: clock.now() };
    },
    failNext: (fault) => faults.failNext(fault),
    listFaults: () => faults.list(),
    clearFaults,
    getLimits: () => limits.settings,
    setLimits(settings) {
      limits.change(settings);
      return limits.settings;
    },
    saveSnapshot: ({ name }) => snapshots.save(name, db.serialize()),
    restoreSnapshot: ({ name }) => restore(name),
    listSnapshots: () => snapshots.list(),
    resetTenant: () => restore(initialSnapshot),
  };
}
