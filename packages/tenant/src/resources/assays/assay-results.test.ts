import { describe, expect, it } from 'vitest';
import { startAssayLab } from '../../../test/support/assay-lab.ts';
import { uploadBlob } from '../../../test/support/signed-requests.ts';

describe('assay results', () => {
  it('are created with their links and judged field by field', async () => {
    const lab = startAssayLab();
    const run = await lab.run();
    const image = await uploadBlob(lab.member, 'gel.png', 'pixels');
    const fieldValidation = { OD: { validationStatus: 'INVALID', validationComment: 'Bubble' } };
    const id = await lab.result({ Sample: 'S1', OD: 0.6, Run: { value: run }, Image: image }, { fieldValidation });

    const { body } = await lab.member('GET', `/assay-results/${id}`);

    expect(body).toMatchObject({
      id,
      schema: { id: lab.resultSchemaId, name: 'OD600' },
      projectId: lab.projectId,
      entryId: null,
      isReviewed: false,
      validationStatus: 'PARTIALLY_VALID',
      validationComment: 'Bubble',
      fieldValidation: {
        OD: { validationStatus: 'INVALID', validationComment: 'Bubble' },
        Sample: { validationStatus: 'VALID', validationComment: '' },
      },
      fields: { Sample: { value: 'S1' }, OD: { value: 0.6 }, Run: { value: run }, Image: { displayValue: 'gel.png' } },
    });
  });

  it('are found by run, time, archive and order, and only with filters that go together', async () => {
    const lab = startAssayLab();
    const run = await lab.run();
    const first = await lab.result({ Sample: 'S1', Run: run });
    const madeAt = new Date(lab.clock.now()).toISOString();
    lab.clock.advance(60_000);
    const second = await lab.result({ Sample: 'S2' });
    const path = `/assay-results?schemaId=${lab.resultSchemaId}`;
    const list = async (more: string): Promise<string[]> =>
      (await lab.member('GET', path + more)).body.assayResults.map((one: { id: string }) => one.id);

    await lab.member('POST', '/assay-results:archive', { assayResultIds: [second] });

    expect(await list('')).toEqual([first]);
    expect(await list('&archiveReason=ANY_ARCHIVED_OR_NOT_ARCHIVED&sort=createdAt:desc')).toEqual([second, first]);
    expect(await list(`&archiveReason=Archived&createdAt.gt=${madeAt}`)).toEqual([second]);
    expect(await list(`&createdAt.lte=${madeAt}&modifiedAt.gte=${madeAt}`)).toEqual([first]);
    expect(await list(`&createdAt.lt=${madeAt}`)).toEqual([]);
    expect(await list(`&assayRunIds=${run}&ids=${first}`)).toEqual([first]);
    expect(await list(`&maxCreatedTime=${lab.clock.now() / 1000 - 30}`)).toEqual([first]);
    for (const wrong of [
      '/assay-results',
      `${path}&assayRunIds=a&automationOutputProcessorId=b`,
      `${path}&entityIds=${Array.from({ length: 21 }, (_, n) => n).join(',')}`,
      `${path}&createdAt.gt=soon`,
    ])
      expect((await lab.member('GET', wrong)).status).toBe(400);
  });

  it('are found by the entities they are about', async () => {
    const lab = startAssayLab([{ name: 'Plasmid', type: 'dna_sequence_link', isMulti: true }]);
    const made = await lab.member('POST', '/dna-sequences', {
      name: 'pUC19',
      bases: 'ACGT',
      isCircular: true,
      folderId: lab.folderId,
    });
    const about = await lab.result({ Sample: 'S1', Plasmid: [made.body.id] });
    await lab.result({ Sample: 'S2' });

    const found = await lab.member('GET', `/assay-results?schemaId=${lab.resultSchemaId}&entityIds=${made.body.id}`);
    const many = await lab.member('GET', `/assay-results:bulk-get?assayResultIds=${about}`);

    expect(found.body.assayResults).toEqual(many.body.assayResults);
    expect(many.body.assayResults[0].fields.Plasmid.displayValue).toBe('pUC19');
  });

  it.each([
    ['a field of another kind', { fields: { Sample: 'S1', OD: 'high' } }, 'Invalid value for field "OD"'],
    ['a value out of range', { fields: { Sample: 'S1', OD: -1 } }, 'at least 0'],
    ['no required field', { fields: { OD: 1 } }, 'Required fields have no value: Sample'],
    ['a verdict on no field', { fields: { Sample: 'S1' }, fieldValidation: { pH: {} } }, 'has no field "pH"'],
    [
      'a verdict that only Benchling gives',
      { fields: { Sample: 'S1' }, fieldValidation: { OD: { validationStatus: 'PARTIALLY_VALID' } } },
      'It can be set to VALID or INVALID',
    ],
    ['an unknown project', { fields: { Sample: 'S1' }, projectId: 'src_none' }, 'Invalid projectId: src_none'],
  ])('are refused with %s', async (_, wrong, message) => {
    const lab = startAssayLab();
    const good = { schemaId: lab.resultSchemaId, fields: { Sample: 'S0' } };

    const answer = await lab.member('POST', '/assay-results', { assayResults: [good, { ...good, ...wrong }] });
    const list = await lab.member('GET', `/assay-results?schemaId=${lab.resultSchemaId}`);

    expect(answer.body.error.errors).toEqual([{ index: 1, message: expect.stringContaining(message) as string }]);
    expect(list.body.assayResults).toEqual([]);
  });

  it('come a hundred at once, or four thousand in a task', async () => {
    const lab = startAssayLab();
    const results = Array.from({ length: 101 }, (_, n) => ({
      schemaId: lab.resultSchemaId,
      projectId: lab.projectId,
      fields: { Sample: `S${n}` },
    }));

    const refused = await lab.member('POST', '/assay-results', { assayResults: results });
    const task = await lab.finished(await lab.member('POST', '/assay-results:bulk-create', { assayResults: results }));
    const failed = await lab.finished(
      await lab.member('POST', '/assay-results:bulk-create', { assayResults: [{ ...results[0], fields: {} }] }),
    );

    expect(refused.body.error.message).toContain('100 items at most, not 101');
    expect(task.response.assayResults).toHaveLength(101);
    expect(task.response.assayResults[100].fields.Sample.value).toBe('S100');
    expect(failed).toMatchObject({ status: 'FAILED', errors: [{ index: 0 }] });
  });

  it('go into the results table of an entry, and count as reviewed once the entry is accepted', async () => {
    const lab = startAssayLab();
    const { id: entryId } = (await lab.member('POST', '/entries', { name: 'Run', folderId: lab.folderId })).body;
    const table = { type: 'results_table', indentation: 0, apiId: 'strtbl_1', name: 'ODs', columns: [] };
    const notes = [{ ...table, assayResultSchemaId: lab.resultSchemaId }];
    lab.tenant.resources.entries.setDays(lab.actor, entryId, [{ date: '2026-01-01', title: null, notes }]);
    const sent = { assayResults: [{ schemaId: lab.resultSchemaId, fields: { Sample: 'S1' } }], tableId: 'strtbl_1' };

    const task = await lab.finished(await lab.member('POST', '/assay-results:bulk-create', sent));
    const elsewhere = await lab.member('POST', '/assay-results:bulk-create', { ...sent, tableId: 'strtbl_2' });
    lab.tenant.resources.entries.setReview(lab.actor, entryId, { status: 'ACCEPTED' });
    const read = await lab.member('GET', `/assay-results/${task.response.assayResults[0].id}`);
    const late = await lab.member('POST', '/assay-results:bulk-create', sent);

    expect(task.response.assayResults).toEqual([
      expect.objectContaining({ entryId, projectId: lab.projectId, isReviewed: false }),
    ]);
    expect(read.body.isReviewed).toBe(true);
    expect([elsewhere.status, late.status]).toEqual([400, 400]);
  });

  it('are kept from those who may not read or change them', async () => {
    const lab = startAssayLab();
    const id = await lab.result({ Sample: 'S1' });
    const stranger = lab.user('eve').call;
    const reader = lab.user('grace', { [lab.projectId]: 'Read' }).call;
    const sent = { schemaId: lab.resultSchemaId, projectId: lab.projectId, fields: { Sample: 'S2' } };

    const answers = [
      await stranger('GET', `/assay-results/${id}`),
      await stranger('GET', `/assay-results:bulk-get?assayResultIds=${id}`),
      await stranger('POST', '/assay-results:archive', { assayResultIds: [id] }),
      await reader('POST', '/assay-results:archive', { assayResultIds: [id] }),
      await reader('POST', '/assay-results', { assayResults: [sent] }),
      await lab.member('POST', '/assay-results:archive', { assayResultIds: [id], reason: 'Made in error' }),
      await lab.member('POST', '/assay-results:unarchive', { assayResultIds: [id] }),
    ];
    const listed = await stranger('GET', `/assay-results?schemaId=${lab.resultSchemaId}`);

    expect(answers.map(({ status }) => status)).toEqual([404, 400, 400, 403, 400, 200, 200]);
    expect(listed.body.assayResults).toEqual([]);
  });
});

describe('result transactions', () => {
  it('show nothing to anyone until they are committed, and everything then', async () => {
    const lab = startAssayLab();
    const { id } = (await lab.member('POST', '/result-transactions')).body;
    const path = `/assay-results?schemaId=${lab.resultSchemaId}`;
    const add = (...samples: string[]) =>
      lab.member('POST', `/result-transactions/${id}/results`, {
        assayResults: samples.map((Sample) => ({ schemaId: lab.resultSchemaId, fields: { Sample } })),
      });

    const first = await add('S1', 'S2');
    const second = await add('S3');
    const before = await lab.member('GET', path);
    const hidden = await lab.member('GET', `/assay-results/${first.body.assayResults[0]}`);
    const committed = await lab.member('POST', `/result-transactions/${id}:commit`);
    const after = await lab.member('GET', path);
    const late = await add('S4');

    expect([before.body.assayResults, hidden.status]).toEqual([[], 404]);
    expect(committed.body).toEqual({ id });
    expect(after.body.assayResults.map((one: { id: string }) => one.id)).toEqual([
      ...first.body.assayResults,
      ...second.body.assayResults,
    ]);
    expect(late.body.error.message).toContain('is committed already');
  });

  it('forget what was added when they are aborted', async () => {
    const lab = startAssayLab();
    const { id } = (await lab.member('POST', '/result-transactions')).body;
    const result = {
      id: '77af3205-65af-457f-87f5-75462b85075a',
      schemaId: lab.resultSchemaId,
      fields: { Sample: 'S1' },
    };
    await lab.member('POST', `/result-transactions/${id}/results`, { assayResults: [result] });
    const twice = await lab.member('POST', `/result-transactions/${id}/results`, { assayResults: [result] });

    const aborted = await lab.member('POST', `/result-transactions/${id}:abort`);
    const late = await lab.member('POST', `/result-transactions/${id}:commit`);
    const list = await lab.member('GET', `/assay-results?schemaId=${lab.resultSchemaId}`);

    expect(twice.body.errors[0].global).toEqual([expect.stringContaining('is taken')]);
    expect(aborted.body).toEqual({ id });
    expect(late.body.error.message).toContain('is aborted already');
    expect(list.body.assayResults).toEqual([]);
  });

  it('take nothing of a call with an error, and are known to their maker alone', async () => {
    const lab = startAssayLab();
    const { id } = (await lab.member('POST', '/result-transactions')).body;
    const good = { schemaId: lab.resultSchemaId, fields: { Sample: 'S1' } };

    const wrong = await lab.member('POST', `/result-transactions/${id}/results`, {
      assayResults: [good, { ...good, fields: { Sample: 1 } }],
    });
    const others = [
      await lab.admin('POST', `/result-transactions/${id}/results`, { assayResults: [good] }),
      await lab.admin('POST', `/result-transactions/${id}:commit`),
      await lab.admin('POST', `/result-transactions/${id}:abort`),
    ];
    await lab.member('POST', `/result-transactions/${id}:commit`);
    const list = await lab.member('GET', `/assay-results?schemaId=${lab.resultSchemaId}`);

    expect(wrong.body).toMatchObject({
      assayResults: null,
      errors: [{ fields: {}, global: [] }, { fields: { Sample: [expect.any(String)] } }],
    });
    expect(others.map(({ status }) => status)).toEqual([404, 404, 404]);
    expect(list.body.assayResults).toEqual([]);
  });
});
