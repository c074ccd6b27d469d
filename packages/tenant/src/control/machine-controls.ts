import { invalidRequest, TenantApiError } from '../api-error.ts';
import { auditFile } from '../audit/audit-exports.ts';
import type { MovableClock } from '../clock/movable-clock.ts';
import type { FirstAdmin } from '../seeds/apply-seed.ts';
import type { SeedChoice } from '../seeds/read-seed.ts';
import type { Snapshots } from '../store/snapshots.ts';
import { nearestName } from '../apps/manifest/nearest-name.ts';
import type { Fault } from '../faults/faults.ts';
import { unknownId, type ControlBase } from './control-base.ts';
import type { ClockView, Control } from './control.ts';
import { limitPresets } from '../limits/limit-presets.ts';
import { limitUse } from './limit-use.ts';

type MachineControls = Pick<
  Control,
  | 'listAuditLog'
  | 'exportAuditLog'
  | 'verifyAuditLog'
  | 'listRequests'
  | 'getRequest'
  | 'getClock'
  | 'advanceClock'
  | 'freezeClock'
  | 'failNext'
  | 'listFaults'
  | 'removeFault'
  | 'clearFaults'
  | 'getLimits'
  | 'listLimitPresets'
  | 'getLimitUse'
  | 'setLimits'
  | 'saveSnapshot'
  | 'restoreSnapshot'
  | 'listSnapshots'
  | 'deleteSnapshot'
  | 'resetTenant'
  | 'seedTenant'
>;

/** The parts of the machine that control operations turn. */
export interface Machine {
  readonly clock: MovableClock;
  readonly snapshots: Snapshots;
  /** Does what is due by the clock. */
  readonly runDue: () => void;
  /** What this machine's clock says, ahead of which the tenant's may be. */
  readonly machineNow: () => number;
  /** Every operation that a fault can be asked of. */
  readonly operationIds: () => readonly string[];
  /** Whether a call of it starts a task. */
  readonly startsTask: (operationId: string) => boolean;
  readonly clearDeliveryFaults: () => void;
  /** Checks a seed and gives what fills the database with it. @throws {SeedError} */
  prepareSeed(choice: SeedChoice): Promise<() => FirstAdmin>;
  /** An image of a database without a seed. */
  readonly blankImage: () => Uint8Array;
  /** Puts the database back to an image, whatever version wrote it. */
  restore(image: Uint8Array): void;
}

/** The snapshot that is made when a tenant is new. */
export const initialSnapshot = 'initial';

/** What only a local tenant can do: move time, fail on purpose, go back to an earlier state, show its logs. */
export function machineControls(base: ControlBase, machine: Machine): MachineControls {
  const { audit, requests, faults, limits, identity, issuer, db } = base;
  const { clock, snapshots } = machine;
  const clearFaults = (): void => {
    faults.clear();
    machine.clearDeliveryFaults();
  };
  const restore = (name: string): void => {
    const image = snapshots.read(name);
    if (image === undefined) throw unknownSnapshot(name, snapshots);
    putBack(image);
  };
  const putBack = (image: Uint8Array): void => {
    machine.restore(image);
    identity.forget();
    issuer.forget();
    clearFaults();
    requests.clear();
    limits.change({});
  };
  return {
    listAuditLog: (filter) => audit.list(filter),
    exportAuditLog({ format, ...filter }) {
      const rows = audit.list(filter);
      const { bytes, mimeType } = auditFile('audit_log', rows, format);
      return { fileName: `audit_log.${format.toLowerCase()}`, mimeType, data64: Buffer.from(bytes).toString('base64') };
    },
    verifyAuditLog: () => audit.verify(),
    listRequests: ({ principalId, ...filter }) =>
      requests.list({ ...filter, ...(principalId !== undefined && { principalId: base.principalOf(principalId).id }) }),
    getRequest({ number }) {
      const request = requests.get(number);
      if (request === undefined) throw unknownId('request', String(number), 'listRequests');
      return request;
    },
    getClock: () => clockView(machine),
    advanceClock({ ms }) {
      advance(clock, ms);
      machine.runDue();
      return clockView(machine);
    },
    freezeClock({ isFrozen }) {
      if (isFrozen) clock.freeze();
      else clock.resume();
      machine.runDue();
      return clockView(machine);
    },
    failNext(fault) {
      demandFault(fault, machine);
      faults.failNext(fault);
    },
    listFaults: () => faults.list(),
    removeFault({ number }) {
      if (!faults.remove(number)) throw unknownId('waiting fault', String(number), 'listFaults');
    },
    clearFaults,
    getLimits: () => limits.settings,
    listLimitPresets: () => limitPresets,
    getLimitUse: () => limitUse(base),
    setLimits(settings) {
      for (const [operationId, limit] of Object.entries(settings.operationsPerHour ?? {}))
        if (!Number.isInteger(limit) || limit < 1)
          throw invalidRequest(
            `operationsPerHour.${operationId} must be a whole number of at least 1, not ${String(limit)}.`,
          );
      limits.change(settings);
      return limits.settings;
    },
    saveSnapshot: ({ name }) => snapshots.save(name, db.serialize()),
    restoreSnapshot: ({ name }) => restore(name),
    listSnapshots: () => snapshots.list(),
    deleteSnapshot({ name }) {
      if (name === initialSnapshot)
        throw invalidRequest(`The snapshot ${name} is what the tenant is reset to, and stays.`);
      if (!snapshots.delete(name)) throw unknownSnapshot(name, snapshots);
    },
    async seedTenant({ name, seed }) {
      const choice = seed ?? name;
      if (choice === undefined || (seed !== undefined && name !== undefined))
        throw invalidRequest('seedTenant takes a seed, or the name of one.');
      const fill = await machine.prepareSeed(choice);
      const before = db.serialize();
      putBack(machine.blankImage());
      try {
        const admin = fill();
        snapshots.save(initialSnapshot, db.serialize());
        return admin;
      } catch (error) {
        putBack(before);
        throw error;
      }
    },
    resetTenant: () => restore(initialSnapshot),
  };
}

function clockView({ clock, machineNow }: Machine): ClockView {
  const time = clock.now();
  return { time, aheadMs: time - machineNow(), isFrozen: clock.isFrozen };
}

function advance(clock: MovableClock, ms: number): void {
  try {
    clock.advance(ms);
  } catch (error) {
    throw error instanceof RangeError ? invalidRequest(error.message) : error;
  }
}

/** A fault that could never happen is a slip of whoever asked for it. */
function demandFault(fault: Fault, { operationIds, startsTask }: Machine): void {
  const { operationId, status, reset, delayMs, taskMessage } = fault;
  const ofCall = status !== undefined || reset === true || delayMs !== undefined;
  if (!ofCall && taskMessage === undefined)
    throw invalidRequest('A fault needs a status, reset, delayMs or taskMessage: what shall go wrong.');
  if (ofCall && taskMessage !== undefined)
    throw invalidRequest('A fault is of a call or of the task that it starts. Ask for two.');
  if (operationId === '*') return;
  const known = operationIds();
  if (!known.includes(operationId)) {
    const nearest = nearestName(operationId, known);
    throw invalidRequest(
      `There is no operation ${operationId}${nearest === undefined ? '' : `; there is ${nearest}`}. * stands for any.`,
    );
  }
  if (taskMessage !== undefined && !startsTask(operationId))
    throw invalidRequest(`${operationId} starts no task that could fail.`);
}

function unknownSnapshot(name: string, snapshots: Snapshots): TenantApiError {
  return new TenantApiError(
    404,
    'invalid_request_error',
    `There is no snapshot ${name}; there is ${snapshots.list().join(', ')}.`,
    { invalidId: name },
  );
}
