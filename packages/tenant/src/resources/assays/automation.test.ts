import { describe, expect, it } from 'vitest';
import { startAssayLab, type AssayLab } from '../../../test/support/assay-lab.ts';
import { download, uploadBlob } from '../../../test/support/signed-requests.ts';
import type { AutomationConfig, AutomationDirection } from './automation-config.ts';

const configure = (lab: AssayLab, direction: AutomationDirection, config: AutomationConfig): void =>
  lab.tenant.resources.labAutomation.configure(
    { schemaId: lab.runSchemaId, direction, fileName: direction === 'INPUT' ? 'Worklist' : 'Reader' },
    config,
  );

async function contents(lab: AssayLab, blobId: string): Promise<string> {
  const { body } = await lab.member('GET', `/blobs/${blobId}/download-url`);
  return String((await download(lab, body.downloadURL)).body);
}

async function processor(lab: AssayLab, csv: string, more: object = {}): Promise<{ run: string; id: string }> {
  const run = await lab.run();
  const sent = {
    assayRunId: run,
    automationFileConfigName: 'Reader',
    fileId: await uploadBlob(lab.member, 'od.csv', csv),
  };
  return { run, id: (await lab.member('POST', '/automation-output-processors', { ...sent, ...more })).body.id };
}

const process = async (lab: AssayLab, id: string) =>
  lab.finished(await lab.member('POST', `/automation-output-processors/${id}:process-output`));

describe('input generators', () => {
  it('come with a run and write its fields into a file, a row for each of several values', async () => {
    const lab = startAssayLab();
    const run = await lab.run({ Operator: 'Ada', Wells: ['A1', 'A2'] });
    const { automationInputGenerators } = (await lab.member('GET', `/assay-runs/${run}/automation-input-generators`))
      .body;
    const { id } = automationInputGenerators[0];

    const task = await lab.finished(await lab.member('POST', `/automation-input-generators/${id}:generate-input`));
    const read = await lab.member('GET', `/automation-input-generators/${id}`);

    expect(automationInputGenerators).toEqual([
      expect.objectContaining({ automationFileConfig: { name: 'Worklist' }, file: null, status: 'NOT_STARTED' }),
    ]);
    expect(task).toEqual({ status: 'SUCCEEDED', response: read.body });
    expect(read.body).toMatchObject({ status: 'SUCCEEDED', file: { name: 'Worklist.csv', uploadStatus: 'COMPLETE' } });
    expect(await contents(lab, read.body.file.id)).toBe('Operator,Wells\r\nAda,A1\r\nAda,A2\r\n');
  });

  it('take another file, or none', async () => {
    const lab = startAssayLab();
    const run = await lab.run();
    const { body } = await lab.member('GET', `/assay-runs/${run}/automation-input-generators`);
    const path = `/automation-input-generators/${body.automationInputGenerators[0].id}`;
    const fileId = await uploadBlob(lab.member, 'own.csv', 'x');

    const changed = await lab.member('PATCH', path, { fileId });
    const emptied = await lab.member('PATCH', path, { fileId: null });
    const wrong = await lab.member('PATCH', path, { fileId: 'no-blob' });

    expect(changed.body.file).toMatchObject({ id: fileId, name: 'own.csv' });
    expect(emptied.body.file).toBeNull();
    expect(wrong.body.error.message).toContain('Invalid fileId: no-blob');
  });

  it('wait for the transform of an app, which says whether it worked', async () => {
    const lab = startAssayLab();
    configure(lab, 'INPUT', {
      columns: [{ heading: 'Who', field: 'Operator' }],
      customTransformId: '588aca02-1a20-4b94-a40f-b3f3a0081749',
    });
    const run = await lab.run();
    const { body } = await lab.member('GET', `/assay-runs/${run}/automation-input-generators`);
    const path = `/automation-input-generators/${body.automationInputGenerators[0].id}`;
    const generate = async () => (await lab.finished(await lab.member('POST', `${path}:generate-input`))).response;

    const waiting = await generate();
    const step = `/automation-file-transforms/${waiting.transforms[0].id}`;
    const blobId = await uploadBlob(lab.member, 'translated.gwl', 'A;1');
    const done = await lab.member('PATCH', step, { blobId });
    const finished = await lab.member('GET', path);
    const twice = await lab.member('PATCH', step, { blobId });
    const again = await generate();
    const broken = await lab.member('PATCH', `/automation-file-transforms/${again.transforms[0].id}`, {
      errors: [{ message: 'No such labware' }],
    });

    expect(waiting).toMatchObject({ status: 'RUNNING', transforms: [{ status: 'RUNNING', blobId: waiting.file.id }] });
    expect(await contents(lab, waiting.file.id)).toBe('Who\r\nAda\r\n');
    expect(done.body).toMatchObject({ status: 'SUCCEEDED', blobId, errors: { topLevelErrors: [] } });
    expect(finished.body).toMatchObject({ status: 'SUCCEEDED', file: { id: blobId } });
    expect(twice.status).toBe(400);
    expect(broken.body.errors).toEqual({ topLevelErrors: [{ errorMessage: 'No such labware' }] });
    expect((await lab.member('GET', path)).body.status).toBe('FAILED');
  });
});

describe('output processors', () => {
  it('make a result of every row, linked to its run and found by processor and by run', async () => {
    const lab = startAssayLab([
      { name: 'Plasmid', type: 'dna_sequence_link' },
      { name: 'Read at', type: 'datetime' },
      { name: 'Good', type: 'boolean' },
    ]);
    const { body: plasmid } = await lab.member('POST', '/dna-sequences', {
      name: 'pUC19',
      bases: 'ACGT',
      isCircular: true,
      folderId: lab.folderId,
    });
    configure(lab, 'OUTPUT', { resultSchemaId: lab.resultSchemaId });
    const csv = 'Sample,OD,Plasmid,Read at,Good,Other\nS1,0.5,puc19,2026-07-01T12:00:00,yes,x\nS2,,,,,\n';
    const { run, id } = await processor(lab, csv, { timezone: 'Europe/Berlin' });

    const task = await process(lab, id);
    const path = `/assay-results?schemaId=${lab.resultSchemaId}`;
    const found = await lab.member('GET', `${path}&automationOutputProcessorId=${id}`);
    const ofRun = await lab.member('GET', `${path}&assayRunIds=${run}`);

    expect(task.response).toMatchObject({
      status: 'SUCCEEDED',
      progressStats: { rowsSucceeded: 2, rowsFailed: 0, rowsUnprocessed: 0 },
      errorFile: null,
    });
    expect(found.body.assayResults[0].fields).toMatchObject({
      Sample: { value: 'S1' },
      OD: { value: 0.5 },
      Plasmid: { value: plasmid.id },
      Run: { value: run },
      'Read at': { value: '2026-07-01T12:00:00+02:00' },
      Good: { value: true },
    });
    expect(ofRun.body.assayResults).toEqual(found.body.assayResults);
    expect((await lab.member('POST', `/automation-output-processors/${id}:process-output`)).status).toBe(400);
  });

  it('keep nothing of a file with a bad row, unless they may complete with errors', async () => {
    const lab = startAssayLab();
    configure(lab, 'OUTPUT', {
      resultSchemaId: lab.resultSchemaId,
      columns: [
        { heading: 'Name', field: 'Sample' },
        { heading: 'Absorbance', field: 'OD' },
      ],
    });
    const csv = 'Name,Absorbance\nS1,0.5\nS2,high\n';
    const strict = await processor(lab, csv);
    const lenient = await processor(lab, csv, { completeWithErrors: true });

    const failed = await process(lab, strict.id);
    const none = await lab.member('GET', `/assay-results?schemaId=${lab.resultSchemaId}`);
    const partly = await process(lab, lenient.id);
    const one = await lab.member('GET', `/assay-results?schemaId=${lab.resultSchemaId}`);
    const state = await lab.member('GET', `/automation-output-processors/${strict.id}`);

    expect(failed).toMatchObject({
      status: 'FAILED',
      errors: [{ index: 1, message: expect.stringContaining('"OD"') }],
    });
    expect(none.body.assayResults).toEqual([]);
    expect(state.body).toMatchObject({ status: 'FAILED', progressStats: { rowsFailed: 1, rowsUnprocessed: 1 } });
    expect(partly.response).toMatchObject({ status: 'SUCCEEDED', progressStats: { rowsSucceeded: 1, rowsFailed: 1 } });
    expect(one.body.assayResults).toHaveLength(1);
    expect(await contents(lab, partly.response.errorFile.id)).toMatch(/^Name,Absorbance,Error\r\nS2,high,"?Invalid/);
  });

  it.each([
    ['nothing says what its rows make', undefined, 'configureAutomationFile'],
    ['a column is missing', { columns: [{ heading: 'Absorbance', field: 'OD' }] }, 'has no column "Absorbance"'],
  ])('fail with a reason when %s', async (_, columns, message) => {
    const lab = startAssayLab();
    if (columns) configure(lab, 'OUTPUT', { resultSchemaId: lab.resultSchemaId, ...columns });
    const { id } = await processor(lab, 'Sample,OD\nS1,0.5\n');

    const task = await process(lab, id);

    expect(task).toMatchObject({ status: 'FAILED', message: expect.stringContaining(message) as string });
  });

  it('are listed with their files, made empty by the older list, and take a new file', async () => {
    const lab = startAssayLab();
    const { run, id } = await processor(lab, 'Sample\nS1\n');
    const empty = await lab.run();

    const listed = await lab.member('GET', `/automation-output-processors?assayRunId=${run}`);
    const older = await lab.member('GET', `/assay-runs/${empty}/automation-output-processors`);
    const again = await lab.member('GET', `/assay-runs/${empty}/automation-output-processors`);
    const all = await lab.member('GET', '/automation-output-processors?automationFileConfigName=Reader');
    const fileId = await uploadBlob(lab.member, 'new.csv', 'Sample\nS2\n');
    const changed = await lab.member('PATCH', `/automation-output-processors/${id}`, { fileId });
    const early = await lab.member(
      'POST',
      `/automation-output-processors/${older.body.automationOutputProcessors[0].id}:process-output`,
    );

    expect(listed.body.automationOutputProcessors).toEqual([expect.objectContaining({ id, assayRunId: run })]);
    expect(older.body.automationOutputProcessors).toEqual([expect.objectContaining({ file: null })]);
    expect(again.body).toEqual(older.body);
    expect(all.body.automationOutputProcessors).toHaveLength(1);
    expect(changed.body.file.name).toBe('new.csv');
    expect(early.status).toBe(400);
  });

  it('are archived with their results, and come back with them', async () => {
    const lab = startAssayLab();
    configure(lab, 'OUTPUT', { resultSchemaId: lab.resultSchemaId });
    const { id } = await processor(lab, 'Sample\nS1\n');
    await process(lab, id);
    const ids = { automationOutputProcessorIds: [id] };
    const path = `/assay-results?schemaId=${lab.resultSchemaId}`;
    const resultIds = (await lab.member('GET', path)).body.assayResults.map((one: { id: string }) => one.id);

    const gone = await lab.member('POST', '/automation-output-processors:archive', ids);
    const left = await lab.member('GET', path);
    const back = await lab.member('POST', '/automation-output-processors:unarchive', ids);

    expect([gone.body, back.body]).toEqual([
      { ...ids, resultIds },
      { ...ids, resultIds },
    ]);
    expect(left.body.assayResults).toEqual([]);
    expect((await lab.member('GET', path)).body.assayResults).toHaveLength(1);
  });

  it('are refused what does not fit, and closed to those who may not change the run', async () => {
    const lab = startAssayLab();
    const { run, id } = await processor(lab, 'Sample\nS1\n');
    const reader = lab.user('grace', { [lab.projectId]: 'Read' }).call;
    const stranger = lab.user('eve').call;
    const sent = {
      assayRunId: run,
      automationFileConfigName: 'Reader',
      fileId: await uploadBlob(lab.member, 'a', 'b'),
    };
    const path = `/automation-output-processors/${id}`;
    const { body } = await lab.member('GET', `/assay-runs/${run}/automation-input-generators`);
    const generator = `/automation-input-generators/${body.automationInputGenerators[0].id}`;

    const wrong = [
      await lab.member('POST', '/automation-output-processors', { ...sent, automationFileConfigName: 'Scanner' }),
      await lab.member('POST', '/automation-output-processors', { ...sent, timezone: 'Mars/Base' }),
      await lab.member('POST', '/automation-output-processors', { ...sent, folderId: 'lib_none' }),
      await lab.member('POST', '/automation-output-processors', { ...sent, locationId: 'loc_none' }),
    ];
    const closed = [
      await stranger('GET', path),
      await stranger('GET', generator),
      await stranger('GET', `/assay-runs/${run}/automation-input-generators`),
      await stranger('GET', `/assay-runs/${run}/automation-output-processors`),
      await reader('POST', `${path}:process-output`),
      await reader('POST', `${generator}:generate-input`),
      await reader('PATCH', generator, { fileId: null }),
      await reader('POST', '/automation-output-processors:archive', { automationOutputProcessorIds: [id] }),
    ];
    const listed = await stranger('GET', '/automation-output-processors');

    expect(wrong.map(({ status }) => status)).toEqual([400, 400, 400, 400]);
    expect(closed.map(({ status }) => status)).toEqual([404, 404, 404, 404, 403, 403, 403, 403]);
    expect(listed.body.automationOutputProcessors).toEqual([]);
  });
});
