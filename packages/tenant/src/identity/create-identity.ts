import type { Database } from '../store/database.ts';
import type { TenantBase } from '../tenant-context.ts';
import { AuthenticationError } from './authentication-error.ts';
import type { Identity, Party } from './identity.ts';
import type { Principal } from './principal.ts';
import { basicCredential } from './basic-credential.ts';
import { hashSecret } from './secret.ts';
import type { IdTokens } from './oidc/id-tokens.ts';
import type { TrustedIssuer } from './oidc/trusted-issuers.ts';
import { createTokenSigner, isAccessToken, newSigningKey, type TokenSigner } from './token-signer.ts';

/** How tokens are made. */
export interface IdentitySettings {
  /** What `aud` and `iss` of a token say; default `ligase.localhost`. */
  readonly hostName: string;
  /** Default 900. */
  readonly tokenLifetimeSeconds: number;
  /**
   * Whether a token dies when the secret it was bought with is revoked or renewed; default false.
   * Nothing in Benchling's tokens says which secret bought them, so we infer that they live on until they expire.
   */
  readonly secretChangeEndsTokens: boolean;
  /** Identity providers whose id tokens are taken beside those of the tenant's own; default none. */
  readonly issuers: readonly TrustedIssuer[];
}

/** A token and how long it lives. */
export interface IssuedToken {
  readonly token: string;
  readonly expiresInSeconds: number;
}

/** {@link Identity}, and the making of tokens. */
export interface TokenIdentity extends Identity {
  /** The user or app with this id. */
  principal(id: string): Principal | undefined;
  issueToken(principalId: string): IssuedToken;
  /** Forgets what it knows beyond the database; to be called when the database was replaced. */
  forget(): void;
}

interface PrincipalRow {
  readonly id: string;
  readonly kind: 'user' | 'app';
  readonly handle: string;
  readonly name: string;
  readonly app_id: string | null;
  readonly archive_reason: string | null;
  readonly has_access: number | null;
  readonly secret_changed_at: number | null;
  readonly is_tenant_admin: number | null;
  readonly is_suspended: number | null;
}

const select = `
  SELECT principals.id, kind, handle, name, apps.id AS app_id, archive_reason, has_access, secret_changed_at, is_tenant_admin, is_suspended
  FROM principals LEFT JOIN users ON users.id = principals.id LEFT JOIN apps ON apps.principal_id = principals.id`;

// Checking an ES512 signature takes about a millisecond, so a token that was good once is known by its text.
const rememberedTokens = 10_000;
// Writing a row for every call would cost more than most calls do.
const lastSeenEveryMs = 1000;

/** Knows users by their API keys and apps by their tokens. */
export function createIdentity(
  { db, clock }: TenantBase,
  idTokens: IdTokens,
  changed: Partial<IdentitySettings> = {},
): TokenIdentity {
  const settings: Omit<IdentitySettings, 'issuers'> = {
    hostName: 'ligase.localhost',
    tokenLifetimeSeconds: 900,
    secretChangeEndsTokens: false,
    ...changed,
  };
  const known = new Map<string, { readonly sub: string; readonly endsAtMs: number }>();
  const seen = new Map<string, number>();
  let signer: TokenSigner | undefined;

  function tokenSigner(): TokenSigner {
    signer ??= createTokenSigner(signingKey(db));
    return signer;
  }

  function remember(token: string, sub: string, endsAtMs: number): void {
    if (known.size >= rememberedTokens) known.delete(known.keys().next().value ?? '');
    known.set(token, { sub, endsAtMs });
  }

  const rowOf = (id: string): PrincipalRow | undefined =>
    db.prepare<PrincipalRow>(`${select} WHERE principals.id = ?`).get(id);

  function bearer(token: string): PrincipalRow {
    const row = isAccessToken(token) ? ofAccessToken(token) : rowOf(idTokens.userOf(token).id);
    if (row === undefined) throw new AuthenticationError('principal-unknown');
    if (row.is_suspended === 1) throw new AuthenticationError('user-suspended');
    return row;
  }

  function ofAccessToken(token: string): PrincipalRow | undefined {
    if (!known.has(token)) {
      const claims = tokenSigner().read(token);
      if (claims === undefined) throw new AuthenticationError('token-malformed');
      if (claims.iss !== settings.hostName) throw new AuthenticationError('token-of-another-tenant');
      remember(token, claims.sub, claims.exp * 1000);
    }
    const { sub = '', endsAtMs = 0 } = known.get(token) ?? {};
    if (endsAtMs <= clock.now()) throw new AuthenticationError('token-expired');
    const row = rowOf(sub);
    if (row === undefined) return undefined;
    if (row.archive_reason !== null) throw new AuthenticationError('app-archived');
    if (row.has_access === 0) throw new AuthenticationError('app-inactive');
    const boughtAtMs = endsAtMs - settings.tokenLifetimeSeconds * 1000;
    if (settings.secretChangeEndsTokens && boughtAtMs < (row.secret_changed_at ?? 0))
      throw new AuthenticationError('secret-changed');
    return row;
  }

  function apiKey(encoded: string): PrincipalRow {
    const credential = basicCredential(encoded);
    if (credential === undefined || credential.password !== '') throw new AuthenticationError('api-key-malformed');
    const row = db.prepare<PrincipalRow>(`${select} WHERE api_key_hash = ?`).get(hashSecret(credential.name));
    if (row === undefined) throw new AuthenticationError('api-key-unknown');
    if (row.is_suspended === 1) throw new AuthenticationError('user-suspended');
    return row;
  }

  return {
    authenticate(headers) {
      const { authorization } = headers;
      if (authorization === undefined) throw new AuthenticationError('no-credential');
      const [scheme = '', credential = ''] = authorization.split(/ +/u, 2);
      let row: PrincipalRow;
      switch (scheme.toLowerCase()) {
        case 'bearer':
          row = bearer(credential);
          break;
        case 'basic':
          row = apiKey(credential);
          break;
        default:
          throw new AuthenticationError('unknown-scheme');
      }
      const now = clock.now();
      if (now - (seen.get(row.id) ?? Number.NEGATIVE_INFINITY) >= lastSeenEveryMs) {
        seen.set(row.id, now);
        db.prepare('UPDATE principals SET last_seen_at = ? WHERE id = ?').run(now, row.id);
      }
      return principalOf(row);
    },
    principal(id) {
      const row = rowOf(id);
      return row && principalOf(row);
    },
    party: (id) =>
      db
        .prepare<Party>(
          `SELECT id, handle, name FROM principals WHERE id = ?1
           UNION ALL SELECT id, handle, name FROM organizations WHERE id = ?1`,
        )
        .get(id),
    issueToken(principalId) {
      // Rounded up, so that a token lives at least as long as its reply says.
      const exp = Math.ceil(clock.now() / 1000) + settings.tokenLifetimeSeconds;
      const { hostName } = settings;
      const token = tokenSigner().sign({ sub: principalId, exp, aud: hostName, iss: hostName });
      remember(token, principalId, exp * 1000);
      return { token, expiresInSeconds: settings.tokenLifetimeSeconds };
    },
    forget() {
      known.clear();
      seen.clear();
      signer = undefined;
    },
  };
}

function signingKey(db: Database): string {
  const read = db.prepare<{ secret: string }>("SELECT secret FROM signing_keys WHERE purpose = 'tokens'");
  const kept = read.get();
  if (kept !== undefined) return kept.secret;
  const secret = newSigningKey();
  db.prepare("INSERT INTO signing_keys (purpose, secret) VALUES ('tokens', ?)").run(secret);
  return secret;
}

function principalOf(row: PrincipalRow): Principal {
  return {
    id: row.id,
    kind: row.kind,
    ...(row.app_id === null ? {} : { appId: row.app_id }),
    handle: row.handle,
    name: row.name,
    isTenantAdmin: row.is_tenant_admin === 1,
  };
}
