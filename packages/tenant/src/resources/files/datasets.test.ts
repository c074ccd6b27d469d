import { describe, expect, it } from 'vitest';
import { download, upload } from '../../../test/support/signed-requests.ts';
import { startLab, type Lab } from '../../../test/support/start-tenant.ts';
import { readDataFrame } from './read-data-frame.ts';

async function dataFrame(lab: Lab, csv: string): Promise<{ id: string; task: { status: string; message?: string } }> {
  const made = await lab.member('POST', '/data-frames', { name: 'Plate', manifest: [{ fileName: 'plate.csv' }] });
  await upload(lab, made.body.manifest[0].url, csv);
  const task = await lab.member('PATCH', `/data-frames/${made.body.id}`, { uploadStatus: 'IN_PROGRESS' });
  return { id: made.body.id, task: await lab.finished(task) };
}

describe('data frames', () => {
  it('are read from an uploaded CSV, with the types of their columns', async () => {
    const lab = startLab();

    const { id, task } = await dataFrame(lab, 'Well,OD,Count\nA1,0.5,3\nA2,,4\n');
    const csv = await lab.member('GET', `/data-frames/${id}`);
    const parquet = await lab.member('GET', `/data-frames/${id}?rowDataFormat=parquet`);
    const bytes = await download(lab, csv.body.manifest[0].url);
    const columnar = await download(lab, parquet.body.manifest[0].url);

    expect(task).toMatchObject({ status: 'SUCCEEDED', response: { id, uploadStatus: 'SUCCEEDED' } });
    expect(csv.body.columns).toEqual([
      { displayName: 'Well', type: { name: 'String', isNullable: false, isList: false } },
      { displayName: 'OD', type: { name: 'Float', isNullable: true, isList: false } },
      { displayName: 'Count', type: { name: 'Int', isNullable: false, isList: false } },
    ]);
    expect(String(bytes.body)).toBe('Well,OD,Count\nA1,0.5,3\nA2,,4\n');
    expect(parquet.body.manifest[0].fileName).toBe('plate.parquet');
    expect(
      Buffer.from(columnar.body as Uint8Array)
        .subarray(0, 4)
        .toString(),
    ).toBe('PAR1');
  });

  it('that cannot be read say why, and their task fails', async () => {
    const lab = startLab();

    const { id, task } = await dataFrame(lab, 'Well,OD\nA1\n');
    const { body } = await lab.member('GET', `/data-frames/${id}`);

    expect(task).toMatchObject({ status: 'FAILED', message: 'Row 1 has 1 cells, and there are 2 columns.' });
    expect(body).toMatchObject({ uploadStatus: 'FAILED_VALIDATION', errorMessage: task.message });
    expect(body.manifest).toEqual([{ fileName: 'plate.csv', url: null }]);
  });

  it.each([
    [[{ fileName: 'a.xlsx' }], 'it takes one file'],
    [[], 'it takes one file'],
    [[{ fileName: 'a.csv' }, { fileName: 'b.csv' }], 'it takes one file'],
  ])('are refused with the files %o', async (manifest, message) => {
    const lab = startLab();

    const answer = await lab.member('POST', '/data-frames', { name: 'Plate', manifest });

    expect(answer).toMatchObject({ status: 400, body: { error: { message: expect.stringContaining(message) } } });
  });

  it('are read once, after they were uploaded', async () => {
    const lab = startLab();
    const made = await lab.member('POST', '/data-frames', { name: 'Plate', manifest: [{ fileName: 'plate.csv' }] });
    const { id } = await dataFrame(lab, 'a\n1\n');

    const early = await lab.member('PATCH', `/data-frames/${made.body.id}`, { uploadStatus: 'IN_PROGRESS' });
    const twice = await lab.member('PATCH', `/data-frames/${id}`, { uploadStatus: 'IN_PROGRESS' });

    expect(early.body.error.message).toContain('has no contents yet');
    expect(twice.body.error.message).toContain('is SUCCEEDED already');
  });

  it.each([
    ['1,2', 'Int'],
    ['1,2.5e3', 'Float'],
    ['true,FALSE', 'Boolean'],
    ['2026-01-02,2026-02-03', 'Date'],
    ['2026-01-02T10:00:00Z,2026-01-02 11:00', 'DateTime'],
    ['"{""a"":1}",[]', 'JSON'],
    ['1,x', 'String'],
    [',', 'String'],
  ])('take the cells %s as %s', (cells, type) => {
    const [first = '', second = ''] = cells.split(/,(?=[^,]*$)/);

    const [column] = readDataFrame(`Column,Other\n${first},1\n${second},1\n`);

    expect(column?.type.name).toBe(type);
  });
});

describe('datasets', () => {
  it('put a data frame into a folder, which opens it to whoever may read the folder', async () => {
    const lab = startLab();
    const { id: dataFrameId } = await dataFrame(lab, 'a\n1\n');
    const reader = lab.user('grace', { [lab.projectId]: 'Read' }).call;

    const before = await reader('GET', `/data-frames/${dataFrameId}`);
    const made = await lab.member('POST', '/datasets', { name: 'Plate 1', folderId: lab.folderId, dataFrameId });
    const after = await reader('GET', `/data-frames/${dataFrameId}`);
    const read = await reader('GET', `/datasets/${made.body.id}`);

    expect([before.status, after.status]).toEqual([404, 200]);
    expect(read.body).toMatchObject({ name: 'Plate 1', dataFrameId, displayId: 'DS26000001', archiveRecord: null });
  });

  it('are renamed, listed and archived', async () => {
    const lab = startLab();
    const { id: dataFrameId } = await dataFrame(lab, 'a\n1\n');
    const { id } = (await lab.member('POST', '/datasets', { name: 'Plate 1', folderId: lab.folderId, dataFrameId }))
      .body;

    const renamed = await lab.member('PATCH', `/datasets/${id}`, {
      name: 'Plate 2',
      customFields: { a: { value: 'b' } },
    });
    const list = await lab.member('GET', '/datasets?nameIncludes=plate&displayIds=DS26000001');
    const gone = await lab.member('POST', '/datasets:archive', { datasetIds: [id], reason: 'Archived' });
    const back = await lab.member('POST', '/datasets:unarchive', { datasetIds: [id] });

    expect(renamed.body).toMatchObject({ name: 'Plate 2', customFields: { a: { value: 'b' } } });
    expect(list.body.datasets).toEqual([renamed.body]);
    expect([gone.body, back.body]).toEqual([{ datasetIds: [id] }, { datasetIds: [id] }]);
  });

  it('are refused what is not there and what may not be done', async () => {
    const lab = startLab();
    const { id: dataFrameId } = await dataFrame(lab, 'a\n1\n');
    const reader = lab.user('grace', { [lab.projectId]: 'Read' }).call;
    const stranger = lab.user('eve').call;
    const sent = { name: 'Plate 1', folderId: lab.folderId, dataFrameId };
    const { id } = (await lab.member('POST', '/datasets', sent)).body;

    const answers = [
      await lab.member('POST', '/datasets', { ...sent, dataFrameId: 'dset_none' }),
      await lab.member('POST', '/datasets', { ...sent, study_ids: ['study_1'] }),
      await reader('PATCH', `/datasets/${id}`, { name: 'x' }),
      await stranger('GET', `/datasets/${id}`),
      await stranger('GET', `/data-frames/${dataFrameId}`),
      await stranger('PATCH', `/data-frames/${dataFrameId}`, { uploadStatus: 'IN_PROGRESS' }),
    ];

    expect(answers.map(({ status }) => status)).toEqual([400, 400, 403, 404, 404, 404]);
  });
});
