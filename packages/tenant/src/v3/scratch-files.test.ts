import { describe, expect, it } from 'vitest';
import { v3Lab, type V3Lab } from '../../test/support/v3-lab.ts';
import type { Answer, Caller } from '../../test/support/start-tenant.ts';

const upload = async (call: Caller, rows: readonly object[]): Promise<string> => {
  const contents = rows.map((row) => JSON.stringify(row)).join('\n');
  return (await call('POST', '/scratch-file:create-and-upload', { contents, filename: 'rows.jsonl' })).body.id;
};
const follow = async (call: Caller, { body }: Answer, more = ''): Promise<Answer> =>
  call('GET', `${new URL(body.pollingUri).pathname.slice('/api/v3'.length)}${more}`);
const download = async ({ send }: V3Lab, address: string): Promise<unknown[]> => {
  const { pathname, search } = new URL(address);
  const { body } = await send('GET', pathname + search, {});
  return String(body)
    .split('\n')
    .flatMap((line) => (line === '' ? [] : [JSON.parse(line)]));
};

describe('scratch files', () => {
  it('take their bytes at an address that needs no credential', async () => {
    const { ann, send } = await v3Lab();

    const made = await ann('POST', '/scratch-file', { name: 'Rows', filename: 'rows.jsonl' });
    const early = await ann('PATCH', `/scratch-file/${made.body.id}`, { uploadStatus: 'SUCCEEDED' });
    const { pathname, search } = new URL(made.body.uploadUrl);
    await send('PUT', pathname + search, { 'x-amz-server-side-encryption': 'AES256' }, '{"a":1}');
    const done = await ann('PATCH', `/scratch-file/${made.body.id}`, { uploadStatus: 'SUCCEEDED' });

    expect(made).toMatchObject({ status: 201, body: { uploadStatus: 'NOT_UPLOADED', downloadUrl: null, size: null } });
    expect(early.status).toBe(400);
    expect(done.body).toMatchObject({ uploadStatus: 'SUCCEEDED', uploadUrl: null, size: 7 });
  });

  it('are named like their file when nobody names them', async () => {
    const { ann } = await v3Lab();

    const made = await ann('POST', '/scratch-file', { filename: 'rows.jsonl' });

    expect(made).toMatchObject({ status: 201, body: { name: 'rows.jsonl', filename: 'rows.jsonl' } });
  });

  it('are seen by who made them and by nobody else', async () => {
    const { ann, user } = await v3Lab();
    const { body } = await ann('POST', '/scratch-file:batch-create', { items: [{ name: 'a', filename: 'a' }] });
    const stranger = user('bob').call;

    const hidden = await stranger('GET', `/scratch-file/${body.items[0].id}`);
    const unusable = await stranger('POST', '/collaboration:bulk-create', { fileId: body.items[0].id });
    const listed = await stranger('GET', '/scratch-file/items');
    const own = await ann('GET', '/scratch-file/items?name.anyOf=A');

    expect([hidden.status, unusable.status]).toEqual([404, 400]);
    expect(listed.body.items).toEqual([]);
    expect(own.body.items).toHaveLength(1);
  });

  it('feed bulk operations, in which each line succeeds or fails by itself', async () => {
    const lab = await v3Lab();
    const { ann, user, projectId } = lab;
    const collaborator = { collaboratorId: user('bob').id };
    const fileId = await upload(ann, [
      { request_id: 'good', input_object: { itemId: projectId, collaborator, accessPolicyId: 'pol_read' } },
      { request_id: 'bad', input_object: { itemId: projectId, collaborator, accessPolicyId: 'pol_odd' } },
      { request_id: 'short', input_object: { itemId: projectId } },
    ]);

    const started = await ann('POST', '/collaboration:bulk-create', { fileId });
    const task = await follow(ann, started);
    const errors = await follow(ann, started, '/errors');
    const successes = await follow(ann, started, '/successful-results');
    const failed = await download(lab, errors.body.errors);
    const [made] = await download(lab, successes.body.items);

    expect(task.body).toEqual({
      taskId: started.body.taskId,
      status: 'COMPLETED',
      progress: { totalRecords: 3, numberProcessed: 3 },
      result: { successCount: 1, errorCount: 2 },
    });
    expect(failed).toMatchObject([
      { requestId: 'bad', errors: [{ errorCode: 400, errorMessage: expect.stringContaining('pol_odd') }] },
      { requestId: 'short', errors: [{ errorMessage: expect.stringContaining('collaborator is missing') }] },
    ]);
    expect(made).toMatchObject({ requestId: 'good', result: { id: expect.stringMatching(/^collab_/) } });
    expect(successes.body.listingUri).toMatch(/\/api\/v3\/collaboration\/items$/);
  });

  it('update in bulk what is there, and say when nothing went wrong', async () => {
    const { ann } = await v3Lab();
    const first = await upload(ann, [{ request_id: '1', input_object: { name: 'a', filename: 'a' } }]);
    await follow(ann, await ann('POST', '/scratch-file:bulk-create', { fileId: first }));
    const [made] = (await ann('GET', '/scratch-file/items?name.anyOf=a')).body.items;
    const second = await upload(ann, [
      { request_id: '1', input_object: { id: made.id, uploadStatus: 'FAILED_VALIDATION', errorMessage: 'Not JSON' } },
    ]);

    const started = await ann('PATCH', '/scratch-file:bulk-update', { fileId: second });
    const errors = await follow(ann, started, '/errors');
    const after = await ann('GET', `/scratch-file/${made.id}`);

    expect(errors.body).toEqual({
      taskId: started.body.taskId,
      errors: null,
      message: 'No errors found for this bulk task.',
    });
    expect(after.body).toMatchObject({ uploadStatus: 'FAILED_VALIDATION', errorMessage: 'Not JSON' });
  });

  it('have tasks of their own kind: one of another is not found', async () => {
    const { ann, projectId } = await v3Lab();

    const { body } = await ann('POST', '/audit-log:export', { objectId: projectId, format: 'CSV' });
    const asBulk = await ann('GET', `/tasks/bulk/${body.taskId}`);

    expect(asBulk.status).toBe(404);
  });
});
