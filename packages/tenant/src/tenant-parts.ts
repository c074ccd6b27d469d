import { createCollaborating, type Collaborating } from './access/collaborating.ts';
import { createAccess, type ExplainedAccess } from './access/create-access.ts';
import { createGroups, type Groups } from './access/groups.ts';
import { accessMigrations } from './access/migrations.ts';
import { appMigrations } from './apps/app-migrations.ts';
import { createAppParts, type AppParts } from './apps/app-parts.ts';
import { createApps, type Apps } from './apps/apps.ts';
import type { AuditExportSettings } from './audit/audit-exports.ts';
import { auditMigrations, createAuditLog, type AuditLog } from './audit/audit-log.ts';
import { createFaults } from './faults/faults.ts';
import type { DeliverySettings } from './deliveries/deliveries.ts';
import type { Feature } from './feature.ts';
import { createIdentity, type IdentitySettings, type TokenIdentity } from './identity/create-identity.ts';
import { identityFeature } from './identity/identity-feature.ts';
import { createGrants, type GrantSettings } from './identity/oauth/grants.ts';
import { createEmbeddedIssuer, type EmbeddedIssuer } from './identity/oidc/embedded-issuer.ts';
import { createIdTokens } from './identity/oidc/id-tokens.ts';
import { createTrustedIssuers, type TrustedIssuers } from './identity/oidc/trusted-issuers.ts';
import { createUsers, type Users } from './identity/users.ts';
import { createLimits, type AdjustableLimits, type LimitSettings } from './limits/create-limits.ts';
import { createRequestLog } from './requests/request-log.ts';
import type { ArchivingSettings } from './resources/contents.ts';
import type { LinkSettings, TenantBase, TenantParts, TransferSettings, V3Settings } from './tenant-context.ts';

/** What of a tenant's behaviour can be set. What is inferred about Benchling is a setting, not a rule. */
export interface TenantSettings {
  readonly identity?: Partial<IdentitySettings>;
  readonly grants?: Partial<GrantSettings>;
  readonly limits?: Partial<LimitSettings>;
  readonly audit?: Partial<AuditExportSettings>;
  readonly v3?: Partial<V3Settings>;
  readonly webhooks?: Partial<DeliverySettings>;
  readonly archiving?: Partial<ArchivingSettings>;
  readonly links?: Partial<LinkSettings>;
  readonly transfers?: Partial<TransferSettings>;
}

/** The parts as they are made, with all they can do. */
export interface AccessParts extends TenantBase, TenantParts {
  readonly identity: TokenIdentity;
  readonly access: ExplainedAccess;
  readonly audit: AuditLog;
  readonly limits: AdjustableLimits;
  readonly users: Users;
  readonly issuer: EmbeddedIssuer;
  readonly trustedIssuers: TrustedIssuers;
  readonly apps: Apps;
  readonly appParts: AppParts;
  readonly groups: Groups;
  readonly collaborating: Collaborating;
  readonly features: readonly Feature[];
}

/** Makes the parts that know who is who, who may do what, what was done, and how often. */
export function createTenantParts(base: TenantBase, settings: TenantSettings = {}): AccessParts {
  const apps = createApps(base);
  const users = createUsers(base);
  const issuer = createEmbeddedIssuer(base, users);
  const trustedIssuers = createTrustedIssuers(base.db, settings.identity?.issuers ?? []);
  const idTokens = createIdTokens({ clock: base.clock, users, embedded: issuer, trusted: trustedIssuers });
  const identity = createIdentity(base, idTokens, settings.identity);
  const grants = createGrants(base, settings.grants);
  const access = createAccess(base);
  const audit = createAuditLog(base);
  const groups = createGroups(base);
  return {
    ...base,
    identity,
    access,
    audit,
    limits: createLimits(base.clock, settings.limits),
    faults: createFaults(),
    requests: createRequestLog(),
    v3: { requiresEarlyAccess: true, ...settings.v3 },
    links: { showsHiddenNames: false, ...settings.links },
    transfers: { lowerSources: true, ...settings.transfers },
    users,
    issuer,
    trustedIssuers,
    apps,
    appParts: createAppParts({ ...base, apps, access, audit }),
    groups,
    collaborating: createCollaborating({ db: base.db, access, audit, groups, apps, identity }),
    features: [
      identityFeature({ db: base.db, apps, users, identity, grants, issuer }),
      { name: 'app tables', migrations: appMigrations },
      { name: 'access', migrations: accessMigrations },
      { name: 'audit', migrations: auditMigrations },
    ],
  };
}
