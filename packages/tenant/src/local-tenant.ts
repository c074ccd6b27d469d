import { join } from 'node:path';
import { movableClock, type MovableClock } from './clock/movable-clock.ts';
import { systemClock } from './clock/system-clock.ts';
import type { Control } from './control/control.ts';
import { initialSnapshot } from './control/machine-controls.ts';
import type { Deliveries } from './deliveries/deliveries.ts';
import type { Send } from './deliveries/send.ts';
import type { EventOutlet } from './events/event-outlet.ts';
import { newSecret } from './identity/secret.ts';
import { randomIds } from './ids/random-ids.ts';
import { createLocalParts } from './local-parts.ts';
import type { FirstAdmin } from './seeds/apply-seed.ts';
import type { SeedChoice } from './seeds/read-seed.ts';
import type { Database } from './store/database.ts';
import { folderSnapshots, memorySnapshots, type Snapshots } from './store/snapshots.ts';
import { explainStoreError } from './store/store-error.ts';
import { createTenantParts, type TenantSettings } from './tenant-parts.ts';
import { createTenant, type Tenant, type TenantOptions } from './tenant.ts';

/** What a local tenant is made of. */
export interface LocalTenantOptions extends Pick<
  TenantOptions,
  'data' | 'ids' | 'taskDelayMs' | 'checkReplies' | 'onFault'
> {
  /**
   * What it holds when it is new. Default `empty` for a new tenant; one that has data keeps it,
   * and refuses another seed than its own.
   */
  readonly seed?: SeedChoice;
  readonly settings?: TenantSettings;
  /** Default: the system's time, which the control API can move ahead. */
  readonly clock?: MovableClock;
  /** How requests leave the tenant: webhooks, and events on their way to a bus. Default: HTTP. */
  readonly send?: Send;
  /** Who has it may do everything. Default: a fresh one. */
  readonly adminKey?: string;
}

/** A tenant with its control API and what a seed put into it. */
export interface LocalTenant extends Tenant {
  readonly control: Control;
  readonly adminKey: string;
  /** Webhooks on their way to apps. */
  readonly deliveries: Deliveries;
  /** Events on their way to a bus. */
  readonly outlet: EventOutlet;
  /** The first tenant admin with an API key; only when this call made the tenant. */
  readonly admin?: FirstAdmin;
}

/**
 * Opens a tenant over its data and seeds it when it is new.
 * `beforeSeed` is waited for first: what cannot be, such as a port that is taken, then leaves a new tenant unseeded.
 * @throws {StoreError | SeedError}
 */
export async function openLocalTenant(
  options: LocalTenantOptions = {},
  beforeSeed?: (tenant: Tenant) => Promise<void>,
): Promise<LocalTenant> {
  const { data = ':memory:', clock = movableClock({ base: systemClock() }), ids = randomIds() } = options;
  const { adminKey = newSecret(ids, 'admin_'), settings = {}, onFault = writeFault } = options;
  const snapshots = data === ':memory:' ? memorySnapshots() : folderSnapshots(join(data, 'snapshots'));

  const { parts, own, ...tenant } = createTenant({
    ...options,
    clock,
    ids,
    onFault,
    archiving: settings.archiving ?? {},
    parts: (base) => createTenantParts(base, settings),
    own: (core) =>
      createLocalParts(core, {
        ...options,
        ...(options.clock && { stampClock: options.clock }),
        data,
        clock,
        adminKey,
        snapshots,
        onFault,
      }),
  });
  const { control, seeding, outside } = own;

  try {
    await beforeSeed?.(tenant);
    const admin = await seeding.seedWhenNew(options.seed);
    // Also when the process was killed, or the disk was full, between the seed and its snapshot.
    if (!snapshots.list().includes(initialSnapshot)) saveFirst(snapshots, parts.db, data);
    const { deliveries, outlet } = outside;
    return { ...tenant, control, deliveries, outlet, adminKey, ...(admin && { admin }) };
  } catch (error) {
    await tenant.close();
    throw error;
  }
}

/** Keeps how the tenant is when it is new. @throws {StoreError} when the disk does not take it. */
function saveFirst(snapshots: Snapshots, db: Database, data: string): void {
  try {
    snapshots.save(initialSnapshot, db.serialize());
  } catch (error) {
    throw explainStoreError(error, data);
  }
}

function writeFault(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}
