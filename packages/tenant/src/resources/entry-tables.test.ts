import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { startAssayLab, type AssayLab } from '../../test/support/assay-lab.ts';
import { download, uploadBlob } from '../../test/support/signed-requests.ts';

function template(lab: AssayLab): { readonly id: string; readonly templateTableID: string } {
  const { id, body } = lab.tenant.resources.entryTemplates.create(lab.actor, {
    name: 'Plate read',
    tables: [{ name: 'ODs', schemaId: lab.resultSchemaId }],
  });
  const { days } = JSON.parse(body) as { days: { notes: { apiId: string }[] }[] };
  return { id, templateTableID: days[0]?.notes[0]?.apiId ?? '' };
}

describe('initial tables', () => {
  it('fill the tables of a new entry, each under an id of its own, with the rows of a blob', async () => {
    const lab = startAssayLab();
    const { id: entryTemplateId, templateTableID } = template(lab);
    const csvData = await uploadBlob(lab.member, 'ods.csv', 'OD,Sample\n0.6,S1\n0.7,S2\n');
    const made = { name: 'Run', folderId: lab.folderId, entryTemplateId };

    const entry = await lab.member('POST', '/entries', { ...made, initialTables: [{ templateTableID, csvData }] });
    const task = await lab.finished(await lab.member('POST', '/exports', { id: entry.body.id, format: 'html' }));
    const file = await download(lab, task.response.downloadURL);

    const [note] = entry.body.days[0].notes;
    expect(note).toMatchObject({ type: 'results_table', name: 'ODs', assayResultSchemaId: lab.resultSchemaId });
    expect(note.apiId).not.toBe(templateTableID);
    expect(strFromU8(unzipSync(file.body as Uint8Array)['Run.html'] ?? new Uint8Array())).toContain(
      '<td>Sample</td><td>OD</td><td>Run</td><td>Image</td></tr><tr><td>S1</td><td>0.6</td>',
    );
  });

  it('let results go into the table afterwards', async () => {
    const lab = startAssayLab();
    const { id: entryTemplateId } = template(lab);
    const entry = await lab.member('POST', '/entries', { name: 'Run', folderId: lab.folderId, entryTemplateId });
    const tableId = entry.body.days[0].notes[0].apiId;
    const assayResults = [{ schemaId: lab.resultSchemaId, fields: { Sample: 'S1' } }];

    const task = await lab.finished(await lab.member('POST', '/assay-results:bulk-create', { assayResults, tableId }));

    expect(task.response.assayResults).toEqual([expect.objectContaining({ entryId: entry.body.id })]);
  });

  it.each([
    ['no template', { entryTemplateId: undefined }, {}, 'entryTemplateId is a required field'],
    ['a table that the template has not', {}, { templateTableID: 'strtbl_none' }, 'Invalid templateTableID'],
    ['a column that the table has not', {}, { csv: 'Colour\nred\n' }, 'has no column Colour'],
    ['no CSV', {}, { csv: 'a"b\n' }, 'cannot be read'],
    ['no blob', {}, { csvData: 'none' }, 'Invalid csvData: none'],
  ])('are refused with %s', async (_, entry, table, message) => {
    const lab = startAssayLab();
    const { id: entryTemplateId, templateTableID } = template(lab);
    const { csv = 'Sample\nS1\n', ...given } = table as { csv?: string };
    const csvData = await uploadBlob(lab.member, 'ods.csv', csv);

    const answer = await lab.member('POST', '/entries', {
      name: 'Run',
      folderId: lab.folderId,
      entryTemplateId,
      initialTables: [{ templateTableID, csvData, ...given }],
      ...entry,
    });

    expect(answer).toMatchObject({ status: 400, body: { error: { message: expect.stringContaining(message) } } });
  });
});

describe('files in entries', () => {
  it('are found by their note and downloaded by whoever may read the entry', async () => {
    const lab = startAssayLab();
    const { id } = (await lab.member('POST', '/entries', { name: 'Run', folderId: lab.folderId })).body;
    const file = { fileName: 'gel.png', mimeType: 'image/png', bytes: Buffer.from('pixels'), caption: 'The gel' };
    const fileId = lab.tenant.resources.entries.attachFile(lab.actor, id, file);

    const entry = await lab.member('GET', `/entries/${id}`);
    const { externalFile } = (await lab.member('GET', `/entries/${id}/external-files/${fileId}`)).body;
    const bytes = await download(lab, externalFile.downloadURL);
    const hidden = await lab.user('eve').call('GET', `/entries/${id}/external-files/${fileId}`);
    const none = await lab.member('GET', `/entries/${id}/external-files/exf_none`);

    expect(entry.body.entry.days[0].notes).toEqual([
      { type: 'external_file', indentation: 0, externalFileId: fileId, text: 'The gel', links: [] },
    ]);
    expect(externalFile).toMatchObject({ id: fileId, size: 6 });
    expect(String(bytes.body)).toBe('pixels');
    expect([hidden.status, none.status]).toEqual([404, 404]);
  });
});

describe('entries', () => {
  it('are listed by what their notes link to, in text and in cells', async () => {
    const lab = startAssayLab();
    const { body: linked } = await lab.member('POST', '/entries', { name: 'Linked', folderId: lab.folderId });
    const { body: linking } = await lab.member('POST', '/entries', { name: 'Linking', folderId: lab.folderId });
    const link = { id: linked.id, type: 'entry', webURL: 'http://127.0.0.1' };
    const rows = [{ cells: [{ text: 'Linked', link }] }];
    const notes = [{ type: 'table', indentation: 0, table: { name: 'T', columnLabels: [null], rows } }];
    lab.tenant.resources.entries.setDays(lab.actor, linking.id, [{ date: '2026-01-01', title: null, notes }]);

    const mentioning = await lab.member('GET', `/entries?mentions=${linked.id}`);
    const mentioned = await lab.member('GET', `/entries?mentionedIn=${linking.id}`);

    expect(mentioning.body.entries.map((one: { id: string }) => one.id)).toEqual([linking.id]);
    expect(mentioned.body.entries.map((one: { id: string }) => one.id)).toEqual([linked.id]);
  });
});
