import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { lockFolder } from './folder-lock.ts';
import { pglitePool } from './pglite-pool.ts';
import type { Store } from './store.ts';

/**
 * PostgreSQL inside this process, in a folder or, for `memory`, nowhere. It outlives the death of the process, not a loss of
 * power: PGlite never syncs its files. https://github.com/electric-sql/pglite/issues/1107
 */
export async function openPgliteStore(where: string): Promise<Store> {
  const folder = where === 'memory' ? undefined : resolve(where);
  if (folder !== undefined) mkdirSync(folder, { recursive: true, mode: 0o700 });
  // Two processes on one folder destroy it, and PGlite takes no lock. https://github.com/electric-sql/pglite/issues/892
  const lock = folder === undefined ? undefined : lockFolder(folder);
  try {
    const lite = await PGlite.create({
      dataDir: folder === undefined ? 'memory://' : join(folder, 'postgres'),
      postgresqlconf: ['shared_buffers=8MB'],
    });
    const pool = pglitePool(lite);
    return {
      config: {
        systemDatabaseUrl: 'postgresql://postgres:none@embedded:5432/postgres',
        systemDatabasePool: pool.pool,
        useListenNotify: true,
      },
      shared: false,
      query: async (sql, values = []) =>
        (await pool.pool.query<Record<string, unknown>>(sql, [...values])).rows,
      alone: (work) => work(),
      hold: () => Promise.resolve(),
      // Whoever holds the folder is the only one there is.
      whenDead: (_replica, work) => work(),
      async close() {
        await pool.close();
        await lite.close();
        lock?.release();
      },
    };
  } catch (error) {
    lock?.release();
    throw error;
  }
}
