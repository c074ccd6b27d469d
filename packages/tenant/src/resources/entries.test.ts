import { describe, expect, it } from 'vitest';
import { startLab, type Lab } from '../../test/support/start-tenant.ts';

const write = async (lab: Lab, more: object = {}): Promise<Record<string, string>> =>
  (await lab.member('POST', '/entries', { name: 'Run 1', folderId: lab.folderId, ...more })).body;

describe('entries', () => {
  it('are read wrapped by id, and bare everywhere else', async () => {
    const lab = startLab();

    const created = await lab.member('POST', '/entries', { name: 'Run 1', folderId: lab.folderId });
    const read = await lab.member('GET', `/entries/${created.body.id}`);
    const many = await lab.member('GET', `/entries:bulk-get?displayIds=${created.body.displayId}`);

    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({
      name: 'Run 1',
      displayId: 'EXP26000001',
      authors: [{ handle: 'ada' }],
      days: [{ date: '2026-01-01', title: null, notes: [] }],
      reviewRecord: null,
      schema: null,
    });
    expect(read.body).toEqual({ entry: created.body });
    expect(many.body).toEqual({ entries: [created.body] });
  });

  it('take the days and notes of their template, dated from the day they are made', async () => {
    const lab = startLab();
    const note = { type: 'text', indentation: 0, text: 'Streak out the strain.', links: [] };
    const template = lab.tenant.resources.entryTemplates.create(lab.actor, {
      name: 'Cloning',
      days: [
        { day: 1, title: null, notes: [note] },
        { day: 3, title: 'Read out', notes: [] },
      ],
    });

    const entry = await write(lab, { entryTemplateId: template.id });

    expect(entry).toMatchObject({
      entryTemplateId: template.id,
      days: [
        { date: '2026-01-01', title: null, notes: [note] },
        { date: '2026-01-03', title: 'Read out', notes: [] },
      ],
    });
  });

  it('show how their review stands once someone has sent them for review', async () => {
    const lab = startLab();
    const entry = await write(lab);
    const { reviewStatus } = { reviewStatus: '/entries?reviewStatus=NEEDS_REVIEW' };
    const before = await lab.member('GET', reviewStatus);

    lab.tenant.resources.entries.setReview(lab.actor, entry['id'] ?? '', {
      status: 'NEEDS_REVIEW',
      reviewerIds: [lab.memberId],
    });
    const after = await lab.member('GET', reviewStatus);
    const assigned = await lab.member('GET', `/entries?assignedReviewerIds.anyOf=${lab.memberId}`);

    expect(before.body.entries).toEqual([]);
    expect(after.body.entries).toEqual([
      expect.objectContaining({
        id: entry['id'],
        assignedReviewers: [{ id: lab.memberId, handle: 'ada', name: 'ada' }],
        reviewRecord: expect.objectContaining({
          status: 'NEEDS_REVIEW',
          reviewChanges: [expect.objectContaining({ action: 'SEND_FOR_REVIEW' })],
        }),
      }),
    ]);
    expect(assigned.body.entries).toHaveLength(1);
  });

  it('are edited by their authors alone under a Write policy', async () => {
    const lab = startLab();
    const colleague = lab.user('bob', { [lab.projectId]: 'Write' });
    const entry = await write(lab);

    const refused = await colleague.call('PATCH', `/entries/${entry['id']}`, { name: 'Mine now' });
    await lab.member('PATCH', `/entries/${entry['id']}`, { authorIds: `${lab.memberId},${colleague.id}` });
    const allowed = await colleague.call('PATCH', `/entries/${entry['id']}`, { name: 'Ours now' });

    expect(refused.status).toBe(403);
    expect(refused.body.error.invalidId).toBe(entry['id']);
    expect(allowed.body).toMatchObject({ name: 'Ours now', authors: [{ handle: 'ada' }, { handle: 'bob' }] });
  });

  it('keep to the fields of their schema', async () => {
    const lab = startLab();
    const schema = lab.tenant.resources.schemas.create(lab.actor, {
      name: 'Experiment',
      registryId: lab.registryId,
      type: 'entry',
      fieldDefinitions: [{ name: 'Purpose', type: 'text' }],
    });

    const entry = await write(lab, { schemaId: schema.id, fields: { Purpose: { value: 'Yield' } } });
    const wrong = await lab.member('PATCH', `/entries/${entry['id']}`, { fields: { Colour: { value: 'red' } } });
    const schemas = await lab.member('GET', '/entry-schemas');

    expect(entry).toMatchObject({
      schema: { id: schema.id, name: 'Experiment' },
      fields: { Purpose: { value: 'Yield', displayValue: 'Yield', textValue: 'Yield', isMulti: false, type: 'text' } },
    });
    expect(wrong.body.error.message).toBe('Schema Experiment has no field "Colour". It has: Purpose.');
    expect(schemas.body.entrySchemas).toEqual([expect.objectContaining({ id: schema.id, type: 'entry' })]);
  });

  it.each([
    [{ name: undefined }, 'name is a required field'],
    [{ folderId: 'lib_nowhere' }, 'Invalid folderId: lib_nowhere.'],
    [{ entryTemplateId: 'tmpl_nowhere' }, 'Invalid entryTemplateId: tmpl_nowhere.'],
    [{ authorIds: ['ent_nobody'] }, 'Invalid authorIds: ent_nobody.'],
    [{ initialTables: [{ templateTableID: 't', csvData: 'b' }] }, 'entryTemplateId is a required field'],
  ])('are not made from %j', async (wrong, message) => {
    const lab = startLab();

    const refused = await lab.member('POST', '/entries', { name: 'Run', folderId: lab.folderId, ...wrong });

    expect(refused.status).toBe(400);
    expect(refused.body.error.message).toContain(message);
    expect((await lab.admin('GET', '/entries')).body.entries).toEqual([]);
  });

  it('leave an audit trail of who made, moved and archived them', async () => {
    const lab = startLab();
    const entry = await write(lab);
    const folder = await lab.member('POST', '/folders', { name: 'Old', parentFolderId: lab.folderId });
    await lab.member('PATCH', `/entries/${entry['id']}`, { folderId: folder.body.id });

    await lab.member('POST', '/entries:archive', { entryIds: [entry['id']], reason: 'Retired' });

    const rows = lab.parts.audit.list({ itemId: entry['id'] ?? '' });
    expect(rows.map((row) => [row.userName, row.eventDescription, row.action])).toEqual([
      ['ada', 'Entry: Created', 'Created'],
      ['ada', 'Entry: Updated', 'Updated folderId'],
      ['ada', 'Entry: Archived', 'Archived'],
    ]);
  });
  it('are narrowed to what is asked for of them, and stay where they were in the answer', async () => {
    const lab = startLab();
    const made = await write(lab);

    const read = await lab.member('GET', `/entries/${made['id']}?returning=id,%20name`);

    expect(read.body).toEqual({ entry: { id: made['id'], name: made['name'] } });
  });
});
