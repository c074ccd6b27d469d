import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { Logger } from '@ligase/core';
import { readBaseImage } from './base-image.ts';
import { withBaselineCompiler } from './baseline-compiler.ts';
import { lockFolder } from './folder-lock.ts';
import { queriesOf } from './queries.ts';
import { pglitePool } from './pglite-pool.ts';
import type { Store } from './store.ts';

/**
 * PostgreSQL inside this process, in a folder or, for `memory`, nowhere. It outlives the death of the process, not a loss of
 * power: PGlite never syncs its files. https://github.com/electric-sql/pglite/issues/1107
 */
export async function openPgliteStore(where: string, log: Logger): Promise<Store> {
  const folder = where === 'memory' ? undefined : resolve(where);
  if (folder !== undefined) mkdirSync(folder, { recursive: true, mode: 0o700 });
  // Two processes on one folder destroy it, and PGlite takes no lock. https://github.com/electric-sql/pglite/issues/892
  const lock = folder === undefined ? undefined : lockFolder(folder);
  try {
    const lite = await openDatabase(folder);
    const bridge = pglitePool(lite);
    const { pool, urgent } = bridge;
    // Without a listener, a connection that PGlite breaks off would end the process.
    pool.on('error', (error) => log.warn({ err: error }, 'a connection to the store was lost'));
    return {
      config: {
        systemDatabaseUrl: 'postgresql://postgres:none@embedded:5432/postgres',
        systemDatabasePool: pool,
        useListenNotify: true,
      },
      shared: false,
      ...queriesOf(pool),
      urgentQuery: queriesOf(urgent).query,
      alone: (work) => work(),
      hold: () => Promise.resolve(),
      // Whoever holds the folder is the only one there is.
      whenDead: (_replica, work) => work(),
      // PGlite has no process beside it that would do so, and its folder would grow for ever.
      reclaim: async () => void (await pool.query('vacuum')),
      wake: bridge.wake,
      async close() {
        await bridge.close();
        await lite.close();
        lock?.release();
      },
    };
  } catch (error) {
    lock?.release();
    throw error;
  }
}

async function openDatabase(folder: string | undefined): Promise<PGlite> {
  const dataDir = folder === undefined ? 'memory://' : join(folder, 'postgres');
  const options = { dataDir, postgresqlconf: ['shared_buffers=8MB'] };
  const ready = folder === undefined ? undefined : join(folder, 'ready');
  if (ready !== undefined && existsSync(ready)) return await withBaselineCompiler(() => PGlite.create(options));
  // A process that was killed while it made the database left half of one, and no run in it.
  if (folder !== undefined) rmSync(dataDir, { recursive: true, force: true });
  const lite = await withBaselineCompiler(() => PGlite.create({ ...options, loadDataDir: readBaseImage() }));
  if (ready !== undefined) writeFileSync(ready, '');
  return lite;
}
