import { describe, expect, it } from 'vitest';
import { errorBody, testClient, type TestClient } from '../../test/test-client.ts';
import type { Answer } from '../../test/virtual-server.ts';

describe('a refusal for want of access', () => {
  it('names the app, the object and what to grant', async () => {
    const client = answering({
      status: 403,
      body: errorBody('You do not have access.', { invalidId: 'etr_1', errorId: 'err-9' }),
    });

    const updating = client.settle(
      client.benchling.request('PATCH /entries/{entry_id}', { path: { entry_id: 'etr_1' }, body: { name: 'x' } }),
    );

    await expect(updating).rejects.toMatchObject({
      code: 'AUTH_FORBIDDEN',
      message:
        'The app "quickstart" may not change etr_1 (updateEntry, 403: You do not have access). ' +
        'Add the app (or a team that it is in) to the project or registry of etr_1 with at least WRITE.',
      details: { status: 403, operationId: 'updateEntry', errorId: 'err-9', invalidIds: ['etr_1'] },
    });
  });

  it('asks for Admin where less does not do', async () => {
    const client = answering({ status: 403, body: errorBody('No.', { invalidId: 'lib_1' }) });

    const archiving = client.settle(
      client.benchling.request('POST /folders:archive', { body: { folderIds: ['lib_1'], reason: 'Other' } }),
    );

    await expect(archiving).rejects.toMatchObject({ message: expect.stringMatching(/lib_1 with at least ADMIN\.$/u) });
  });

  it('says that missing and not visible look the same', async () => {
    const client = answering({ status: 404, body: errorBody('Item not found.', { invalidId: 'seq_1' }) });

    const reading = client.settle(
      client.benchling.request('GET /dna-sequences/{dna_sequence_id}', { path: { dna_sequence_id: 'seq_1' } }),
    );

    await expect(reading).rejects.toMatchObject({
      code: 'API_NOT_FOUND',
      status: 404,
      message:
        'getDNASequence found no seq_1 (404: Item not found). Either it does not exist or the app "quickstart" cannot ' +
        'see it; Benchling does not tell the two apart. If it exists: Add the app (or a team that it is in) to the ' +
        'project or registry of seq_1 with at least READ.',
    });
  });

  it('finds the folder, project and registry in what was sent', async () => {
    const client = answering({ status: 403, body: errorBody('No.') });

    const creating = client.settle(
      client.benchling.request('POST /dna-sequences', {
        body: { name: 'pUC19', bases: 'ACGT', isCircular: true, folderId: 'lib_1', registryId: 'src_2' },
      }),
    );

    await expect(creating).rejects.toThrow(
      'to the project of the folder lib_1 and the registry src_2 with at least APPEND',
    );
  });
});

describe('an error of the API', () => {
  it.each([
    [400, errorBody('isCircular is a required field'), 'API_INVALID', 'isCircular is a required field'],
    [400, { error: { message: 'Invalid.', invalidIds: ['a', 'b'] } }, 'API_INVALID', 'Invalid'],
    [409, errorBody('Taken.', { conflicts: [{ name: 'x' }] }), 'API_CONFLICT', 'Taken'],
    [413, errorBody('Too large.'), 'API_INVALID', '100 MB'],
    [422, errorBody('No.'), 'API_INVALID', 'No'],
    [
      400,
      { type: 'about:blank', title: 'Bad Request', detail: 'pageSize must be positive', status: 400, instance: '/x' },
      'API_INVALID',
      'pageSize must be positive',
    ],
    [
      400,
      {
        assayResults: null,
        errors: [
          { fields: {}, global: [] },
          { fields: { Titer: ['must be a number'] }, global: [] },
        ],
      },
      'API_INVALID',
      'item 1: Titer: must be a number',
    ],
  ])('%i with %j becomes %s', async (status, body, code, words) => {
    const client = answering({ status, body });

    const creating = client.settle(
      client.benchling.request('POST /entries', { body: { name: 'x', folderId: 'lib_1' } }),
    );

    await expect(creating).rejects.toMatchObject({
      code,
      status,
      operationId: 'createEntry',
      message: expect.stringContaining(words) as string,
    });
  });

  it.each([
    ['a sign-in page', { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>' }],
    ['the page of a proxy', { status: 403, headers: { 'content-type': 'text/html' }, body: '<html>' }],
    ['a text', { status: 404, headers: { 'content-type': 'text/plain' }, body: 'nothing here' }],
    ['a redirect', { status: 302 }],
  ])('is told apart from %s', async (_, answer) => {
    const client = answering(answer);

    const reading = client.settle(client.benchling.request('GET /entries'));

    await expect(reading).rejects.toMatchObject({
      code: 'API_UNEXPECTED_REPLY',
      message: expect.stringContaining('Check the tenant URL') as string,
    });
  });
});

it('an operation that does not exist is refused before anything is sent', async () => {
  const client = answering({ status: 200 });

  const calling = client.benchling.request('GET /toString' as never);

  await expect(calling).rejects.toMatchObject({ code: 'INPUT_INVALID' });
});

it('a call gives the status and the headers of the reply', async () => {
  const client = answering({ status: 200, headers: { 'result-count': '7' }, body: { entries: [] } });

  const reply = await client.settle(client.benchling.call('GET /entries', { query: { ids: ['etr_1', 'etr_2'] } }));

  expect([reply.status, reply.header('result-count'), reply.body.entries]).toEqual([200, '7', []]);
});

function answering(answer: Answer): TestClient {
  return testClient({ handle: () => answer });
}
