import { extname } from 'node:path';
import { invalidRequest } from '../../api-error.ts';
import { archiveOperation, unarchiveOperation } from '../../engine/archive-operations.ts';
import type { Actor } from '../../engine/changes.ts';
import type { Engine } from '../../engine/engine.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import { itemReply, listOperation } from '../../engine/read-operations.ts';
import { demand, itemOfPath } from '../../engine/rights.ts';
import { createItem, updateItem } from '../../engine/write-item.ts';
import { openFolder } from '../../entities/place-entity.ts';
import type { Feature } from '../../feature.ts';
import type { Call } from '../../request.ts';
import type { Storage } from '../../storage/storage.ts';
import { displayIdConditions, displayIdFacet, nextDisplayId } from './display-id.ts';
import { uploadedFamily, type UploadStatus } from './file-family.ts';

// What Benchling takes, and as what it comes back.
const MIME_TYPES: Readonly<Record<string, string>> = {
  '.csv': 'text/csv',
  '.html': 'text/html',
  '.jmp': 'application/octet-stream',
  '.jrn': 'application/octet-stream',
  '.jrp': 'application/octet-stream',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.pdf': 'application/pdf',
  '.zip': 'application/zip',
  '.txt': 'text/plain',
};
const BYTES_MAX = 30 * 1024 * 1024;

interface FileBody {
  readonly displayId: string;
  readonly filename: string;
  readonly customFields: Readonly<Record<string, unknown>>;
  readonly uploadStatus: UploadStatus;
  readonly errorMessage: string | null;
}

interface NewFile {
  readonly name?: string;
  readonly filename?: string;
  readonly folderId?: string;
  readonly customFields?: FileBody['customFields'];
}

interface FileChanges {
  readonly folderId?: string;
  readonly customFields?: FileBody['customFields'];
  readonly uploadStatus?: 'SUCCEEDED' | 'FAILED_VALIDATION';
  readonly errorMessage?: string;
}

const file = uploadedFamily({
  type: 'file',
  label: 'File',
  prefix: 'file_',
  path: '/files',
  listKey: 'files',
  idsKey: 'fileIds',
});

/** Files: made, then uploaded to the address in `Content-Location`, then marked as uploaded. */
export function files(engine: Engine, storage: Storage): Feature {
  const reply = (call: Call, row: ItemRow): ReturnType<typeof itemReply> => {
    const { uploadStatus, filename } = bodyOf(row);
    const { url } =
      uploadStatus === 'NOT_UPLOADED'
        ? storage.uploadUrl(row.id)
        : storage.downloadUrl(row.id, { fileName: filename, mimeType: mimeTypeOf(filename) });
    return { ...itemReply(engine, file, row, 200, call), headers: { 'content-location': url } };
  };

  return {
    name: 'files',
    operations: {
      listFiles: {
        support: 'faithful',
        handle: listOperation(engine, file, { conditions: displayIdConditions(engine, 'file') }),
      },
      getFile: {
        support: 'faithful',
        handle: (call) => reply(call, itemOfPath(engine, call.principal, 'file', call.path['file_id'] ?? '')),
      },
      createFile: { support: 'faithful', handle: (call) => reply(call, create(engine, call, call.body as NewFile)) },
      patchFile: {
        support: 'faithful',
        handle: (call) => {
          const row = itemOfPath(engine, call.principal, 'file', call.path['file_id'] ?? '');
          return reply(call, update(engine, storage, call, row, call.body as FileChanges));
        },
      },
      archiveFiles: { support: 'faithful', handle: archiveOperation(engine, file) },
      unarchiveFiles: { support: 'faithful', handle: unarchiveOperation(engine, file) },
    },
  };
}

function create(engine: Engine, actor: Actor, sent: NewFile): ItemRow {
  const { name = '', filename = '', folderId = '', customFields = {} } = sent;
  if (name.trim() === '') throw invalidRequest('name is a required field');
  if (folderId === '') throw invalidRequest('folderId is a required field');
  if (!(extensionOf(filename) in MIME_TYPES)) {
    throw invalidRequest(
      `Invalid filename: "${filename}". It takes one that ends in ${Object.keys(MIME_TYPES).join(', ')}.`,
    );
  }
  const folder = openFolder(engine, actor.principal, folderId);
  const displayId = nextDisplayId(engine, 'FILE');
  const body: FileBody = { displayId, filename, customFields, uploadStatus: 'NOT_UPLOADED', errorMessage: null };
  return createItem(engine, actor, file, {
    name,
    folderId: folder.id,
    projectId: folder.project_id,
    body,
    facets: [displayIdFacet(displayId)],
  });
}

function update(engine: Engine, storage: Storage, actor: Actor, row: ItemRow, sent: FileChanges): ItemRow {
  demand(engine, actor.principal, 'write', row);
  if (row.archive_reason !== null) throw invalidRequest(`${row.name} (${row.id}) is archived and cannot be edited.`);
  const before = bodyOf(row);
  const { uploadStatus = before.uploadStatus, errorMessage = before.errorMessage } = sent;
  if (sent.uploadStatus === 'SUCCEEDED') checkUpload(storage, row);
  const folder =
    sent.folderId !== undefined && sent.folderId !== row.folder_id
      ? openFolder(engine, actor.principal, sent.folderId)
      : undefined;
  const customFields = { ...before.customFields, ...sent.customFields };
  const after: ItemRow = {
    ...row,
    folder_id: folder?.id ?? row.folder_id,
    project_id: folder?.project_id ?? row.project_id,
    body: JSON.stringify({ ...before, customFields, uploadStatus, errorMessage }),
  };
  return updateItem(engine, actor, file, row, after, {
    properties: [
      { property: 'folderId', from: row.folder_id, to: after.folder_id },
      { property: 'uploadStatus', from: before.uploadStatus, to: uploadStatus },
      { property: 'errorMessage', from: before.errorMessage, to: errorMessage },
      { property: 'customFields', from: before.customFields, to: customFields },
    ],
  });
}

function checkUpload(storage: Storage, row: ItemRow): void {
  const size = storage.parts(row.id)[0]?.size;
  if (size === undefined) {
    throw invalidRequest(`${row.id} has no contents yet: upload them to the Content-Location of createFile first.`);
  }
  if (size > BYTES_MAX) throw invalidRequest(`${row.id} has ${size} bytes; files of ${BYTES_MAX} at most are taken.`);
}

function bodyOf(row: ItemRow): FileBody {
  return JSON.parse(row.body) as FileBody;
}

function extensionOf(filename: string): string {
  return extname(filename).toLowerCase();
}

function mimeTypeOf(filename: string): string {
  return MIME_TYPES[extensionOf(filename)] ?? 'application/octet-stream';
}
