import { groupsFeature } from './access/groups-feature.ts';
import { appFeatures } from './apps/app-parts.ts';
import { createCanvasParts } from './apps/canvases/canvas-parts.ts';
import { createAuditExports } from './audit/audit-exports.ts';
import { auditFeature } from './audit/audit-feature.ts';
import { createObjectOfLog } from './audit/object-of-log.ts';
import type { MovableClock } from './clock/movable-clock.ts';
import { consoleFolder } from './console-folder.ts';
import { consolePath, createConsoleMount } from './console/console-mount.ts';
import { controlPath, createControlMount } from './control/control-mount.ts';
import type { Control } from './control/control.ts';
import { createControl } from './control/create-control.ts';
import { coverageView } from './control/coverage-view.ts';
import { createMachine } from './control/create-machine.ts';
import type { Outside } from './control/delivery-controls.ts';
import { tenantStatus } from './control/tenant-status.ts';
import type { Feature } from './feature.ts';
import { usersFeature } from './identity/users-feature.ts';
import { warehouseFeature } from './identity/warehouse-feature.ts';
import { seedMigrations } from './seeds/apply-seed.ts';
import { createSeeding, type Seeding } from './seeds/seeding.ts';
import { createStorage } from './storage/storage.ts';
import type { Snapshots } from './store/snapshots.ts';
import { tellOutside, type OutsideOptions } from './tell-outside.ts';
import type { AccessParts, TenantSettings } from './tenant-parts.ts';
import type { TenantCore } from './tenant.ts';
import { v3Features } from './v3/v3.ts';

/** What {@link createLocalParts} works with. */
export interface LocalPartsOptions extends OutsideOptions {
  readonly settings?: TenantSettings;
  readonly clock: MovableClock;
  readonly data: string;
  readonly adminKey: string;
  readonly snapshots: Snapshots;
}

/** What a local tenant has on top of any other. */
export interface LocalParts {
  readonly outside: Outside;
  readonly seeding: Seeding;
  readonly control: Control;
  readonly features: readonly Feature[];
}

/** Makes what a local tenant has on top: the way outside, canvases, the audit log's files, API v3, seeds and the control API. */
export function createLocalParts(core: TenantCore<AccessParts>, options: LocalPartsOptions): LocalParts {
  const { parts, context, engine, resources, events } = core;
  const { settings = {}, data, adminKey, onFault } = options;

  const outside = tellOutside(parts, events, options);
  const storage = createStorage(context);
  const apps = createCanvasParts(engine, storage, parts.apps, outside.deliveries);
  const objectOfLog = createObjectOfLog(context.db, context.access, parts.audit);
  const auditExports = createAuditExports(context, { audit: parts.audit, storage, objectOfLog }, settings.audit);
  const seeding = createSeeding({ core, control: () => control, data });
  let writes = 0;
  const changedRows = context.db.prepare<{ n: number }>('SELECT total_changes() AS n');
  const control: Control = createControl({
    parts,
    resources,
    outside,
    canvasUse: apps.canvasUse,
    machine: createMachine({ ...options, core, seeding, outside }),
    status: () => tenantStatus(parts, data),
    coverage: () => coverageView(core.catalogue),
    onWrite: () => (writes += 1),
  });
  const controlMount = createControlMount({
    control,
    adminKey,
    url: () => context.url(),
    changes: () => ({
      requests: context.requests.count,
      // A database that was put back counts its changes anew.
      data: `${context.db.imageNumber}.${changedRows.get()?.n}`,
      machine: writes,
    }),
    onFault,
  });

  return {
    outside,
    seeding,
    control,
    features: [
      { name: 'seeds', migrations: seedMigrations },
      groupsFeature(context, parts.groups, parts.users),
      usersFeature(context, parts.users),
      warehouseFeature(context),
      ...appFeatures(context, parts.apps, parts.appParts),
      ...apps.features,
      ...outside.features,
      auditFeature(auditExports),
      ...v3Features({ ...parts, ...apps, context, engine, storage, auditExports, projects: resources.projects }),
      { name: 'console', unlogged: true, mounts: { [consolePath]: createConsoleMount(consoleFolder) } },
      { name: 'control', unlogged: true, mounts: { [controlPath]: controlMount } },
    ],
  };
}
