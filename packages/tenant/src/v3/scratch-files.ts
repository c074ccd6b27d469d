import { invalidRequest, notFound } from '../api-error.ts';
import { timestamp } from '../clock/timestamp.ts';
import type { Condition } from '../engine/filter.ts';
import type { RowList } from '../engine/read-page.ts';
import type { Feature } from '../feature.ts';
import type { Principal } from '../identity/principal.ts';
import { objectSchema, oneOf, text } from '../input/input-schema.ts';
import type { Call } from '../request.ts';
import type { Migration } from '../store/database.ts';
import { batch } from './batch.ts';
import type { BulkOperation, ScratchBytes } from './bulk.ts';
import { namedFilters } from './filters.ts';
import { listPage } from './list-page.ts';
import { createRefs } from './refs.ts';
import { shape } from './shape.ts';
import type { V3Parts } from './v3-parts.ts';

type UploadStatus = 'SUCCEEDED' | 'FAILED_VALIDATION' | 'IN_PROGRESS' | 'NOT_UPLOADED';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly filename: string;
  readonly creator_id: string;
  readonly upload_status: UploadStatus;
  readonly error_message: string | null;
  readonly created_at: number;
  readonly modified_at: number;
}

interface NewFile {
  /** Default: that of the file. */
  readonly name?: string;
  readonly filename: string;
}

interface ChangedFile {
  readonly id: string;
  readonly uploadStatus: UploadStatus;
  readonly errorMessage?: string | null;
}

const CONTENTS_MAX = 10 * 1024 * 1024;
const statuses: readonly UploadStatus[] = ['SUCCEEDED', 'FAILED_VALIDATION', 'IN_PROGRESS', 'NOT_UPLOADED'];
const listing = '/scratch-file/items';
const created = objectSchema({ filename: text() }, { name: text() });
const changed = objectSchema(
  { id: text(), uploadStatus: oneOf(...statuses) },
  { errorMessage: { ...text(0, 8192), nullable: true } },
);

const list: RowList = {
  select: 'SELECT *, lower(name) AS name_folded FROM scratch_files',
  filters: namedFilters,
  defaultSort: 'modifiedAt:desc',
};

const migrations: readonly Migration[] = [
  {
    id: 'v3/1-scratch-files',
    sql: `
      CREATE TABLE scratch_files (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        filename TEXT NOT NULL,
        creator_id TEXT NOT NULL REFERENCES principals (id),
        upload_status TEXT NOT NULL,
        error_message TEXT,
        created_at INTEGER NOT NULL,
        modified_at INTEGER NOT NULL
      ) STRICT;`,
  },
];

/** The bytes behind a bulk call; whose file it is may read it. */
export function createScratchBytes({ context, storage }: Pick<V3Parts, 'context' | 'storage'>): ScratchBytes {
  return ({ principal }, fileId) => {
    const row = context.db.prepare<Row>('SELECT * FROM scratch_files WHERE id = ?').get(fileId);
    if (row === undefined || !owns(principal, row))
      throw invalidRequest(`Invalid fileId: ${fileId}. It does not exist or you may not have permissions to view it.`, {
        invalidId: fileId,
      });
    const bytes = storage.read(fileId);
    if (row.upload_status !== 'SUCCEEDED' || bytes === undefined)
      throw invalidRequest(`Invalid fileId: ${fileId}. Its uploadStatus is ${row.upload_status}, not SUCCEEDED.`, {
        invalidId: fileId,
      });
    return bytes;
  };
}

/** Files on their way to a bulk operation; seen by who made them and by tenant admins, which is inferred. */
export function scratchFileFeature(parts: V3Parts, bulk: BulkOperation): Feature {
  const { context, storage } = parts;
  const { db, clock, ids } = context;
  const refs = createRefs(parts);
  const get = (id: string): Row | undefined => db.prepare<Row>('SELECT * FROM scratch_files WHERE id = ?').get(id);
  const view = (row: Row): object => {
    const stored = storage.parts(row.id);
    const as = { fileName: row.filename, mimeType: 'application/octet-stream' };
    return {
      __typename: 'ScratchFile',
      id: row.id,
      name: row.name,
      filename: row.filename,
      creator: refs.principal(row.creator_id),
      uploadStatus: row.upload_status,
      errorMessage: row.error_message,
      uploadUrl: row.upload_status === 'SUCCEEDED' ? null : storage.uploadUrl(row.id).url,
      downloadUrl: stored.length === 0 ? null : storage.downloadUrl(row.id, as).url,
      size: stored.length === 0 ? null : stored.reduce((sum, { size }) => sum + size, 0),
      mimeType: null,
      externalFileId: null,
      file: null,
      originPipelineStepData: null,
      createdAt: timestamp(row.created_at),
      modifiedAt: timestamp(row.modified_at),
    };
  };
  const written = (id: string): Row => {
    const row = get(id);
    if (row === undefined) throw new Error(`No scratch file ${id} was just written.`);
    return row;
  };
  const ofPath = ({ principal, path }: Call): Row => {
    const id = path['scratch_file_id'] ?? '';
    const row = get(id);
    if (row === undefined || !owns(principal, row)) throw notFound(id);
    return row;
  };
  const ofBody = ({ principal }: Call, id: string): Row => {
    const row = get(id);
    if (row === undefined || !owns(principal, row))
      throw invalidRequest(`Invalid id: ${id}. It does not exist or you may not have permissions to view it.`, {
        invalidId: id,
      });
    return row;
  };
  const create = ({ principal }: Call, { filename, name = filename }: NewFile): Row => {
    const id = ids.next('scrfile_');
    const now = clock.now();
    db.prepare("INSERT INTO scratch_files VALUES (?, ?, ?, ?, 'NOT_UPLOADED', NULL, ?, ?)").run(
      id,
      name,
      filename,
      principal.id,
      now,
      now,
    );
    return written(id);
  };
  const update = ({ id }: Row, { uploadStatus, errorMessage = null }: Omit<ChangedFile, 'id'>): Row => {
    if (uploadStatus === 'SUCCEEDED' && storage.parts(id).length === 0)
      throw invalidRequest(`Invalid uploadStatus: SUCCEEDED. Nothing was sent to the uploadUrl of ${id}.`);
    db.prepare('UPDATE scratch_files SET upload_status = ?, error_message = ?, modified_at = ? WHERE id = ?').run(
      uploadStatus,
      errorMessage,
      clock.now(),
      id,
    );
    return written(id);
  };

  return {
    name: 'scratch files',
    migrations,
    operationsV3: {
      'ScratchFile.List': {
        support: 'faithful',
        handle: (call) =>
          listPage(db, call, {
            list,
            conditions: ownedBy(call.principal),
            view(id) {
              const row = get(id);
              return row && view(row);
            },
          }),
      },
      'ScratchFile.Get': { support: 'faithful', handle: (call) => ({ body: shape(call.query, view(ofPath(call))) }) },
      'ScratchFile.Create': {
        support: 'faithful',
        handle(call) {
          const row = create(call, call.body as NewFile);
          return { body: view(row), headers: { location: refs.url(`/scratch-file/${row.id}`) } };
        },
      },
      'ScratchFile.CreateAndUpload': {
        support: 'partial',
        differs: 'Contents are taken, and no s3Location: a laptop reaches no such store.',
        handle(call) {
          const { contents, filename, s3Location } = call.body as Readonly<Record<string, string | undefined>>;
          if (s3Location !== undefined) throw invalidRequest('The local tenant takes contents, and no s3Location.');
          if (contents === undefined) throw invalidRequest('contents is a required field');
          if (filename === undefined) throw invalidRequest('filename is a required field');
          const bytes = Buffer.from(contents);
          if (bytes.length > CONTENTS_MAX)
            throw invalidRequest(`contents takes ${CONTENTS_MAX} bytes at most, not ${bytes.length}.`);
          const row = create(call, { filename });
          storage.write(row.id, bytes);
          return { body: view(update(row, { uploadStatus: 'SUCCEEDED' })) };
        },
      },
      'ScratchFile.Update': {
        support: 'faithful',
        handle: (call) => ({ body: view(update(ofPath(call), call.body as ChangedFile)) }),
      },
      'ScratchFile.BatchCreate': {
        support: 'faithful',
        handle: batch((call, item) => view(create(call, item as NewFile))),
      },
      'ScratchFile.BatchUpdate': {
        support: 'faithful',
        handle: batch((call, item) => {
          const { id, ...changes } = item as ChangedFile;
          return view(update(ofBody(call, id), changes));
        }),
      },
      'ScratchFile.BulkCreate': bulk({
        listing,
        input: created,
        work: (call, input) => create(call, input as NewFile).id,
      }),
      'ScratchFile.BulkUpdate': bulk({
        listing,
        input: changed,
        work(call, input) {
          const { id, ...changes } = input as ChangedFile;
          return update(ofBody(call, id), changes).id;
        },
      }),
    },
  };
}

function owns(principal: Principal, row: Row): boolean {
  return principal.isTenantAdmin || row.creator_id === principal.id;
}

function ownedBy({ isTenantAdmin, id }: Principal): Condition[] {
  return isTenantAdmin ? [] : [{ sql: 'creator_id = ?', values: [id] }];
}
