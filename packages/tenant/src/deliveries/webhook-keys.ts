import { createPrivateKey, createPublicKey, generateKeyPairSync, type JsonWebKey, type KeyObject } from 'node:crypto';
import type { Migration } from '../store/database.ts';
import type { TenantBase } from '../tenant-context.ts';

/** The table of the keys that webhooks are signed with. */
export const webhookKeyMigrations: readonly Migration[] = [
  {
    id: 'deliveries/1-keys',
    sql: `
      CREATE TABLE webhook_keys (
        kid TEXT PRIMARY KEY,
        owner_id TEXT NOT NULL,
        private_key TEXT NOT NULL,
        made_at INTEGER NOT NULL,
        ends_at INTEGER
      ) STRICT;
      CREATE INDEX webhook_keys_by_owner ON webhook_keys (owner_id);`,
  },
];

/** A key that webhooks are signed with. */
export interface WebhookKey {
  readonly kid: string;
  /** A private key on the curve P-256. */
  readonly key: KeyObject;
  /** Milliseconds since 1970; `null` for the key that no other has followed yet. */
  readonly endsAt: number | null;
}

/** The public half, as a JWKS has it. */
export type PublicJwk = JsonWebKey & { readonly kid: string; readonly alg: 'ES256'; readonly use: 'sig' };

/** Keys of app definitions; of a legacy app, which has none, its own. */
export interface WebhookKeys {
  /** Those in use, the newest first: one, or two while one follows the other. The first is made when it is asked for. */
  of(ownerId: string): readonly WebhookKey[];
  jwks(ownerId: string): { readonly keys: readonly PublicJwk[] };
  /** Lets a new key follow the one in use, which stays good for the time of the overlap. */
  rotate(ownerId: string): readonly WebhookKey[];
}

interface Row {
  readonly kid: string;
  readonly private_key: string;
  readonly ends_at: number | null;
}

/** A fresh key on the curve P-256. */
export function newWebhookKey(): KeyObject {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
}

/** Keeps keys in the tenant's database; a key that another has followed is good for `overlapMs` more. */
export function createWebhookKeys({ db, clock, ids }: TenantBase, overlapMs: number): WebhookKeys {
  const inUse = db.prepare<Row>(
    'SELECT * FROM webhook_keys WHERE owner_id = ? AND (ends_at IS NULL OR ends_at > ?) ORDER BY rowid DESC',
  );
  const insert = db.prepare('INSERT INTO webhook_keys (kid, owner_id, private_key, made_at) VALUES (?, ?, ?, ?)');
  const end = db.prepare('UPDATE webhook_keys SET ends_at = ? WHERE owner_id = ? AND ends_at IS NULL');
  const add = (ownerId: string): void => {
    const pem = newWebhookKey().export({ type: 'pkcs8', format: 'pem' }).toString();
    insert.run(ids.next('key_', 16), ownerId, pem, clock.now());
  };
  // Reading a key takes longer than signing with it.
  const known = new Map<string, KeyObject>();
  const keyOf = ({ kid, private_key }: Row): KeyObject => {
    const key = known.get(kid) ?? createPrivateKey(private_key);
    known.set(kid, key);
    return key;
  };
  const read = (ownerId: string): readonly WebhookKey[] =>
    inUse.all(ownerId, clock.now()).map((row) => ({ kid: row.kid, key: keyOf(row), endsAt: row.ends_at }));
  const keysOf = (ownerId: string): readonly WebhookKey[] => {
    const keys = read(ownerId);
    if (keys.length > 0) return keys;
    add(ownerId);
    return read(ownerId);
  };
  return {
    of: keysOf,
    jwks: (ownerId) => ({
      keys: keysOf(ownerId).map(({ kid, key }) => ({
        ...createPublicKey(key).export({ format: 'jwk' }),
        kid,
        alg: 'ES256',
        use: 'sig',
      })),
    }),
    rotate: (ownerId) =>
      db.transaction(() => {
        keysOf(ownerId);
        end.run(clock.now() + overlapMs, ownerId);
        add(ownerId);
        return read(ownerId);
      }),
  };
}
