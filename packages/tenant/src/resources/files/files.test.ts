import { describe, expect, it } from 'vitest';
import { download, upload } from '../../../test/support/signed-requests.ts';
import { startLab, type Answer, type Lab } from '../../../test/support/start-tenant.ts';

const make = (lab: Lab, more: object = {}): Promise<Answer> =>
  lab.member('POST', '/files', { name: 'Curve', filename: 'curve.csv', folderId: lab.folderId, ...more });

describe('files', () => {
  it('are made, uploaded to the address that came with them, and read from another', async () => {
    const lab = startLab();
    const made = await make(lab, { customFields: { 'Legacy ID': { value: 'F1' } } });
    const { id } = made.body;

    const early = await lab.member('PATCH', `/files/${id}`, { uploadStatus: 'SUCCEEDED' });
    const sent = await upload(lab, made.headers['content-location'] ?? '', 'x,y\n1,2\n');
    const done = await lab.member('PATCH', `/files/${id}`, { uploadStatus: 'SUCCEEDED' });
    const read = await lab.member('GET', `/files/${id}`);
    const bytes = await download(lab, read.headers['content-location'] ?? '');

    expect(made.body).toMatchObject({ uploadStatus: 'NOT_UPLOADED', errorMessage: null, displayId: 'FILE26000001' });
    expect(early.body.error.message).toContain('has no contents yet');
    expect(sent.status).toBe(200);
    expect(done.body).toMatchObject({ uploadStatus: 'SUCCEEDED', customFields: { 'Legacy ID': { value: 'F1' } } });
    expect(String(bytes.body)).toBe('x,y\n1,2\n');
  });

  it('are not taken without the header that object stores want, nor by a download', async () => {
    const lab = startLab();
    const address = (await make(lab)).headers['content-location'] ?? '';
    const { pathname, search } = new URL(address);

    const bare = await lab.tenant.handle({ method: 'PUT', url: pathname + search, headers: {}, body: 'x' });
    const got = await download(lab, address);

    expect([bare.status, got.status]).toEqual([403, 405]);
  });

  it.each([
    [{ name: ' ' }, 'name is a required field'],
    [{ folderId: '' }, 'folderId is a required field'],
    [{ filename: 'curve.exe' }, 'Invalid filename: "curve.exe"'],
    [{ folderId: 'lib_none' }, 'Invalid folderId: lib_none'],
  ])('are refused with %o', async (wrong, message) => {
    const lab = startLab();

    const answer = await make(lab, wrong);

    expect(answer).toMatchObject({ status: 400, body: { error: { message: expect.stringContaining(message) } } });
  });

  it('are listed by their display ids, and by the entries whose notes link to them', async () => {
    const lab = startLab();
    const { id, displayId } = (await make(lab)).body;
    await make(lab, { name: 'Other' });
    const entry = await lab.member('POST', '/entries', { name: 'Run', folderId: lab.folderId });
    const links = [{ id, type: 'file', webURL: 'http://127.0.0.1' }];
    const notes = [{ type: 'text', indentation: 0, text: 'See the curve', links }];
    lab.tenant.resources.entries.setDays(lab.actor, entry.body.id, [{ date: '2026-01-01', title: null, notes }]);

    const named = await lab.member('GET', `/files?displayIds=${displayId}`);
    const mentioned = await lab.member('GET', `/files?mentionedIn=${entry.body.id}`);
    const apart = lab.tenant.resources.projects.create(lab.actor, { name: 'Secret' }).rootFolder.id;
    const secret = await lab.admin('POST', '/entries', { name: 'Secret', folderId: apart });
    lab.tenant.resources.entries.setDays(lab.actor, secret.body.id, [{ date: '2026-01-01', title: null, notes }]);
    const hidden = await lab.member('GET', `/files?mentionedIn=${secret.body.id}`);
    const wrong = await lab.member('GET', '/files?displayIds=FILE1');
    const origin = await lab.member('GET', '/files?originIds=etr_1');

    expect(named.body.files).toEqual([expect.objectContaining({ id })]);
    expect(mentioned.body.files).toEqual([expect.objectContaining({ id })]);
    expect(hidden.body.files).toEqual([]);
    expect(wrong.body.error.invalidIds).toEqual(['FILE1']);
    expect(origin.body.files).toEqual([]);
  });

  it('leave the lists while they are archived, alone or with their folder', async () => {
    const lab = startLab();
    const { id } = (await make(lab)).body;

    const gone = await lab.member('POST', '/files:archive', { fileIds: [id], reason: 'Made in error' });
    const edited = await lab.member('PATCH', `/files/${id}`, { errorMessage: 'no' });
    const list = await lab.member('GET', '/files');
    const back = await lab.member('POST', '/files:unarchive', { fileIds: [id] });
    const folder = await lab.admin('POST', '/folders:archive', { folderIds: [lab.folderId], reason: 'Other' });

    expect(gone.body).toEqual({ fileIds: [id] });
    expect(edited.status).toBe(400);
    expect(list.body.files).toEqual([]);
    expect(back.body).toEqual({ fileIds: [id] });
    expect(folder.body.fileIds).toEqual([id]);
  });

  it('are hidden from strangers, and only read by readers', async () => {
    const lab = startLab();
    const { id } = (await make(lab)).body;
    const stranger = lab.user('eve').call;
    const reader = lab.user('grace', { [lab.projectId]: 'Read' }).call;

    const hidden = await stranger('GET', `/files/${id}`);
    const listed = await stranger('GET', '/files');
    const refused = [
      await reader('PATCH', `/files/${id}`, { errorMessage: 'no' }),
      await reader('POST', '/files:archive', { fileIds: [id], reason: 'Other' }),
      await reader('POST', '/files', { name: 'n', filename: 'n.txt', folderId: lab.folderId }),
    ];

    expect(hidden.status).toBe(404);
    expect(listed.body.files).toEqual([]);
    expect(refused.map(({ status }) => status)).toEqual([403, 403, 403]);
  });
});
