import { createTestApp, scriptedTenant, type ScriptedReply, type ScriptedRequest } from '@ligase/testing';
import { describe, expect, it } from 'vitest';
import { entries } from './contract.ts';
import { entriesPlugin, type EntriesOptions } from './entries-plugin.ts';

async function start(answer: (request: ScriptedRequest) => ScriptedReply, options: EntriesOptions = {}) {
  const tenant = scriptedTenant(answer);
  const app = await createTestApp({ tenant, plugins: [entriesPlugin(options)] });
  return { notebook: app.get(entries), asked: tenant.asked };
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

describe('entriesPlugin', () => {
  it('asks for entries by everything that a filter can say', async () => {
    const { notebook, asked } = await start(() => ({ body: { entries: [{ id: 'etr_1' }], nextToken: '' } }));

    const found = await all(
      notebook.list({
        names: ['Run 41', 'Run 42'],
        authorIds: ['ent_ada'],
        reviewStatus: 'NEEDS_REVIEW',
        modifiedAfter: new Date('2026-01-01T00:00:00Z'),
        modifiedBefore: new Date('2026-02-01T00:00:00Z'),
        sort: 'name:asc',
      }),
    );

    expect(found).toEqual([{ id: 'etr_1' }]);
    expect(asked[0]?.query).toEqual({
      'names.anyOf': 'Run 41,Run 42',
      'authorIds.anyOf': 'ent_ada',
      reviewStatus: 'NEEDS_REVIEW',
      modifiedAt: '> 2026-01-01T00:00:00.000Z AND < 2026-02-01T00:00:00.000Z',
      sort: 'name:asc',
    });
  });

  it('finds nothing, without asking, when any of no ids is wanted', async () => {
    const { notebook, asked } = await start(() => ({ body: { entries: [{ id: 'etr_1' }], nextToken: '' } }));

    const found = [...(await all(notebook.list({ ids: [] }))), ...(await all(notebook.templates.list({ ids: [] })))];

    expect(found).toEqual([]);
    expect(asked).toEqual([]);
  });

  it('gives an entry as it is, although Benchling wraps it', async () => {
    const { notebook } = await start(() => ({ body: { entry: { id: 'etr_1', name: 'Run 42' } } }));

    const entry = await notebook.get('etr_1');

    expect(entry).toEqual({ id: 'etr_1', name: 'Run 42' });
  });

  it('makes an entry in the default folder, from the default template', async () => {
    const { notebook, asked } = await start(() => ({ status: 201, body: { id: 'etr_1' } }), {
      folderId: 'lib_notes',
      entryTemplateId: 'tmpl_run',
    });

    await notebook.create({ name: 'Run 42', fields: { Strain: 'DH5α' }, customFields: { Bench: '7' } });
    await notebook.create({ name: 'Free', folderId: 'lib_other', entryTemplateId: null, authorIds: ['ent_ada'] });

    expect(asked.map(({ body }) => body)).toEqual([
      {
        name: 'Run 42',
        folderId: 'lib_notes',
        entryTemplateId: 'tmpl_run',
        fields: { Strain: { value: 'DH5α' } },
        customFields: { Bench: { value: '7' } },
      },
      { name: 'Free', folderId: 'lib_other', authorIds: ['ent_ada'] },
    ]);
  });

  it('uploads the rows of initial tables as CSV before it makes the entry', async () => {
    const { notebook, asked } = await start(({ path }) =>
      path === '/blobs' ? { body: { id: 'blob-1' } } : { status: 201, body: { id: 'etr_1' } },
    );

    await notebook.create({
      name: 'Run 42',
      folderId: 'lib_notes',
      entryTemplateId: 'tmpl_run',
      initialTables: [{ templateTableId: 'strtbl_1', content: [{ sample: 'S1', od: 0.6 }] }],
    });

    const [blob, entry] = asked;
    expect(blob?.body).toMatchObject({
      name: 'strtbl_1.csv',
      mimeType: 'text/csv',
      data64: Buffer.from('sample,od\r\nS1,0.6\r\n').toString('base64'),
      md5: 'ee914126a23b38cfd3e6cd80de96cb54',
    });
    expect(entry?.body).toMatchObject({ initialTables: [{ templateTableID: 'strtbl_1', csvData: 'blob-1' }] });
  });

  it.each([
    ['a name', { name: ' ', folderId: 'lib_notes' }],
    ['a folder', { name: 'Run 42' }],
    ['a template', { name: 'Run 42', folderId: 'lib_notes', initialTables: [{ templateTableId: 't', content: '' }] }],
  ])('sends nothing for a draft that lacks %s', async (lack, draft) => {
    const { notebook, asked } = await start(() => ({ status: 201, body: { id: 'etr_1' } }));

    const making = notebook.create(draft);

    await expect(making).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      message: expect.stringContaining(lack.slice(2)) as string,
    });
    expect(asked).toEqual([]);
  });

  it('fetches many entries in calls of 100, and gives them in the order of their ids', async () => {
    const { notebook, asked } = await start(({ query }) => ({
      body: {
        entries: (query['entryIds'] ?? '')
          .split(',')
          .toReversed()
          .map((id) => ({ id })),
      },
    }));
    const entryIds = Array.from({ length: 230 }, (_, n) => `etr_${n}`);

    const found = await notebook.bulkGet({ entryIds: [...entryIds, 'etr_7'] });

    expect(found.map(({ id }) => id)).toEqual([...entryIds, 'etr_7']);
    expect(asked).toHaveLength(3);
  });

  it('fetches entries by the ids that people see', async () => {
    const { notebook, asked } = await start(() => ({
      body: {
        entries: [
          { id: 'etr_2', displayId: 'EXP2' },
          { id: 'etr_1', displayId: 'EXP1' },
        ],
      },
    }));

    const found = await notebook.bulkGet({ displayIds: ['EXP1', 'EXP2'] });

    expect(found.map(({ id }) => id)).toEqual(['etr_1', 'etr_2']);
    expect(asked[0]?.query).toEqual({ displayIds: 'EXP1,EXP2' });
  });

  it('changes what is named and leaves the rest', async () => {
    const { notebook, asked } = await start(() => ({ body: { id: 'etr_1' } }));

    await notebook.update('etr_1', { name: 'Run 43', fields: { Strain: null }, authorIds: ['ent_ada', 'ent_bo'] });

    expect(asked[0]).toMatchObject({ method: 'PATCH', path: '/entries/etr_1' });
    expect(asked[0]?.body).toEqual({
      name: 'Run 43',
      fields: { Strain: { value: null } },
      authorIds: 'ent_ada,ent_bo',
    });
  });

  it('archives entries and brings them back, and asks nothing for none', async () => {
    const { notebook, asked } = await start(({ body }) => ({
      body: { entryIds: (body as { entryIds: string[] }).entryIds },
    }));

    const archived = await notebook.archive(['etr_1', 'etr_2'], 'Made in error');
    const back = await notebook.unarchive(['etr_2']);
    const none = [...(await notebook.archive([], 'Other')), ...(await notebook.unarchive([]))];

    expect([archived, back, none]).toEqual([['etr_1', 'etr_2'], ['etr_2'], []]);
    expect(asked.map(({ path }) => path)).toEqual(['/entries:archive', '/entries:unarchive']);
  });

  it('says where the review of an entry stands', async () => {
    const { notebook } = await start(() => ({
      body: { entry: { id: 'etr_1', reviewRecord: { status: 'REJECTED', comment: 'Which strain?' } } },
    }));

    const review = await notebook.review('etr_1');

    expect(review).toMatchObject({ state: 'rejected', comment: 'Which strain?' });
  });

  it('changes a template', async () => {
    const { notebook, asked } = await start(() => ({ body: { id: 'tmpl_1', name: 'Growth curve' } }));

    const template = await notebook.templates.update('tmpl_1', { name: 'Growth curve', fields: { Assay: 'OD' } });

    expect(template.name).toBe('Growth curve');
    expect(asked[0]).toMatchObject({ path: '/entry-templates/tmpl_1', body: { fields: { Assay: { value: 'OD' } } } });
  });
});
