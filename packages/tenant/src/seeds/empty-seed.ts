import type { Seed } from './seed.ts';

/** One tenant admin and one organization: where everything else begins. */
export const emptySeed: Seed = {
  users: [{ handle: 'admin', name: 'Tenant Admin', isTenantAdmin: true }],
  organizations: [{ name: 'My Organization', admins: ['admin'] }],
};
