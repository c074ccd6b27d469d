import { invalidRequest } from '../../api-error.ts';
import type { Engine } from '../../engine/engine.ts';
import { commaList } from '../../engine/filters.ts';
import { createLookup } from '../../engine/lookup.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import { itemValue, narrowed } from '../../engine/present.ts';
import { itemReply } from '../../engine/read-operations.ts';
import { demand, itemOfPath, visible } from '../../engine/rights.ts';
import { updateItem } from '../../engine/write-item.ts';
import type { Feature } from '../../feature.ts';
import type { Call } from '../../request.ts';
import type { SignedUrl, Storage, StoredPart } from '../../storage/storage.ts';
import { blob, blobBody, createBlob, type BlobBody, type NewBlob } from './blob.ts';
import { partBytes } from './part-bytes.ts';

/** Every part but the last. */
const PART_MIN = 5 * 1024 * 1024;

interface PartRef {
  readonly partNumber?: number;
  readonly eTag?: string;
}

/** Blobs: upload at once and in parts, reading and download. */
export function blobs(engine: Engine, storage: Storage): Feature {
  const blobOfPath = ({ principal, path }: Call): ItemRow =>
    itemOfPath(engine, principal, 'blob', path['blob_id'] ?? '');
  const open = (call: Call): ItemRow => {
    const row = blobOfPath(call);
    demand(engine, call.principal, 'write', row);
    const { uploadStatus } = blobBody(row);
    if (uploadStatus !== 'IN_PROGRESS') {
      throw invalidRequest(`The upload of blob ${row.id} is ${uploadStatus}, so it takes no more parts.`);
    }
    return row;
  };
  const finish = (call: Call, row: ItemRow, uploadStatus: BlobBody['uploadStatus']): ItemRow =>
    updateItem(
      engine,
      call,
      blob,
      row,
      { ...row, body: JSON.stringify({ ...blobBody(row), uploadStatus }) },
      { properties: [{ property: 'uploadStatus', from: 'IN_PROGRESS', to: uploadStatus }] },
    );
  const download = (call: Call): SignedUrl => {
    const row = blobOfPath(call);
    const { mimeType, uploadStatus } = blobBody(row);
    if (uploadStatus !== 'COMPLETE') {
      throw invalidRequest(`The upload of blob ${row.id} is ${uploadStatus}, so there is nothing to download.`);
    }
    return storage.downloadUrl(row.id, { fileName: row.name, mimeType });
  };

  return {
    name: 'blobs',
    operations: {
      createBlob: {
        support: 'faithful',
        handle: (call) => {
          const { data64, md5, ...made } = call.body as NewBlob & { readonly data64: string; readonly md5: string };
          const bytes = partBytes(data64, md5);
          return itemReply(engine, blob, createBlob(engine, storage, call, { ...made, bytes }), 200, call);
        },
      },
      createMultipartBlob: {
        support: 'faithful',
        handle: (call) => itemReply(engine, blob, createBlob(engine, storage, call, call.body as NewBlob), 200, call),
      },
      createBlobPart: {
        support: 'faithful',
        handle: (call) => {
          const row = open(call);
          const { partNumber, data64, md5 } = call.body as { partNumber: number; data64: string; md5: string };
          const stored = storage.write(row.id, partBytes(data64, md5), partNumber);
          return { body: { partNumber, eTag: eTagOf(stored) } };
        },
      },
      completeMultipartBlob: {
        support: 'faithful',
        handle: (call) => {
          const row = open(call);
          const { parts = [] } = call.body as { readonly parts?: readonly PartRef[] };
          checkParts(storage.parts(row.id), parts);
          storage.keepOnly(
            row.id,
            parts.flatMap(({ partNumber }) => partNumber ?? []),
          );
          return itemReply(engine, blob, finish(call, row, 'COMPLETE'), 200, call);
        },
      },
      abortMultipartBlob: {
        support: 'faithful',
        handle: (call) => {
          const row = finish(call, open(call), 'ABORTED');
          storage.keepOnly(row.id, []);
          return { body: {} };
        },
      },
      getBlob: {
        support: 'faithful',
        handle: (call) => itemReply(engine, blob, blobOfPath(call), 200, call),
      },
      bulkGetBlobs: {
        support: 'faithful',
        handle: ({ principal, query }) => {
          const ids = commaList((query['blobIds'] ?? '') as string);
          const rows = ids.map((id) => visible(engine, principal, ['blob'], id));
          const invalidIds = ids.filter((_, index) => rows[index] === undefined);
          if (invalidIds.length > 0) {
            throw invalidRequest(`Invalid blobIds, or no permission to view them: ${invalidIds.join(', ')}.`, {
              invalidIds,
            });
          }
          const lookup = createLookup(engine, principal);
          const found = rows.flatMap((row) => (row ? itemValue(blob, row, lookup) : []));
          return { body: narrowed(JSON.stringify({ blobs: found }), query['returning']) };
        },
      },
      getBlobUrl: {
        support: 'faithful',
        handle: (call) => {
          const { url, expiresAt } = download(call);
          return { body: { downloadURL: url, expiresAt: Math.floor(expiresAt / 1000) } };
        },
      },
      getBlobFile: {
        support: 'faithful',
        unmetered: true,
        handle: (call) => ({ status: 302, headers: { location: download(call).url } }),
      },
    },
  };
}

function checkParts(stored: readonly StoredPart[], named: readonly PartRef[]): void {
  if (named.length === 0) throw invalidRequest('parts is a required field: the partNumber and eTag of every part.');
  const numbers = named.map(({ partNumber = 0 }) => partNumber);
  if (numbers.some((number, index) => index > 0 && number <= (numbers[index - 1] ?? 0))) {
    throw invalidRequest(`Invalid parts: their numbers must ascend, not be ${numbers.join(', ')}.`);
  }
  for (const [index, { partNumber, eTag }] of named.entries()) {
    const part = stored.find((one) => one.part === partNumber);
    if (!part) throw invalidRequest(`Invalid parts: part ${partNumber} was not uploaded.`);
    if (eTag !== eTagOf(part.md5)) {
      throw invalidRequest(`Invalid parts: part ${partNumber} has the eTag ${eTagOf(part.md5)}, not ${eTag}.`);
    }
    if (part.size < PART_MIN && index < named.length - 1) {
      throw invalidRequest(
        `Part ${partNumber} has ${part.size} bytes; every part but the last has ${PART_MIN} at least.`,
      );
    }
  }
}

function eTagOf(md5: string): string {
  return `"${md5}"`;
}
