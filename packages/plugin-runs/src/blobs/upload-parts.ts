import { createHash } from 'node:crypto';
import { InputError, type Benchling } from '@ligase/core';
import type { NewBlob, RunCall, UploadOptions } from '../contract.ts';
import type { Blob } from '../run.ts';

/** A part of a file that has arrived. */
export interface UploadedPart {
  readonly partNumber: number;
  readonly eTag: string;
  readonly md5: string;
}

/** An upload in parts, as far as it is. Plain data, to go on from after a crash. */
export interface BlobUpload {
  readonly blobId: string;
  readonly parts: readonly UploadedPart[];
}

/** The bytes of a part as Benchling takes them. */
export function encoded(bytes: Buffer): { readonly data64: string; readonly md5: string } {
  return { data64: bytes.toString('base64'), md5: createHash('md5').update(bytes).digest('hex') };
}

/** Uploads a file in parts, from the first one on or from where an earlier upload has come to. */
export async function uploadParts(
  benchling: Benchling,
  file: Required<NewBlob>,
  parts: AsyncIterable<Buffer>,
  { onPart, resume }: UploadOptions,
  call: RunCall,
): Promise<Blob> {
  const blobId = resume?.blobId ?? (await start(benchling, file, call));
  const arrived: UploadedPart[] = [];
  try {
    for await (const bytes of parts) {
      const partNumber = arrived.length + 1;
      const part = encoded(bytes);
      const before = resume?.parts.find((one) => one.partNumber === partNumber);
      if (before !== undefined && before.md5 !== part.md5)
        throw new InputError(
          'INPUT_INVALID',
          `"${file.name}" is not the file whose upload was begun: part ${partNumber} has changed.`,
        );
      const sent = before ?? (await sendPart(benchling, blobId, partNumber, part, call));
      arrived.push(sent);
      if (before === undefined) await onPart?.({ blobId, parts: [...arrived] });
    }
    return await complete(benchling, blobId, arrived, call);
  } catch (error) {
    // What is kept can go on; what is not would lie there for ever.
    if (onPart === undefined && resume === undefined) await giveUp(benchling, blobId);
    throw error;
  }
}

async function start(
  benchling: Benchling,
  { name, type, mimeType }: Required<NewBlob>,
  call: RunCall,
): Promise<string> {
  const body = { name, type, mimeType };
  const { id = '' } = await benchling.request('POST /blobs:start-multipart-upload', {
    body,
    idempotent: true,
    ...call,
  });
  return id;
}

async function sendPart(
  benchling: Benchling,
  blobId: string,
  partNumber: number,
  { data64, md5 }: ReturnType<typeof encoded>,
  call: RunCall,
): Promise<UploadedPart> {
  const input = { path: { blob_id: blobId }, body: { partNumber, data64, md5 }, idempotent: true, ...call };
  const { eTag = '' } = await benchling.request('POST /blobs/{blob_id}/parts', input);
  return { partNumber, eTag, md5 };
}

/** Completes an upload; one that is complete already, as after a lost answer, stays so. */
async function complete(
  benchling: Benchling,
  blobId: string,
  parts: readonly UploadedPart[],
  call: RunCall,
): Promise<Blob> {
  const path = { blob_id: blobId };
  const body = { parts: parts.map(({ partNumber, eTag }) => ({ partNumber, eTag })) };
  try {
    return (await benchling.request('POST /blobs/{blob_id}:complete-upload', { path, body, ...call })) as Blob;
  } catch (error) {
    const blob = (await benchling.request('GET /blobs/{blob_id}', { path, ...call })) as Blob;
    if (blob.uploadStatus !== 'COMPLETE') throw error;
    return blob;
  }
}

async function giveUp(benchling: Benchling, blobId: string): Promise<void> {
  const aborting = benchling.request('POST /blobs/{blob_id}:abort-upload', { path: { blob_id: blobId } });
  // The error that led here says more.
  await aborting.catch(() => undefined);
}
