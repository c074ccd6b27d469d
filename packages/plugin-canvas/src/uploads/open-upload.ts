import { download, InputError, UnexpectedReplyError, type Benchling, type Fetch } from '@ligase/core';
import type { CanvasCall, Upload, UploadOptions } from '../contract.ts';

const defaultMaxBytes = 100 * 1024 * 1024;

/** Finds what a person has uploaded in a canvas: a blob, or a file. */
export async function openUpload(
  benchling: Benchling,
  fetch: Fetch,
  id: string,
  { maxBytes = defaultMaxBytes, signal }: UploadOptions & CanvasCall,
): Promise<Upload> {
  if (!(maxBytes > 0)) throw new InputError('INPUT_INVALID', `maxBytes must be above 0, not ${maxBytes}.`);
  const address = id.startsWith('file_') ? addressOfFile : addressOfBlob;
  const { name, operationId, url: given } = await address(benchling, id, { signal });
  const url = URL.parse(given);
  if (url === null)
    throw new UnexpectedReplyError(`Benchling gave no address for the upload "${name}" (${id})`, {
      status: 200,
      method: 'GET',
      operationId,
    });
  return {
    id,
    name,
    bytes: { [Symbol.asyncIterator]: () => download(fetch, { name, operationId, url, maxBytes, signal }) },
  };
}

type Call = { readonly signal: AbortSignal | undefined };

async function addressOfBlob(benchling: Benchling, blobId: string, call: Call) {
  const path = { blob_id: blobId };
  const { name = blobId } = await benchling.request('GET /blobs/{blob_id}', { path, ...call });
  const { downloadURL = '' } = await benchling.request('GET /blobs/{blob_id}/download-url', { path, ...call });
  return { name, operationId: 'getBlobUrl', url: downloadURL };
}

async function addressOfFile(benchling: Benchling, fileId: string, call: Call) {
  const reply = await benchling.call('GET /files/{file_id}', { path: { file_id: fileId }, ...call });
  const { filename, name = fileId } = reply.body;
  return { name: filename ?? name, operationId: 'getFile', url: reply.header('content-location') ?? '' };
}
