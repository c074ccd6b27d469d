import { invalidRequest, notFound } from '../api-error.ts';
import type { Actor } from '../engine/changes.ts';
import type { Engine } from '../engine/engine.ts';
import { itemOfPath } from '../engine/rights.ts';
import type { ServedOperation } from '../feature.ts';
import type { Storage } from '../storage/storage.ts';
import type { Migration } from '../store/database.ts';
import { setDays } from './edit-in-ui.ts';
import type { EntryBody } from './entry-family.ts';

/** A file that someone puts into an entry. */
export interface AttachedFile {
  readonly fileName: string;
  /** Default `application/octet-stream`. */
  readonly mimeType?: string;
  readonly bytes: Uint8Array;
  /** Default none. */
  readonly caption?: string;
}

interface FileRow {
  readonly id: string;
  readonly file_name: string;
  readonly mime_type: string;
}

/** The table of files in entries. */
export const externalFileMigrations: readonly Migration[] = [
  {
    id: 'entries/2-files',
    sql: `
      CREATE TABLE entry_files (
        id TEXT PRIMARY KEY,
        entry_id TEXT NOT NULL,
        file_name TEXT NOT NULL,
        mime_type TEXT NOT NULL
      ) STRICT;`,
  },
];

/** Puts a file at the end of an entry, which people do in Benchling's UI, and gives its id. @throws {TenantApiError} 400 */
export function attachFile(
  engine: Engine,
  storage: Storage,
  actor: Actor,
  entryId: string,
  file: AttachedFile,
): string {
  const { db, ids } = engine.context;
  const { fileName, mimeType = 'application/octet-stream', bytes, caption = '' } = file;
  const row = engine.items.get(entryId);
  if (row?.type !== 'entry') throw invalidRequest(`Invalid entryId: ${entryId}.`, { invalidId: entryId });
  const id = ids.next('exf_');
  const note = { type: 'external_file', indentation: 0, externalFileId: id, text: caption, links: [] };
  const { days } = JSON.parse(row.body) as EntryBody;
  return db.transaction(() => {
    storage.write(id, bytes);
    db.prepare('INSERT INTO entry_files VALUES (?, ?, ?, ?)').run(id, entryId, fileName, mimeType);
    const last = days.length - 1;
    const written = days.map((day, index) => (index === last ? { ...day, notes: [...day.notes, note] } : day));
    setDays(engine, actor, entryId, written);
    return id;
  });
}

/** The files of an entry, with their bytes. */
export function filesOfEntry(
  { context }: Engine,
  storage: Storage,
  entryId: string,
): { readonly id: string; readonly fileName: string; readonly bytes: Uint8Array }[] {
  return context.db
    .prepare<FileRow>('SELECT id, file_name, mime_type FROM entry_files WHERE entry_id = ? ORDER BY id')
    .all(entryId)
    .map(({ id, file_name: fileName }) => ({ id, fileName, bytes: storage.read(id) ?? new Uint8Array() }));
}

/** Reading where a file of an entry can be downloaded. */
export function externalFileOperation(engine: Engine, storage: Storage): ServedOperation {
  return {
    support: 'faithful',
    handle: ({ principal, path }) => {
      const entry = itemOfPath(engine, principal, 'entry', path['entry_id'] ?? '');
      const id = path['external_file_id'] ?? '';
      const file = engine.context.db
        .prepare<FileRow>('SELECT id, file_name, mime_type FROM entry_files WHERE id = ? AND entry_id = ?')
        .get(id, entry.id);
      if (!file) throw notFound(id);
      const { url, expiresAt } = storage.downloadUrl(id, { fileName: file.file_name, mimeType: file.mime_type });
      const size = storage.parts(id)[0]?.size ?? 0;
      return {
        body: { externalFile: { id, size, downloadURL: url, expiresAt: Math.floor(expiresAt / 1000) } },
      };
    },
  };
}
