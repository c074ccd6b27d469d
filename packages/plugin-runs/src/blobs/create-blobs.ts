import { download, InputError, UnexpectedReplyError, type Benchling, type Fetch } from '@ligase/core';
import type { Blobs, DownloadOptions, RunCall } from '../contract.ts';
import type { Blob } from '../run.ts';
import { uploadBlob } from './upload-blob.ts';

const defaultMaxBytes = 100 * 1024 * 1024;

/** Files in Benchling's own store. */
export function createBlobs(benchling: Benchling, fetch: Fetch): Blobs {
  const get = async (blobId: string, call: RunCall): Promise<Blob> =>
    (await benchling.request('GET /blobs/{blob_id}', { path: { blob_id: blobId }, ...call })) as Blob;
  return {
    get: (blobId, call = {}) => get(blobId, call),
    upload: (file, bytes, options = {}, call = {}) => uploadBlob(benchling, file, bytes, options, call),
    async abort(blobId, call = {}) {
      await benchling.request('POST /blobs/{blob_id}:abort-upload', { path: { blob_id: blobId }, ...call });
    },
    download: (blobId, options = {}, call = {}) => downloadBlob({ benchling, fetch, get }, blobId, options, call),
  };
}

interface DownloadContext {
  readonly benchling: Benchling;
  readonly fetch: Fetch;
  readonly get: (blobId: string, call: RunCall) => Promise<Blob>;
}

async function* downloadBlob(
  { benchling, fetch, get }: DownloadContext,
  blobId: string,
  { maxBytes = defaultMaxBytes }: DownloadOptions,
  call: RunCall,
): AsyncGenerator<Uint8Array, void> {
  if (!(maxBytes > 0)) throw new InputError('INPUT_INVALID', `maxBytes must be above 0, not ${maxBytes}.`);
  const { name } = await get(blobId, call);
  const path = { blob_id: blobId };
  const { downloadURL = '' } = await benchling.request('GET /blobs/{blob_id}/download-url', { path, ...call });
  const operationId = 'getBlobUrl';
  const url = URL.parse(downloadURL);
  if (url === null)
    throw new UnexpectedReplyError(`Benchling gave no address for the file "${name}" (${blobId})`, {
      status: 200,
      method: 'GET',
      operationId,
    });
  yield* download(fetch, { name, operationId, url, maxBytes, signal: call.signal });
}
