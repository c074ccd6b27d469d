import type { Benchling } from '@ligase/core';
import type { FileBytes, NewBlob, RunCall, UploadOptions } from '../contract.ts';
import type { Blob } from '../run.ts';
import { inParts } from './in-parts.ts';
import { encoded, uploadParts } from './upload-parts.ts';

/** Benchling takes so much in one request, and recommends it for parts. */
const partBytes = 10_000_000;

/** Uploads a file, in one request or in parts. */
export async function uploadBlob(
  benchling: Benchling,
  { name, type = 'RAW_FILE', mimeType = 'application/octet-stream' }: NewBlob,
  bytes: FileBytes,
  options: UploadOptions,
  call: RunCall,
): Promise<Blob> {
  const file = { name, type, mimeType };
  const parts = inParts(bytes, partBytes);
  const first = await parts.next();
  const head = first.value ?? Buffer.alloc(0);
  if (head.length < partBytes && options.resume === undefined) {
    // A blob that nothing links to is seen by nobody, so that a second one does no harm.
    const input = { body: { ...file, ...encoded(head) }, idempotent: true, ...call };
    return (await benchling.request('POST /blobs', input)) as Blob;
  }
  return await uploadParts(benchling, file, withFirst(head, parts), options, call);
}

async function* withFirst(first: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void> {
  yield first;
  yield* rest;
}
