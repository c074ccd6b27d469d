import { join } from 'node:path';
import { groupsFeature } from './access/groups-feature.ts';
import { appFeatures } from './apps/app-parts.ts';
import { createCanvasParts } from './apps/canvases/canvas-parts.ts';
import { createAuditExports } from './audit/audit-exports.ts';
import { auditFeature } from './audit/audit-feature.ts';
import { createObjectOfLog } from './audit/object-of-log.ts';
import { movableClock, type MovableClock } from './clock/movable-clock.ts';
import { systemClock } from './clock/system-clock.ts';
import { controlPath, createControlMount } from './control/control-mount.ts';
import type { Control, TenantStatus } from './control/control.ts';
import { createControl } from './control/create-control.ts';
import { initialSnapshot, type Machine } from './control/machine-controls.ts';
import type { Outside } from './control/delivery-controls.ts';
import type { Deliveries } from './deliveries/deliveries.ts';
import type { EventOutlet } from './events/event-outlet.ts';
import type { Send } from './deliveries/send.ts';
import { newSecret } from './identity/secret.ts';
import { usersFeature } from './identity/users-feature.ts';
import { warehouseFeature } from './identity/warehouse-feature.ts';
import { randomIds } from './ids/random-ids.ts';
import { appliedSeed, applySeed, seedMigrations, type FirstAdmin } from './seeds/apply-seed.ts';
import { createThroughApi } from './seeds/create-through-api.ts';
import { readSeed, type SeedChoice } from './seeds/read-seed.ts';
import { SeedError } from './seeds/seed-error.ts';
import { folderSnapshots, memorySnapshots, type Snapshots } from './store/snapshots.ts';
import { explainStoreError } from './store/store-error.ts';
import { createStorage } from './storage/storage.ts';
import { tellOutside } from './tell-outside.ts';
import { createTenantParts, type AccessParts, type TenantSettings } from './tenant-parts.ts';
import { v3Features } from './v3/v3.ts';
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
  const machineClock = systemClock();
  const { adminKey = newSecret(ids, 'admin_'), settings = {} } = options;
  const onFault = options.onFault ?? ((error: unknown) => void process.stderr.write(`${faultText(error)}\n`));
  const snapshots = data === ':memory:' ? memorySnapshots() : folderSnapshots(join(data, 'snapshots'));
  let parts: AccessParts | undefined;
  let control: Control | undefined;
  let outside: Outside | undefined;

  const tenant: Tenant = createTenant({
    ...options,
    clock,
    ids,
    onFault,
    archiving: settings.archiving ?? {},
    parts: (base) => (parts = createTenantParts(base, settings)),
    features: (context, resources, events, engine) => {
      const made = demand(parts);
      const told = tellOutside(made, events, { ...options, onFault });
      outside = told;
      const canvasParts = createCanvasParts(engine, made.apps, told.deliveries);
      const { canvasUse, canvases, sessions } = canvasParts;
      const machine: Machine = {
        clock,
        snapshots,
        prepareSeed: (choice) => prepareSeed(tenant, { parts: made, control: demand(control) }, choice),
        blankImage: () => tenant.blankImage(),
        restore: (image) => tenant.restore(image),
        machineNow: () => machineClock.now(),
        operationIds: () => [...tenant.served.keys(), ...tenant.servedV3.keys()],
        clearDeliveryFaults: () => told.deliveries.clearFaults(),
        runDue() {
          context.tasks.runDue();
          told.deliveries.runDue();
          told.outlet.runDue();
        },
      };
      const storage = createStorage(context);
      const objectOfLog = createObjectOfLog(context.db, context.access, made.audit);
      const auditExports = createAuditExports(context, { audit: made.audit, storage, objectOfLog }, settings.audit);
      const status = () => statusOf(made, data);
      control = createControl({ parts: made, resources, machine, outside: told, canvasUse, status });
      return [
        { name: 'seeds', migrations: seedMigrations },
        groupsFeature(context, made.groups, made.users),
        usersFeature(context, made.users),
        warehouseFeature(context),
        ...appFeatures(context, made.apps, made.appParts),
        ...canvasParts.features,
        ...told.features,
        auditFeature(auditExports),
        ...v3Features({
          ...made,
          context,
          engine,
          storage,
          auditExports,
          sessions,
          canvases,
          projects: resources.projects,
        }),
        {
          name: 'control',
          unlogged: true,
          mounts: { [controlPath]: createControlMount({ control, adminKey, url: () => context.url(), onFault }) },
        },
      ];
    },
  });

  try {
    const ready = { parts: demand(parts), control: demand(control) };
    const { deliveries, outlet } = demand(outside);
    await beforeSeed?.(tenant);
    const admin = await seedWhenNew(tenant, ready, options);
    // Also when the process was killed, or the disk was full, between the seed and its snapshot.
    if (!snapshots.list().includes(initialSnapshot)) saveFirst(snapshots, ready.parts, data);
    return { ...tenant, control: ready.control, deliveries, outlet, adminKey, ...(admin && { admin }) };
  } catch (error) {
    await tenant.close();
    throw error;
  }
}

/** Keeps how the tenant is when it is new. @throws {StoreError} when the disk does not take it. */
function saveFirst(snapshots: Snapshots, { db }: AccessParts, data: string): void {
  try {
    snapshots.save(initialSnapshot, db.serialize());
  } catch (error) {
    throw explainStoreError(error, data);
  }
}

async function seedWhenNew(
  tenant: Tenant,
  { parts, control }: { readonly parts: AccessParts; readonly control: Control },
  { seed: choice, data = ':memory:' }: LocalTenantOptions,
): Promise<FirstAdmin | undefined> {
  const applied = appliedSeed(parts.db);
  if (applied === undefined) return (await prepareSeed(tenant, { parts, control }, choice ?? 'empty'))();
  if (choice === undefined || readSeed(choice).name === applied) return undefined;
  throw new SeedError(
    `The tenant in ${data} was made with the seed "${applied}" and keeps its data. Leave the seed out, or choose another data folder.`,
  );
}

async function prepareSeed(
  tenant: Tenant,
  { parts, control }: { readonly parts: AccessParts; readonly control: Control },
  choice: SeedChoice,
): Promise<() => FirstAdmin> {
  const { db, clock } = parts;
  const named = readSeed(choice);
  const create = await createThroughApi(tenant, parts, named.seed);
  return () => {
    const admin = applySeed({ db, control, create, now: () => clock.now() }, named);
    // The log is of what others ask for.
    parts.requests.clear();
    return admin;
  };
}

function statusOf(parts: AccessParts, data: string): TenantStatus {
  const { clock, db } = parts;
  const count = (sql: string): number => db.prepare<{ n: number }>(`SELECT count(*) AS n FROM ${sql}`).get()?.n ?? 0;
  return {
    url: parts.url(),
    data,
    seed: appliedSeed(db) ?? 'none',
    time: clock.now(),
    users: count('users'),
    apps: count('apps'),
    projects: count("items WHERE type = 'project'"),
    auditRows: count('audit_log'),
  };
}

function demand<Part>(part: Part | undefined): Part {
  if (part === undefined) throw new Error('A tenant was made without its parts.');
  return part;
}

function faultText(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
