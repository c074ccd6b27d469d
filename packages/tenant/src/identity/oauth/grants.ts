import { createHash, timingSafeEqual } from 'node:crypto';
import type { Migration } from '../../store/database.ts';
import type { TenantBase } from '../../tenant-context.ts';
import { hashSecret, newSecret } from '../secret.ts';

/** How long what is traded for tokens is good for. */
export interface GrantSettings {
  /** Default 2,592,000: 30 days, the contract's example. */
  readonly refreshTokenLifetimeSeconds: number;
  /** Default 600, which is inferred. */
  readonly authorizationCodeLifetimeSeconds: number;
}

/** How a client proves that it is the one that had asked for a code (PKCE, RFC 7636). */
export interface CodeChallenge {
  readonly challenge: string;
  readonly method: 'plain' | 'S256';
}

/** What a person has allowed an app. */
export interface CodeGrant {
  readonly appId: string;
  readonly userId: string;
  readonly redirectUri: string;
  readonly scope: string;
  readonly nonce: string | null;
  readonly codeChallenge: CodeChallenge | null;
}

/** For whom a refresh token stands. */
export interface RefreshGrant {
  readonly appId: string;
  readonly userId: string;
}

/** Authorization codes and refresh tokens; kept by their hashes, and each good for one use. */
export interface Grants {
  readonly settings: GrantSettings;
  issueCode(grant: CodeGrant): string;
  /** `undefined` for a code that is unknown, used or expired. */
  useCode(code: string): CodeGrant | undefined;
  /** A refresh token that starts a family of its own. */
  issueRefreshToken(grant: RefreshGrant): string;
  /**
   * The next token of the family. When a token comes a second time it was stolen once, so its whole family ends:
   * RFC 9700 section 4.14. `undefined` for a token that is unknown, used, expired or another app's.
   */
  rotate(token: string, appId: string): (RefreshGrant & { readonly refreshToken: string }) | undefined;
}

/** The tables of codes and refresh tokens. */
export const grantMigrations: readonly Migration[] = [
  {
    id: 'identity/2-grants',
    sql: `
      CREATE TABLE authorization_codes (
        hash TEXT PRIMARY KEY,
        grant_json TEXT NOT NULL,
        ends_at INTEGER NOT NULL
      ) STRICT;
      CREATE TABLE refresh_tokens (
        hash TEXT PRIMARY KEY,
        family TEXT NOT NULL,
        app_id TEXT NOT NULL REFERENCES apps (id),
        user_id TEXT NOT NULL REFERENCES users (id),
        ends_at INTEGER NOT NULL,
        used_at INTEGER
      ) STRICT;
      CREATE INDEX refresh_tokens_by_family ON refresh_tokens (family);`,
  },
];

interface RefreshRow {
  readonly family: string;
  readonly app_id: string;
  readonly user_id: string;
  readonly ends_at: number;
  readonly used_at: number | null;
}

/** Keeps grants in the tenant's database. */
export function createGrants({ db, clock, ids }: TenantBase, changed: Partial<GrantSettings> = {}): Grants {
  const settings: GrantSettings = {
    refreshTokenLifetimeSeconds: 2_592_000,
    authorizationCodeLifetimeSeconds: 600,
    ...changed,
  };
  const addRefreshToken = (family: string, { appId, userId }: RefreshGrant): string => {
    const token = newSecret(ids);
    const endsAt = clock.now() + settings.refreshTokenLifetimeSeconds * 1000;
    db.prepare('INSERT INTO refresh_tokens VALUES (?, ?, ?, ?, ?, NULL)').run(
      hashSecret(token),
      family,
      appId,
      userId,
      endsAt,
    );
    return token;
  };
  return {
    settings,
    issueCode(grant) {
      const code = newSecret(ids);
      db.prepare('INSERT INTO authorization_codes VALUES (?, ?, ?)').run(
        hashSecret(code),
        JSON.stringify(grant),
        clock.now() + settings.authorizationCodeLifetimeSeconds * 1000,
      );
      return code;
    },
    useCode(code) {
      const row = db
        .prepare<{ grant_json: string; ends_at: number }>(
          'DELETE FROM authorization_codes WHERE hash = ? RETURNING grant_json, ends_at',
        )
        .get(hashSecret(code));
      return row !== undefined && row.ends_at > clock.now() ? (JSON.parse(row.grant_json) as CodeGrant) : undefined;
    },
    issueRefreshToken: (grant) => addRefreshToken(ids.uuid(), grant),
    rotate(token, appId) {
      const hash = hashSecret(token);
      const row = db.prepare<RefreshRow>('SELECT * FROM refresh_tokens WHERE hash = ?').get(hash);
      if (row === undefined || row.app_id !== appId) return undefined;
      if (row.used_at !== null) {
        db.prepare('DELETE FROM refresh_tokens WHERE family = ?').run(row.family);
        return undefined;
      }
      if (row.ends_at <= clock.now()) return undefined;
      db.prepare('UPDATE refresh_tokens SET used_at = ? WHERE hash = ?').run(clock.now(), hash);
      const grant = { appId, userId: row.user_id };
      return { ...grant, refreshToken: addRefreshToken(row.family, grant) };
    },
  };
}

/** Whether a verifier is that of the challenge. */
export function meetsChallenge({ challenge, method }: CodeChallenge, verifier: string): boolean {
  const made = method === 'plain' ? verifier : createHash('sha256').update(verifier).digest('base64url');
  const [expected, given] = [Buffer.from(challenge), Buffer.from(made)];
  return expected.length === given.length && timingSafeEqual(expected, given);
}
