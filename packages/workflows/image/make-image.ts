import { writeFileSync } from 'node:fs';
import { constants, zstdCompressSync } from 'node:zlib';
import { DBOS } from '@dbos-inc/dbos-sdk';
import { PGlite } from '@electric-sql/pglite';
import { createLedger } from '../src/engine/ledger.ts';
import { createDeliveryTable } from '../src/inbox/delivery-table.ts';
import { pglitePool } from '../src/store/pglite-pool.ts';

// Makes the database that new folders begin with, from what PGlite and DBOS make of nothing, and keeps it packed beside this file.
const lite = await PGlite.create({
  dataDir: 'memory://',
  // A sixteenth of the usual log, since all of it is written to each new folder.
  initDbStartParams: ['--wal-segsize=1'],
  postgresqlconf: ['wal_recycle=off'],
});
const bridge = pglitePool(lite);
const { pool } = bridge;
const query = async (sql: string, values: readonly unknown[] = []) =>
  (await pool.query<Record<string, unknown>>(sql, [...values])).rows;
DBOS.setConfig({
  name: 'image',
  systemDatabaseUrl: 'postgresql://postgres:none@embedded:5432/postgres',
  systemDatabasePool: pool,
  logLevel: 'error',
});
await DBOS.launch();
await DBOS.shutdown();
const store = { query, urgentQuery: query };
await createLedger(store).prepare();
await createDeliveryTable(store).prepare();

// What the launch said of this app belongs to no other.
const tables = await query(
  `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'dbos' and tablename <> 'dbos_migrations'`,
);
await query(`truncate ${tables.map(({ name }) => String(name)).join(', ')} restart identity cascade`);
await query('checkpoint');
await bridge.close();
const tar = Buffer.from(await (await lite.dumpDataDir('none')).arrayBuffer());
await lite.close();
const image = zstdCompressSync(tar, {
  params: {
    [constants.ZSTD_c_compressionLevel]: 19,
    // The three databases of a new server are nearly the same, and megabytes apart.
    [constants.ZSTD_c_enableLongDistanceMatching]: 1,
    [constants.ZSTD_c_windowLog]: 25,
  },
});
writeFileSync(new URL('store.tar.zst', import.meta.url), image);
console.log(`An image of ${tar.length} bytes, packed into ${image.length}`);
