import { describe, expect, it } from 'vitest';
import { startAssayLab } from '../../../test/support/assay-lab.ts';

describe('assay runs', () => {
  it('are created, read and changed field by field', async () => {
    const lab = startAssayLab();
    const id = await lab.run({ Operator: { value: 'Ada' }, Wells: ['A1', 'A2'] });

    const made = await lab.member('GET', `/assay-runs/${id}`);
    const changed = await lab.member('PATCH', `/assay-runs/${id}`, { fields: { Operator: { value: 'Grace' } } });
    const many = await lab.member('GET', `/assay-runs:bulk-get?assayRunIds=${id}`);

    expect(made.body).toMatchObject({
      id,
      schema: { id: lab.runSchemaId, name: 'Plate read' },
      projectId: lab.projectId,
      entryId: null,
      equipmentId: null,
      isReviewed: false,
      validationStatus: 'VALID',
      fields: { Operator: { value: 'Ada' }, Wells: { value: ['A1', 'A2'], displayValue: 'A1, A2' } },
    });
    expect(changed.body.fields).toMatchObject({ Operator: { value: 'Grace' }, Wells: { value: ['A1', 'A2'] } });
    expect(many.body.assayRuns).toEqual([changed.body]);
  });

  it('are all refused when one is wrong, each with what is wrong about it', async () => {
    const lab = startAssayLab();
    const sent = { schemaId: lab.runSchemaId, projectId: lab.projectId };

    const answer = await lab.member('POST', '/assay-runs', {
      assayRuns: [
        { ...sent, fields: { Operator: 'Ada' } },
        { ...sent, fields: { Operator: 7, Speed: 'fast' } },
        { ...sent, fields: {} },
        { schemaId: 'assaysch_none', fields: {} },
      ],
    });
    const list = await lab.member('GET', `/assay-runs?schemaId=${lab.runSchemaId}`);

    expect(answer).toMatchObject({
      status: 400,
      body: {
        assayRuns: null,
        errors: [
          { fields: {}, global: [] },
          { fields: { Operator: [expect.stringContaining('It takes text')], Speed: [expect.any(String)] } },
          { fields: { Operator: ['Operator is a required field'] }, global: [] },
          { fields: {}, global: [expect.stringContaining('assaysch_none')] },
        ],
      },
    });
    expect(list.body.assayRuns).toEqual([]);
  });

  it('are listed by the time they were made, page by page, and no longer once archived', async () => {
    const lab = startAssayLab();
    const first = await lab.run();
    lab.clock.advance(10_000);
    const second = await lab.run();
    const path = `/assay-runs?schemaId=${lab.runSchemaId}`;
    const between = lab.clock.now() / 1000 - 5;

    const page = await lab.member('GET', `${path}&pageSize=1`);
    const rest = await lab.member('GET', `${path}&pageSize=1&nextToken=${page.body.nextToken}`);
    const late = await lab.member('GET', `${path}&minCreatedTime=${between}`);
    const early = await lab.member('GET', `${path}&maxCreatedTime=${between}`);
    const gone = await lab.member('POST', '/assay-runs:archive', { assayRunIds: [first], reason: 'Archived' });
    const left = await lab.member('GET', path);
    const back = await lab.member('POST', '/assay-runs:unarchive', { assayRunIds: [first] });

    const idsOf = (answer: typeof page): string[] => answer.body.assayRuns.map((run: { id: string }) => run.id);
    expect([idsOf(page), idsOf(rest)]).toEqual([[first], [second]]);
    expect([idsOf(late), idsOf(early), idsOf(left)]).toEqual([[second], [first], [second]]);
    expect([gone.body, back.body]).toEqual([{ assayRunIds: [first] }, { assayRunIds: [first] }]);
  });

  it('keep the id that the caller gives them, when it is a UUID and free', async () => {
    const lab = startAssayLab();
    const id = '77af3205-65af-457f-87f5-75462b85075a';
    const sent = { id, schemaId: lab.runSchemaId, fields: { Operator: 'Ada' }, validationStatus: 'INVALID' };

    const made = await lab.member('POST', '/assay-runs', { assayRuns: [sent] });
    const again = await lab.member('POST', '/assay-runs', { assayRuns: [sent] });
    const wrong = await lab.member('POST', '/assay-runs', { assayRuns: [{ ...sent, id: 'run-1' }] });

    expect(made.body).toEqual({ assayRuns: [id], errors: null });
    expect(again.body.errors[0].global[0]).toContain('is taken');
    expect(wrong.body.errors[0].global[0]).toContain('It takes a UUID');
    expect((await lab.member('GET', `/assay-runs/${id}`)).body.validationStatus).toBe('INVALID');
  });

  it('take no equipment, and no change that empties a required field', async () => {
    const lab = startAssayLab();
    const id = await lab.run();

    const equipment = await lab.member('PATCH', `/assay-runs/${id}`, { equipmentId: 'eqpt_1' });
    const emptied = await lab.member('PATCH', `/assay-runs/${id}`, { fields: { Operator: { value: null } } });

    expect(equipment.body.error.message).toContain('equipment feature is not enabled');
    expect(emptied.body.error.message).toContain('Required fields have no value: Operator');
  });

  it('outside any project are for their maker alone, and others are for whoever may read the project', async () => {
    const lab = startAssayLab();
    const reader = lab.user('grace', { [lab.projectId]: 'Read' }).call;
    const own = { schemaId: lab.runSchemaId, fields: { Operator: 'Ada' } };
    const [mine] = (await lab.member('POST', '/assay-runs', { assayRuns: [own] })).body.assayRuns;
    const shared = await lab.run();
    const path = `/assay-runs?schemaId=${lab.runSchemaId}`;

    const seenByMaker = await lab.member('GET', path);
    const seenByReader = await reader('GET', path);
    const answers = [
      await reader('GET', `/assay-runs/${mine}`),
      await reader('PATCH', `/assay-runs/${mine}`, { fields: {} }),
      await reader('GET', `/assay-runs:bulk-get?assayRunIds=${mine}`),
      await reader('PATCH', `/assay-runs/${shared}`, { fields: {} }),
      await reader('POST', '/assay-runs:archive', { assayRunIds: [shared], reason: 'Other' }),
      await lab.member('PATCH', `/assay-runs/${mine}`, { fields: { Operator: { value: 'Eve' } } }),
    ];

    expect(seenByMaker.body.assayRuns).toHaveLength(2);
    expect(seenByReader.body.assayRuns).toEqual([expect.objectContaining({ id: shared })]);
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 400, 403, 403, 200]);
    expect((await reader('GET', `/assay-runs/${mine}`)).status).toBe(404);
  });
});
