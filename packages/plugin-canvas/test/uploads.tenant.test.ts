import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { transferLab } from './transfer-lab.ts';

const worklist = 'source,destination,µL\nA1,B1,5\n';

describe('a file that a person uploads in a canvas', () => {
  it('is read back by the id that the form gives, as often as wanted', async () => {
    const { canvases, upload } = await transferLab();
    const id = await upload('Plättli 1.csv', worklist);

    const opened = await canvases.openUpload(id);

    expect(opened).toMatchObject({ id, name: 'Plättli 1.csv' });
    expect([await text(opened.bytes), await text(opened.bytes)]).toEqual([worklist, worklist]);
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
    const { canvases, upload } = await transferLab();
    const id = await upload('plate.csv', worklist);
    const size = Buffer.byteLength(worklist);

    const enough = await canvases.openUpload(id, { maxBytes: size });
    const tooLittle = await canvases.openUpload(id, { maxBytes: size - 1 });

    expect(await text(enough.bytes)).toBe(worklist);
    await expect(text(tooLittle.bytes)).rejects.toMatchObject({
      code: 'INPUT_OVERSIZED',
      message: `"plate.csv" has more than ${size - 1} bytes. Ask for a smaller file, or raise maxBytes.`,
    });
    await expect(canvases.openUpload(id, { maxBytes: 0 })).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  });

  it('is empty when the file is', async () => {
    const { canvases, upload } = await transferLab();
    const id = await upload('empty.csv', '');

    const { bytes } = await canvases.openUpload(id);

    expect(await text(bytes)).toBe('');
  });

  it('is not there when nobody has uploaded it', async () => {
    const { canvases } = await transferLab();

    const opening = canvases.openUpload('1b5ae2c8-0d5e-4b6c-8f5a-000000000000');

    await expect(opening).rejects.toMatchObject({ code: 'API_NOT_FOUND' });
  });

  it('does not come once its address has expired, and the error keeps the address to itself', async () => {
    const { canvases, upload, tenant } = await transferLab();
    const { bytes } = await canvases.openUpload(await upload('plate.csv', worklist));
    await tenant.clock.advance(2 * 3_600_000);

    const reading = text(bytes);

    const error = await reading.catch((reason: unknown) => reason as Error);
    expect(error).toMatchObject({ code: 'API_UNEXPECTED_REPLY' });
    expect(JSON.stringify(error) + String(error)).not.toContain('signature');
  });
});
