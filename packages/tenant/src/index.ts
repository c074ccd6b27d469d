export type { Answered, Outgoing, Send } from './deliveries/send.ts';
export { TenantApiError } from './api-error.ts';
export type { AuditExportSettings } from './audit/audit-exports.ts';
export type { Ids, TenantClock } from './clock/clock.ts';
export { coverage, coverageV3, type Covered } from './coverage.ts';
export { movableClock, type MovableClock } from './clock/movable-clock.ts';
export { systemClock } from './clock/system-clock.ts';
export * from './client.ts';
export type { Feature, ServedOperation, Support } from './feature.ts';
export type { IdentitySettings } from './identity/create-identity.ts';
export type { GrantSettings } from './identity/oauth/grants.ts';
export { randomIds } from './ids/random-ids.ts';
export { sequentialIds } from './ids/sequential-ids.ts';
export { openLocalTenant, type LocalTenant, type LocalTenantOptions } from './local-tenant.ts';
export type { TenantRequest, TenantResponse } from './request.ts';
export type { FirstAdmin } from './seeds/apply-seed.ts';
export type { SeedChoice } from './seeds/read-seed.ts';
export { readSeedFile, type SeedFile } from './seeds/read-seed-file.ts';
export { SeedError, type SeedProblem } from './seeds/seed-error.ts';
export type {
  Seed,
  SeedApp,
  SeedAppGrant,
  SeedFolder,
  SeedGrant,
  SeedItem,
  SeedMembers,
  SeedProject,
  SeedRegistry,
  SeedUser,
} from './seeds/seed.ts';
export type { Listening, ListenOptions } from './server.ts';
export { startTenant, type StartedTenant, type StartTenantOptions } from './start-tenant.ts';
export { StoreError } from './store/store-error.ts';
export type { V3Settings } from './tenant-context.ts';
export type { TenantSettings } from './tenant-parts.ts';
export type { Tenant } from './tenant.ts';
