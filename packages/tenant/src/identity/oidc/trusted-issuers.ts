import type { JsonWebKey } from 'node:crypto';
import type { Database, Migration } from '../../store/database.ts';

/** An identity provider whose id tokens the tenant takes. */
export interface TrustedIssuer {
  /** What the `iss` of its tokens says, such as `https://login.example.com`. */
  readonly issuer: string;
  /** Its keys, as its JWKS document has them. They are handed in: the tenant fetches nothing. */
  readonly jwks: { readonly keys: readonly JsonWebKey[] };
  /** What `aud` may say; default anything. */
  readonly audiences?: readonly string[];
}

/** The identity providers that a tenant was told to trust. */
export interface TrustedIssuers {
  list(): TrustedIssuer[];
  /** Trusts an issuer, with these keys in the place of those it had. */
  trust(issuer: TrustedIssuer): void;
  /** `false` when it was not trusted. */
  distrust(issuer: string): boolean;
}

/** The table of identity providers. */
export const issuerMigrations: readonly Migration[] = [
  {
    id: 'identity/3-issuers',
    sql: 'CREATE TABLE trusted_issuers (issuer TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT;',
  },
];

/** Keeps the identity providers in the tenant's database, beside those of its settings. */
export function createTrustedIssuers(db: Database, configured: readonly TrustedIssuer[]): TrustedIssuers {
  return {
    list: () => [
      ...configured,
      ...db
        .prepare<{ body: string }>('SELECT body FROM trusted_issuers ORDER BY issuer')
        .all()
        .map(({ body }) => JSON.parse(body) as TrustedIssuer),
    ],
    trust: (issuer) =>
      void db
        .prepare('INSERT OR REPLACE INTO trusted_issuers VALUES (?, ?)')
        .run(issuer.issuer, JSON.stringify(issuer)),
    distrust: (issuer) => db.prepare('DELETE FROM trusted_issuers WHERE issuer = ?').run(issuer) > 0,
  };
}
