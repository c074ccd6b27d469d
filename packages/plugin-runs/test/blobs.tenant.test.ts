import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { BlobUpload } from '../src/index.ts';
import { anotherApp, runsLab } from './runs-lab.ts';

const file = { name: 'picture.tif', mimeType: 'image/tiff' };
const md5 = (bytes: Uint8Array): string => createHash('md5').update(bytes).digest('hex');

/** So many bytes that repeat nowhere soon. */
function bytesOf(length: number): Buffer {
  const bytes = Buffer.alloc(length);
  for (let at = 0; at < length; at += 4_096) bytes[at] = (at / 4_096) % 251;
  return bytes;
}

async function whole(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

describe('blobs', { timeout: 60_000 }, () => {
  it('up to 10 MB are uploaded in one request, and come back byte by byte', async () => {
    const { service, sent } = await runsLab();
    const bytes = bytesOf(999_999);

    const blob = await service.blobs.upload(file, bytes);
    const back = await whole(service.blobs.download(blob.id));
    const empty = await service.blobs.upload({ name: 'empty.csv' }, new Uint8Array());

    expect(blob).toMatchObject({ name: 'picture.tif', uploadStatus: 'COMPLETE', type: 'RAW_FILE' });
    expect(md5(back)).toBe(md5(bytes));
    expect([sent('createBlob'), sent('createMultipartBlob')]).toEqual([2, 0]);
    expect((await whole(service.blobs.download(empty.id))).length).toBe(0);
  });

  it('above that are uploaded in parts as they are read, although answers are lost', async () => {
    const { service, sent, control } = await runsLab();
    const bytes = bytesOf(10_500_000);
    const pieces = async function* () {
      for (let at = 0; at < bytes.length; at += 1_234_567) yield bytes.subarray(at, at + 1_234_567);
    };
    control.failNext({ operationId: 'createBlobPart', reset: true });
    control.failNext({ operationId: 'createBlobPart', status: 503 });
    control.failNext({ operationId: 'completeMultipartBlob', reset: true });

    const blob = await service.blobs.upload(file, pieces());
    const back = await whole(service.blobs.download(blob.id));

    expect(blob.uploadStatus).toBe('COMPLETE');
    expect(md5(back)).toBe(md5(bytes));
    expect([sent('createBlobPart'), sent('completeMultipartBlob')]).toEqual([4, 1]);
  });

  it('go on where an earlier upload was killed, and only with the same file', async () => {
    const { service, tenant, sent } = await runsLab();
    const bytes = bytesOf(20_500_000);
    const dying = new AbortController();
    let kept: BlobUpload | undefined;
    const onPart = (upload: BlobUpload): void => {
      kept = JSON.parse(JSON.stringify(upload)) as BlobUpload;
      if (upload.parts.length === 2) dying.abort(new Error('killed'));
    };
    const dead = service.blobs.upload(file, bytes, { onPart }, { signal: dying.signal });
    await expect(dead).rejects.toThrow('killed');
    const resume = kept ?? { blobId: '', parts: [] };

    const next = await anotherApp(tenant);
    const other = next.blobs.upload(file, bytesOf(20_500_000).fill(7, 3, 9), { resume });
    await expect(other).rejects.toThrow('"picture.tif" is not the file whose upload was begun: part 1 has changed');
    const blob = await next.blobs.upload(file, bytes, { resume });

    expect(blob).toMatchObject({ id: resume.blobId, uploadStatus: 'COMPLETE' });
    expect(sent('createBlobPart')).toBe(3);
    expect(md5(await whole(next.blobs.download(blob.id)))).toBe(md5(bytes));
  });

  it('whose upload fails for good are aborted', async () => {
    const { service, sent } = await runsLab();
    const pieces = async function* () {
      yield bytesOf(12_000_000);
      await Promise.resolve();
      throw new Error('The camera was unplugged.');
    };

    const uploading = service.blobs.upload(file, pieces());

    await expect(uploading).rejects.toThrow('The camera was unplugged.');
    expect(sent('abortMultipartBlob')).toBe(1);
  });

  it('are not read beyond the limit', async () => {
    const { service } = await runsLab();
    const { id } = await service.blobs.upload(file, bytesOf(2_000));

    const reading = whole(service.blobs.download(id, { maxBytes: 1_999 }));

    await expect(reading).rejects.toMatchObject({ code: 'INPUT_OVERSIZED' });
    expect((await whole(service.blobs.download(id, { maxBytes: 2_000 }))).length).toBe(2_000);
  });
});
