import { accessSync, constants, existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { Database, Migration, SqlValue, Statement } from './database.ts';
import { makeFolder } from './make-folder.ts';
import { explainStoreError, StoreError } from './store-error.ts';

// Marks the file as a tenant's, so that another program's database is refused instead of written to.
const APPLICATION_ID = 0x4c494741;

/** Opens the rows in a folder, which is made when missing, or in memory for `:memory:`. One process at a time. */
export function openDatabase(data: string): Database {
  if (!('deserialize' in DatabaseSync.prototype)) {
    throw new StoreError(
      'STORE_OLD_NODE',
      `This Node (${process.version}) is too old for the tenant: its node:sqlite has no snapshots. Use the newest Node 24 or 26.`,
    );
  }
  const file = data === ':memory:' ? undefined : join(data, 'tenant.db');
  const explained = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw explainStoreError(error, data);
    }
  };

  let connection = explained(() => connect(data, file));
  let generation = 0;
  let depth = 0;
  let begun = 0;
  let ending: (() => void)[] = [];
  const statements = new Map<string, Statement<never>>();

  const prepare = <Row>(sql: string): Statement<Row> => {
    const known = statements.get(sql);
    if (known) return known;
    let prepared: StatementSync | undefined;
    let preparedIn = generation;
    // On first use, since its tables may not be there yet; and anew after an image was put back, which finalizes all.
    const current = (): StatementSync => {
      if (prepared === undefined || preparedIn !== generation) {
        prepared = connection.prepare(sql);
        preparedIn = generation;
      }
      return prepared;
    };
    const statement: Statement<Row> = {
      get: (...values) => current().get(...values) as Row | undefined,
      all: (...values) => current().all(...values) as Row[],
      iterate: (...values) => current().iterate(...values) as IterableIterator<Row>,
      run: (...values) => Number(current().run(...values).changes),
    };
    statements.set(sql, statement as Statement<never>);
    return statement;
  };

  const transaction = <T>(work: () => T): T => {
    if (depth > 0) return work();
    return explained(() => {
      prepare('BEGIN IMMEDIATE').run();
      depth = 1;
      begun += 1;
      try {
        const result = work();
        for (const last of ending) last();
        prepare('COMMIT').run();
        return result;
      } catch (error) {
        // A full disk may already have rolled back by itself.
        if (connection.isTransaction) prepare('ROLLBACK').run();
        throw error;
      } finally {
        depth = 0;
        ending = [];
      }
    });
  };

  return {
    prepare,
    exec: (sql) => explained(() => connection.exec(sql)),
    transaction,
    atEnd: (work) => {
      if (depth === 0) work();
      else ending.push(work);
    },
    get transactionNumber() {
      return depth === 0 ? 0 : begun;
    },
    get imageNumber() {
      return generation;
    },
    migrate: (migrations) => migrate({ prepare, transaction, exec: (sql) => connection.exec(sql), data }, migrations),
    serialize: () => connection.serialize(),
    deserialize: (image) =>
      explained(() => {
        connection = file === undefined ? replaceMemory(connection, image) : replaceFile(connection, data, file, image);
        generation += 1;
      }),
    close: () => {
      if (connection.isOpen) connection.close();
    },
  };
}

/** An image of a database with these tables and no rows, for {@link Database.deserialize}. */
export function blankImage(migrations: readonly Migration[]): Uint8Array {
  const blank = openDatabase(':memory:');
  try {
    blank.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
    blank.migrate(migrations);
    return blank.serialize();
  } finally {
    blank.close();
  }
}

function connect(data: string, file: string | undefined): DatabaseSync {
  if (file === undefined) return new DatabaseSync(':memory:');
  try {
    makeFolder(data);
  } catch (cause) {
    throw new StoreError(
      'STORE_READ_ONLY',
      `Cannot make the data folder ${data}. Give this user the right to write there, or choose another data folder.`,
      { cause },
    );
  }
  // On a disk that is mounted to be read only, SQLite speaks of an I/O error when there is a log to take up.
  for (const place of [data, file, `${file}-wal`]) if (existsSync(place)) accessSync(place, constants.W_OK);
  const connection = new DatabaseSync(file, { timeout: 0 });
  try {
    // The exclusive lock is the kernel's: it keeps a second tenant out and goes with the process, however that ends.
    // In WAL mode NORMAL keeps every commit when the process is killed; only a power cut may take the last ones.
    connection.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
    // Opening alone proves nothing: a read-only file is noticed by the first write.
    connection.exec('BEGIN IMMEDIATE');
    const known = connection.prepare('PRAGMA application_id').get()?.['application_id'];
    const tables = connection.prepare('SELECT count(*) AS count FROM sqlite_schema').get()?.['count'];
    if (known !== APPLICATION_ID && tables !== 0) {
      throw new StoreError('STORE_CORRUPT', `${file} is the database of another program. Choose another data folder.`);
    }
    connection.exec(`PRAGMA application_id = ${APPLICATION_ID}; COMMIT`);
  } catch (error) {
    connection.close();
    throw error;
  }
  return connection;
}

// Into a connection of its own: in one that has used json_each, the next use after a deserialize ends the process (SQLite 3.53.4).
function replaceMemory(connection: DatabaseSync, image: Uint8Array): DatabaseSync {
  const next = new DatabaseSync(':memory:');
  next.deserialize(image);
  connection.close();
  return next;
}

function replaceFile(connection: DatabaseSync, data: string, file: string, image: Uint8Array): DatabaseSync {
  const next = `${file}.next`;
  writeFileSync(next, image, { flush: true });
  connection.close();
  rmSync(`${file}-wal`, { force: true });
  renameSync(next, file);
  return connect(data, file);
}

function migrate(
  db: Pick<Database, 'prepare' | 'transaction' | 'exec'> & { readonly data: string },
  migrations: readonly Migration[],
): void {
  db.exec('CREATE TABLE IF NOT EXISTS migrations (id TEXT PRIMARY KEY, number INTEGER NOT NULL) STRICT');
  const rows = db.prepare<{ id: string }>('SELECT id FROM migrations ORDER BY number').all();
  const applied = new Set(rows.map((row) => row.id));
  const known = new Set(migrations.map((migration) => migration.id));
  const strange = rows.filter((row) => !known.has(row.id)).map((row) => row.id);
  if (strange.length > 0) {
    throw new StoreError(
      'STORE_NEWER',
      `The tenant data in ${db.data} was made by a newer version (it has ${strange.join(', ')}). Update this package, or choose another data folder.`,
    );
  }
  for (const { id, sql } of migrations) {
    if (applied.has(id)) continue;
    db.transaction(() => {
      db.exec(sql);
      db.prepare('INSERT INTO migrations VALUES (?, (SELECT count(*) FROM migrations))').run(id satisfies SqlValue);
    });
  }
}
