import { createHash } from 'node:crypto';
import type { TenantBase } from '../tenant-context.ts';
import type { Migration } from '../store/database.ts';
import { urlSignature } from './url-signature.ts';

/** One part of what is stored under a key. */
export interface StoredPart {
  readonly part: number;
  readonly size: number;
  /** In hex. */
  readonly md5: string;
}

/** An address that works without a token until it expires. */
export interface SignedUrl {
  readonly url: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** How whoever downloads something is told what it is. */
export interface DownloadedAs {
  readonly fileName: string;
  readonly mimeType: string;
}

/** The bytes of blobs and files, and the addresses to which they are sent and from which they come. */
export interface Storage {
  /** Keeps bytes as a part, in the place of the one it had, and gives the MD5 of them in hex. */
  write(key: string, bytes: Uint8Array, part?: number): string;
  /** All parts in order; `undefined` when there is none. */
  read(key: string): Uint8Array | undefined;
  parts(key: string): StoredPart[];
  /** Forgets every part but these. */
  keepOnly(key: string, parts: readonly number[]): void;
  uploadUrl(key: string): SignedUrl;
  /** `lifetimeMs` defaults to an hour. */
  downloadUrl(key: string, as: DownloadedAs, lifetimeMs?: number): SignedUrl;
}

/** The table of stored bytes. */
export const storageMigrations: readonly Migration[] = [
  {
    id: 'storage/1-parts',
    sql: `
      CREATE TABLE stored_parts (
        key TEXT NOT NULL,
        part INTEGER NOT NULL,
        md5 TEXT NOT NULL,
        size INTEGER NOT NULL,
        data BLOB NOT NULL,
        PRIMARY KEY (key, part)
      ) STRICT;`,
  },
];

/** Where stored bytes are reached. */
export const storagePath = '/storage/';

const HOUR_MS = 3_600_000;

/** Keeps bytes in the tenant's database. */
export function createStorage(base: TenantBase): Storage {
  const { db, clock } = base;
  const signed = (key: string, query: Readonly<Record<string, string>>, lifetimeMs: number): SignedUrl => {
    const expiresAt = clock.now() + lifetimeMs;
    const parameters = new URLSearchParams({ ...query, expires: String(expiresAt) }).toString();
    const path = `${storagePath}${encodeURIComponent(key)}?${parameters}`;
    return { url: `${base.url()}${path}&signature=${urlSignature(base, path)}`, expiresAt };
  };
  return {
    write: (key, bytes, part = 1) => {
      const md5 = createHash('md5').update(bytes).digest('hex');
      db.prepare('INSERT OR REPLACE INTO stored_parts VALUES (?, ?, ?, ?, ?)').run(key, part, md5, bytes.length, bytes);
      return md5;
    },
    read: (key) => {
      const rows = db
        .prepare<{ data: Uint8Array }>('SELECT data FROM stored_parts WHERE key = ? ORDER BY part')
        .all(key);
      return rows.length === 0 ? undefined : Buffer.concat(rows.map(({ data }) => data));
    },
    parts: (key) =>
      db
        .prepare<{
          part: number;
          size: number;
          md5: string;
        }>('SELECT part, size, md5 FROM stored_parts WHERE key = ? ORDER BY part')
        .all(key),
    keepOnly: (key, parts) => {
      db.prepare('DELETE FROM stored_parts WHERE key = ? AND part NOT IN (SELECT value FROM json_each(?))').run(
        key,
        JSON.stringify(parts),
      );
    },
    uploadUrl: (key) => signed(key, { for: 'upload' }, HOUR_MS),
    downloadUrl: (key, { fileName, mimeType }, lifetimeMs = HOUR_MS) =>
      signed(key, { for: 'download', name: fileName, type: mimeType }, lifetimeMs),
  };
}
