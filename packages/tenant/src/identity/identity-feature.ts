import type { Apps } from '../apps/apps.ts';
import type { Feature } from '../feature.ts';
import type { TokenIdentity } from './create-identity.ts';
import { identityMigrations } from './migrations.ts';
import { createTokenEndpoint } from './token-endpoint.ts';

/** The tables of callers, and the operation that gives tokens. */
export function identityFeature(apps: Apps, identity: TokenIdentity): Feature {
  return {
    name: 'identity',
    migrations: identityMigrations,
    operations: { generateToken: { support: 'faithful', handleRaw: createTokenEndpoint(apps, identity) } },
  };
}
