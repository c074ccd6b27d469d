import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { Database } from './database.ts';
import { openDatabase } from './open-database.ts';
import { explainStoreError } from './store-error.ts';

const migrations = [{ id: 'notes/1', sql: 'CREATE TABLE notes (text TEXT) STRICT' }];

const folder = (): string => {
  const path = mkdtempSync(join(tmpdir(), 'tenant-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
};

const open = (data: string): Database => {
  const db = openDatabase(data);
  onTestFinished(() => db.close());
  db.migrate(migrations);
  return db;
};

const texts = (db: Database): unknown[] =>
  db
    .prepare('SELECT text FROM notes ORDER BY text')
    .all()
    .map((row) => row['text']);

it('keeps what was written when the folder is opened again', () => {
  const data = folder();
  const first = open(data);
  first.prepare('INSERT INTO notes VALUES (?)').run('kept');
  first.close();

  const second = open(data);

  expect(texts(second)).toEqual(['kept']);
});

it('keeps nothing of a transaction that fails, also of the one within it', () => {
  const db = open(':memory:');
  const insert = db.prepare('INSERT INTO notes VALUES (?)');

  const work = (): void =>
    db.transaction(() => {
      db.transaction(() => insert.run('inner'));
      throw new Error('no');
    });

  expect(work).toThrow('no');
  expect(texts(db)).toEqual([]);
});

it.each([':memory:', 'a folder'])('goes back to an earlier image in %s, and its statements stay usable', (kind) => {
  const db = open(kind === ':memory:' ? kind : folder());
  const insert = db.prepare('INSERT INTO notes VALUES (?)');
  insert.run('before');
  const image = db.serialize();
  insert.run('after');

  db.deserialize(image);
  insert.run('later');

  expect(texts(db)).toEqual(['before', 'later']);
});

it('goes on to read lists of values after an image was put back many times', () => {
  const db = open(':memory:');
  const image = db.serialize();
  const values = JSON.stringify(Array.from({ length: 500 }, (_, number) => [`value ${number}`]));
  const count = db.prepare<{ count: number }>(`SELECT count(*) AS count FROM json_each('${values}') ORDER BY value`);

  const counts = Array.from({ length: 50 }, () => {
    db.deserialize(image);
    return count.get()?.count;
  });

  expect(new Set(counts)).toEqual(new Set([500]));
});

it('keeps a second tenant out of the folder, and says so', () => {
  const data = folder();
  open(data);

  const second = (): Database => openDatabase(data);

  expect(second).toThrow(expect.objectContaining({ code: 'STORE_LOCKED', message: expect.stringContaining(data) }));
});

it('refuses a file that is no database', () => {
  const data = folder();
  writeFileSync(join(data, 'tenant.db'), 'this is a shopping list '.repeat(100));

  const opening = (): Database => openDatabase(data);

  expect(opening).toThrow(expect.objectContaining({ code: 'STORE_CORRUPT' }));
});

it('refuses a folder that cannot be made', () => {
  const data = join(folder(), 'file');
  writeFileSync(data, '');

  const opening = (): Database => openDatabase(join(data, 'inside'));

  expect(opening).toThrow(expect.objectContaining({ code: 'STORE_READ_ONLY' }));
});

it.skipIf(process.platform !== 'linux')('refuses a folder where the system lets nobody make one', () => {
  const opening = (): Database => openDatabase('/proc/ligase/tenant');

  expect(opening).toThrow(
    expect.objectContaining({ code: 'STORE_READ_ONLY', message: expect.stringContaining('/proc/ligase/tenant') }),
  );
});

it('makes the folders above its own', () => {
  const data = join(folder(), 'one', 'two');

  open(data).close();

  expect(existsSync(join(data, 'tenant.db'))).toBe(true);
});

it('refuses data that a newer version has made', () => {
  const data = folder();
  const newer = openDatabase(data);
  newer.migrate([...migrations, { id: 'notes/2', sql: 'ALTER TABLE notes ADD COLUMN colour TEXT' }]);
  newer.close();

  const opening = (): Database => open(data);

  expect(opening).toThrow(
    expect.objectContaining({ code: 'STORE_NEWER', message: expect.stringContaining('notes/2') }),
  );
});

it('counts a new transaction for each outermost one', () => {
  const db = open(':memory:');

  const seen = [0, 1].map(() =>
    db.transaction(() => [db.transactionNumber, db.transaction(() => db.transactionNumber)]),
  );

  const [[first, inner] = [], [second] = []] = seen;
  expect(inner).toBe(first);
  expect(second).not.toBe(first);
  expect(db.transactionNumber).toBe(0);
});

it.each([
  ['a disk that is full', { code: 'ENOSPC' }, 'STORE_FULL'],
  ['a disk that is mounted to be read only', { code: 'EROFS' }, 'STORE_READ_ONLY'],
  ['a file of another user', { code: 'EACCES' }, 'STORE_READ_ONLY'],
  ['a disk that fails', { errcode: 10 + 256 * 3 }, 'STORE_DISK_FAULT'],
])('explains %s', (_, thrown, code) => {
  const explained = explainStoreError(Object.assign(new Error('low-level words'), thrown), '/data');

  expect(explained).toMatchObject({ code, message: expect.stringContaining('/data') });
});
