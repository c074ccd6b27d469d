import { expect, it } from 'vitest';
import { startLab } from '../support/start-tenant.ts';
import { v3Lab } from '../support/v3-lab.ts';

it('shows a task to who started it and to a tenant admin, and to nobody else who knows its id', async () => {
  const lab = startLab();
  const colleague = lab.user('carl', { [lab.projectId]: 'Admin', [lab.registryId]: 'Admin' });
  const started = await lab.member('POST', '/dna-sequences:bulk-create', {
    dnaSequences: [{ name: 'p', bases: 'ACGT', isCircular: true, folderId: lab.folderId }],
  });
  const path = `/tasks/${started.body.taskId}`;

  const asked = [await lab.member('GET', path), await lab.admin('GET', path), await colleague.call('GET', path)];

  expect(asked.map(({ status }) => status)).toEqual([200, 200, 404]);
});

it('answers for a task of another as for one that does not exist', async () => {
  const lab = startLab({ taskDelayMs: 5000 });
  const other = lab.user('carl');
  const started = await lab.member('POST', '/dna-sequences:bulk-create', { dnaSequences: [] });
  const unknown = started.body.taskId.replace(/.$/u, 'x');

  const ofAnother = await other.call('GET', `/tasks/${started.body.taskId}`);
  const ofNobody = await other.call('GET', `/tasks/${unknown}`);

  const shape = ({ status, body }: typeof ofAnother): unknown =>
    JSON.parse(JSON.stringify([status, body]).replaceAll(started.body.taskId, 'ID').replaceAll(unknown, 'ID'));
  expect(shape(ofAnother)).toEqual(shape(ofNobody));
  expect(ofAnother.status).toBe(404);
});

it('keeps the bulk tasks and the audit exports of API v3 to who started them', async () => {
  const { ann, user, projectId } = await v3Lab();
  const other = user('carl').call;
  const rows = await ann('POST', '/scratch-file:create-and-upload', { contents: '{}', filename: 'rows.jsonl' });
  const bulk = await ann('POST', '/collaboration:bulk-create', { fileId: rows.body.id });
  const audit = await ann('POST', '/audit-log:export', { objectId: projectId, format: 'CSV' });
  const paths = [
    ...['', '/errors', '/successful-results'].map((more) => `/tasks/bulk/${bulk.body.taskId}${more}`),
    `/tasks/audit-log/export/${audit.body.taskId}`,
  ];

  const own = await Promise.all(paths.map((path) => ann('GET', path)));
  const others = await Promise.all(paths.map((path) => other('GET', path)));

  expect(own.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  expect(others.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
});

it('exports the audit log of a hidden object as little as that of one that does not exist', async () => {
  const { user, projectId } = await v3Lab();
  const other = user('carl').call;

  const hidden = await other('POST', '/audit-log:export', { objectId: projectId, format: 'CSV' });
  const missing = await other('POST', '/audit-log:export', { objectId: 'src_missing', format: 'CSV' });
  const listed = await other('GET', `/audit-log/items?objectId.anyOf=${projectId}`);

  expect([hidden.status, missing.status]).toEqual([404, 404]);
  expect(listed.body.items).toEqual([]);
});

it('shows the log of a feature library, which a project says nothing of, to who made it and to tenant admins alone', async () => {
  const { root, user, as, send, control, annId } = await v3Lab();
  const other = user('carl').call;
  const authorization = `Basic ${Buffer.from(`${control.generateApiKey({ userId: annId }).apiKey}:`).toString('base64')}`;
  const made = JSON.stringify({ name: 'Secret parts', description: 'Not for all' });
  const { body: library } = await send('POST', '/api/v2/feature-libraries', { authorization }, made);
  const feature = {
    name: 'Secret',
    featureLibraryId: library.id,
    matchType: 'nucleotide',
    pattern: 'TATAAA',
    featureType: 'promoter',
    color: '#FF0000',
  };
  const { status } = await send('POST', '/api/v2/features', { authorization }, JSON.stringify(feature));

  const logs = await Promise.all(
    [as(authorization), root, other].map((call) => call('GET', '/audit-log/items?sort=createdAt:desc&pageSize=10')),
  );
  const exported = await Promise.all(
    [as(authorization), root, other].map((call) =>
      call('POST', '/audit-log:export', { objectId: library.id, format: 'CSV' }),
    ),
  );

  expect(status).toBe(201);
  expect(logs.map(({ body }) => JSON.stringify(body.items).includes('Secret parts'))).toEqual([true, true, false]);
  expect(JSON.stringify(logs[2]?.body)).not.toContain('Secret');
  expect(exported.map((answer) => answer.status)).toEqual([202, 202, 404]);
});
