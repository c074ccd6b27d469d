import type { Apps } from '../apps/apps.ts';
import type { Feature } from '../feature.ts';
import type { TenantBase } from '../tenant-context.ts';
import type { TokenIdentity } from './create-identity.ts';
import { identityMigrations } from './migrations.ts';
import { createAuthorizeEndpoint } from './oauth/authorize-endpoint.ts';
import { grantMigrations, type Grants } from './oauth/grants.ts';
import { createOauthTokenEndpoint } from './oauth/oauth-token-endpoint.ts';
import { issuerPath, type EmbeddedIssuer } from './oidc/embedded-issuer.ts';
import { issuerMigrations } from './oidc/trusted-issuers.ts';
import { createTokenEndpoint } from './token-endpoint.ts';
import type { Users } from './users.ts';

/** What {@link identityFeature} works with. */
export interface IdentityFeatureParts extends Pick<TenantBase, 'db'> {
  readonly apps: Apps;
  readonly users: Users;
  readonly identity: TokenIdentity;
  readonly grants: Grants;
  readonly issuer: EmbeddedIssuer;
}

/** The tables of callers, what gives tokens in either version of the API, and the tenant's own identity provider. */
export function identityFeature(parts: IdentityFeatureParts): Feature {
  const oauthToken = createOauthTokenEndpoint(parts);
  return {
    name: 'identity',
    migrations: [...identityMigrations, ...grantMigrations, ...issuerMigrations],
    operations: {
      generateToken: { support: 'faithful', handleRaw: createTokenEndpoint(parts.apps, parts.identity) },
    },
    operationsV3: { generateToken: { support: 'faithful', handleRaw: oauthToken } },
    mounts: {
      '/oauth/token': oauthToken,
      '/oauth/authorize': createAuthorizeEndpoint(parts),
      [`${issuerPath}/`]: parts.issuer.mount,
    },
  };
}
