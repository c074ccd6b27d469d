import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { form, transferLab, uploadBlob } from './transfer-lab.ts';

const worklist = 'source,destination,µL\nA1,B1,5\n';

describe('a file that a person uploads in a canvas', () => {
  it('is read back by the id that the form gives', async () => {
    const { canvases, canvasId, control, api } = await transferLab();
    const blobId = await uploadBlob(api, 'Plate 1.csv', worklist);
    control.pressCanvasButton({ canvasId, buttonId: 'start', inputs: { volume: '5', worklist: [blobId] } });

    const [uploadId = ''] = form.read(await canvases.get(canvasId)).worklist;
    const upload = await canvases.openUpload(uploadId);

    expect(upload).toMatchObject({ id: blobId, name: 'Plate 1.csv' });
    expect([await text(upload.bytes), await text(upload.bytes)]).toEqual([worklist, worklist]);
  });

  it('is read back when it is a file of a folder', async () => {
    const { canvases, api, tenant } = await transferLab();
    const made = await api.call('POST /files', {
      body: { name: 'Plate 2', filename: 'plate.csv', folderId: tenant.folderId },
    });
    const { pathname, search } = new URL(made.header('content-location') ?? '');
    const headers = { 'x-amz-server-side-encryption': 'AES256' };
    await tenant.handle({ method: 'PUT', url: pathname + search, headers, body: worklist });
    const { id = '' } = made.body;
    await api.request('PATCH /files/{file_id}', { path: { file_id: id }, body: { uploadStatus: 'SUCCEEDED' } });

    const upload = await canvases.openUpload(id);

    expect(upload).toMatchObject({ id, name: 'plate.csv' });
    expect(await text(upload.bytes)).toBe(worklist);
  });

  it('is no longer read as soon as there is more of it than is taken', async () => {
    const { canvases, api } = await transferLab();
    const blobId = await uploadBlob(api, 'plate.csv', worklist);
    const size = Buffer.byteLength(worklist);

    const enough = await canvases.openUpload(blobId, { maxBytes: size });
    const tooLittle = await canvases.openUpload(blobId, { maxBytes: size - 1 });

    expect(await text(enough.bytes)).toBe(worklist);
    await expect(text(tooLittle.bytes)).rejects.toMatchObject({
      code: 'INPUT_OVERSIZED',
      message: `"plate.csv" has more than ${size - 1} bytes. Ask for a smaller file, or raise maxBytes.`,
    });
    await expect(canvases.openUpload(blobId, { maxBytes: 0 })).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  });

  it('is empty when the file is', async () => {
    const { canvases, api } = await transferLab();
    const blobId = await uploadBlob(api, 'empty.csv', '');

    const { bytes } = await canvases.openUpload(blobId);

    expect(await text(bytes)).toBe('');
  });

  it('is not there when nobody has uploaded it', async () => {
    const { canvases } = await transferLab();

    const opening = canvases.openUpload('1b5ae2c8-0d5e-4b6c-8f5a-000000000000');

    await expect(opening).rejects.toMatchObject({ code: 'API_NOT_FOUND' });
  });

  it('does not come once its address has expired, and the error keeps the address to itself', async () => {
    const { canvases, api, tenant } = await transferLab();
    const { bytes } = await canvases.openUpload(await uploadBlob(api, 'plate.csv', worklist));
    await tenant.clock.advance(2 * 3_600_000);

    const reading = text(bytes);

    const error = await reading.catch((reason: unknown) => reason as Error);
    expect(error).toMatchObject({ code: 'API_UNEXPECTED_REPLY' });
    expect(JSON.stringify(error) + String(error)).not.toContain('signature');
  });
});
