import { createAccess, type ExplainedAccess } from './access/create-access.ts';
import { createGroups, type Groups } from './access/groups.ts';
import { accessMigrations } from './access/migrations.ts';
import { appMigrations } from './apps/app-migrations.ts';
import { createAppParts, type AppParts } from './apps/app-parts.ts';
import { createApps, type Apps } from './apps/apps.ts';
import type { AuditExportSettings } from './audit/audit-feature.ts';
import { auditMigrations, createAuditLog, type AuditLog } from './audit/audit-log.ts';
import { createFaults } from './faults/faults.ts';
import type { DeliverySettings } from './deliveries/deliveries.ts';
import type { Feature } from './feature.ts';
import { createIdentity, type IdentitySettings, type TokenIdentity } from './identity/create-identity.ts';
import { identityFeature } from './identity/identity-feature.ts';
import { createUsers, type Users } from './identity/users.ts';
import { createLimits, type AdjustableLimits, type LimitSettings } from './limits/create-limits.ts';
import { createRequestLog } from './requests/request-log.ts';
import type { ArchivingSettings } from './resources/contents.ts';
import type { TenantBase, TenantParts } from './tenant-context.ts';

/** What of a tenant's behaviour can be set. What is inferred about Benchling is a setting, not a rule. */
export interface TenantSettings {
  readonly identity?: Partial<IdentitySettings>;
  readonly limits?: Partial<LimitSettings>;
  readonly audit?: Partial<AuditExportSettings>;
  readonly webhooks?: Partial<DeliverySettings>;
  readonly archiving?: Partial<ArchivingSettings>;
}

/** The parts as they are made, with all they can do. */
export interface AccessParts extends TenantBase, TenantParts {
  readonly identity: TokenIdentity;
  readonly access: ExplainedAccess;
  readonly audit: AuditLog;
  readonly limits: AdjustableLimits;
  readonly users: Users;
  readonly apps: Apps;
  readonly appParts: AppParts;
  readonly groups: Groups;
  readonly features: readonly Feature[];
}

/** Makes the parts that know who is who, who may do what, what was done, and how often. */
export function createTenantParts(base: TenantBase, settings: TenantSettings = {}): AccessParts {
  const apps = createApps(base);
  const identity = createIdentity(base, settings.identity);
  const access = createAccess(base.db);
  const audit = createAuditLog(base);
  return {
    ...base,
    identity,
    access,
    audit,
    limits: createLimits(base.clock, settings.limits),
    faults: createFaults(),
    requests: createRequestLog(),
    users: createUsers(base),
    apps,
    appParts: createAppParts({ ...base, apps, access, audit }),
    groups: createGroups(base),
    features: [
      identityFeature(apps, identity),
      { name: 'app tables', migrations: appMigrations },
      { name: 'access', migrations: accessMigrations },
      { name: 'audit', migrations: auditMigrations },
    ],
  };
}
