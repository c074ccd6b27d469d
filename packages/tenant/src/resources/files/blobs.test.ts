import { describe, expect, it } from 'vitest';
import { download, encoded, uploadBlob } from '../../../test/support/signed-requests.ts';
import { startLab } from '../../../test/support/start-tenant.ts';

const MEGABYTE = 1024 * 1024;

describe('blobs', () => {
  it('come back byte by byte from an address that needs no token', async () => {
    const lab = startLab();
    const bytes = Uint8Array.from({ length: 256 }, (_, n) => n);
    const made = await lab.member('POST', '/blobs', {
      name: 'Gel 1.png',
      type: 'VISUALIZATION',
      mimeType: 'image/png',
      ...encoded(bytes),
    });

    const { body: address } = await lab.member('GET', `/blobs/${made.body.id}/download-url`);
    const file = await download(lab, address.downloadURL);
    const redirect = await lab.member('GET', `/blobs/${made.body.id}/download`);

    expect(made.body).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      name: 'Gel 1.png',
      type: 'VISUALIZATION',
      mimeType: 'image/png',
      uploadStatus: 'COMPLETE',
    });
    expect(file).toMatchObject({ status: 200, headers: { 'content-type': 'image/png' } });
    expect(Uint8Array.from(file.body as Uint8Array)).toEqual(bytes);
    expect(redirect.status).toBe(302);
    expect(redirect.headers['x-rate-limit-limit']).toBeUndefined();
    expect((await download(lab, redirect.headers['location'] ?? '')).status).toBe(200);
  });

  it('are refused an address that was changed, and one that is an hour old', async () => {
    const lab = startLab();
    const id = await uploadBlob(lab.member, 'a.csv', 'a,b');
    const other = await uploadBlob(lab.member, 'b.csv', 'b,c');
    const { downloadURL, expiresAt } = (await lab.member('GET', `/blobs/${id}/download-url`)).body;

    const changed = await download(lab, downloadURL.replace(id, other));
    lab.clock.advance(3_600_000);
    const late = await download(lab, downloadURL);

    expect([changed.status, late.status]).toEqual([403, 403]);
    expect(String(late.body)).toContain('Request has expired');
    expect(expiresAt * 1000).toBe(lab.clock.now());
  });

  it.for(['text/plain\r\nset-cookie: a=b', 'text/βeta'])(
    'come as mere bytes when no header can hold their type: %j',
    async (mimeType) => {
      const lab = startLab();
      const made = await lab.member('POST', '/blobs', { name: 'a', type: 'RAW_FILE', mimeType, ...encoded('hello') });

      const { body: address } = await lab.member('GET', `/blobs/${made.body.id}/download-url`);
      const file = await download(lab, address.downloadURL);

      expect(made.body.mimeType).toBe(mimeType);
      expect(file).toMatchObject({ status: 200, headers: { 'content-type': 'application/octet-stream' } });
    },
  );

  it('take base64 that is broken into lines, as mail breaks it', async () => {
    const lab = startLab();
    const { data64, md5 } = encoded('hello');
    const broken = `${data64.slice(0, 4)}\n${data64.slice(4)}\n`;

    const made = await lab.member('POST', '/blobs', { name: 'a', type: 'RAW_FILE', data64: broken, md5 });

    expect(made.status).toBe(200);
  });

  it.each([
    ['another hash', { data64: 'aGVsbG8=', md5: '0'.repeat(32) }, '5d41402abc4b2a76b9719d911017c592'],
    ['no base64', { data64: 'hello!', md5: '0'.repeat(32) }, 'it is not base64'],
  ])('are refused with %s', async (_, data, message) => {
    const lab = startLab();

    const answer = await lab.member('POST', '/blobs', { name: 'a', type: 'RAW_FILE', ...data });

    expect(answer).toMatchObject({ status: 400, body: { error: { message: expect.stringContaining(message) } } });
  });

  it('are put together from their parts by number, whatever order they came in', async () => {
    const lab = startLab();
    const first = new Uint8Array(5 * MEGABYTE).fill(1);
    const { body: begun } = await lab.member('POST', '/blobs:start-multipart-upload', {
      name: 'big',
      type: 'RAW_FILE',
    });
    const path = `/blobs/${begun.id}`;
    const last = await lab.member('POST', `${path}/parts`, { partNumber: 7, ...encoded('end') });
    const head = await lab.member('POST', `${path}/parts`, { partNumber: 2, ...encoded(first) });
    await lab.member('POST', `${path}/parts`, { partNumber: 9, ...encoded('dropped') });

    const done = await lab.member('POST', `${path}:complete-upload`, { parts: [head.body, last.body] });
    const again = await lab.member('POST', `${path}/parts`, { partNumber: 1, ...encoded('late') });
    const file = await download(lab, (await lab.member('GET', `${path}/download-url`)).body.downloadURL);

    expect(begun.uploadStatus).toBe('IN_PROGRESS');
    expect(done.body.uploadStatus).toBe('COMPLETE');
    expect(again.status).toBe(400);
    expect(Buffer.from(file.body as Uint8Array).equals(Buffer.concat([first, Buffer.from('end')]))).toBe(true);
  });

  it.each([
    ['no part', [], 'parts is a required field'],
    ['a part that never came', [{ partNumber: 3, eTag: '"x"' }], 'part 3 was not uploaded'],
    ['another eTag', [{ partNumber: 1, eTag: '"x"' }], 'part 1 has the eTag'],
    [
      'falling numbers',
      [
        { partNumber: 2, eTag: '' },
        { partNumber: 1, eTag: '' },
      ],
      'must ascend',
    ],
  ])('stay open when they are completed with %s', async (_, parts, message) => {
    const lab = startLab();
    const { id } = (await lab.member('POST', '/blobs:start-multipart-upload', { name: 'a', type: 'RAW_FILE' })).body;
    await lab.member('POST', `/blobs/${id}/parts`, { partNumber: 1, ...encoded('one') });

    const answer = await lab.member('POST', `/blobs/${id}:complete-upload`, { parts });

    expect(answer).toMatchObject({ status: 400, body: { error: { message: expect.stringContaining(message) } } });
    expect((await lab.member('GET', `/blobs/${id}`)).body.uploadStatus).toBe('IN_PROGRESS');
  });

  it('refuse parts below 5 MB but for the last, and hold nothing once the upload is given up', async () => {
    const lab = startLab();
    const { id } = (await lab.member('POST', '/blobs:start-multipart-upload', { name: 'a', type: 'RAW_FILE' })).body;
    const one = await lab.member('POST', `/blobs/${id}/parts`, { partNumber: 1, ...encoded('one') });
    const two = await lab.member('POST', `/blobs/${id}/parts`, { partNumber: 2, ...encoded('two') });

    const early = await lab.member('POST', `/blobs/${id}:complete-upload`, { parts: [one.body, two.body] });
    const given = await lab.member('POST', `/blobs/${id}:abort-upload`);
    const url = await lab.member('GET', `/blobs/${id}/download-url`);

    expect(early.body.error.message).toContain('every part but the last');
    expect(given.body).toEqual({});
    expect(url.body.error.message).toContain('ABORTED');
  });

  it('are hidden from everyone but their maker until an item that links to them can be read', async () => {
    const lab = startLab();
    const stranger = lab.user('eve', { [lab.registryId]: 'Read' }).call;
    const colleague = lab.user('grace', { [lab.projectId]: 'Read' }).call;
    const { id: schemaId } = lab.tenant.resources.schemas.create(lab.actor, {
      name: 'Gel',
      registryId: lab.registryId,
      type: 'custom_entity',
      prefix: 'G',
      fieldDefinitions: [{ name: 'Image', type: 'blob_link' }],
    });
    const id = await uploadBlob(lab.member, 'gel.png', 'pixels');

    const before = await colleague('GET', `/blobs/${id}`);
    await lab.member('POST', '/custom-entities', {
      name: 'Gel 1',
      folderId: lab.folderId,
      schemaId,
      fields: { Image: { value: id } },
    });
    const after = await colleague('GET', `/blobs:bulk-get?blobIds=${id}&returning=blobs.name`);
    const hidden = [
      await stranger('GET', `/blobs/${id}`),
      await stranger('GET', `/blobs/${id}/download`),
      await stranger('GET', `/blobs/${id}/download-url`),
      await stranger('POST', `/blobs/${id}:abort-upload`),
      await stranger('GET', `/blobs:bulk-get?blobIds=${id}`),
    ];

    expect(before.status).toBe(404);
    expect(after.body).toEqual({ blobs: [{ name: 'gel.png' }] });
    expect(hidden.map(({ status }) => status)).toEqual([404, 404, 404, 404, 400]);
  });
});
