import { createTestApp, startTestTenant } from '@ligase/testing';
import { describe, expect, it } from 'vitest';
import { entries, entriesPlugin } from '../src/index.ts';

async function lab() {
  const tenant = await startTestTenant({
    folders: [{ id: 'lib_other', name: 'Other' }],
    settings: { limits: { enabled: false } },
  });
  const app = await createTestApp({ tenant, plugins: [entriesPlugin({ folderId: tenant.folderId })] });
  const notebook = app.get(entries);
  const names = async () => {
    const found: string[] = [];
    for await (const { name } of notebook.list({ archiveReason: 'ANY_ARCHIVED_OR_NOT_ARCHIVED' })) found.push(name);
    return found;
  };
  return { tenant, control: tenant.control, notebook, names };
}

describe('an entry that is put', () => {
  it('is made once under its mark, from its template, however often that is done', async () => {
    const { control, notebook, names } = await lab();
    const { id: entryTemplateId } = control.createEntryTemplate({ name: 'Growth curve', notes: ['Aim'] });
    const draft = { name: 'Run 42', entryTemplateId, customFields: { Bench: '7' } };

    const first = await notebook.put(draft, { mark: 'run-1' });
    const again = await notebook.put(draft, { mark: 'run-1' });

    expect([first.did, again.did]).toEqual(['created', 'unchanged']);
    expect(again.entry.id).toBe(first.entry.id);
    expect(again.entry.customFields).toMatchObject({ Bench: { value: '7' }, Reference: { value: 'run-1' } });
    expect(await names()).toEqual(['Run 42']);
  });

  it('is another one for another mark, another folder, or an entry of that name that has none', async () => {
    const { notebook, names } = await lab();
    await notebook.create({ name: 'Run 42' });
    const draft = { name: 'Run 42' };

    const made = [
      await notebook.put(draft, { mark: 'run-1' }),
      await notebook.put(draft, { mark: 'run-2' }),
      await notebook.put({ ...draft, folderId: 'lib_other' }, { mark: 'run-1' }),
      await notebook.put(draft, { mark: 'run-1', markField: 'Ticket' }),
    ];

    expect(made.map(({ did }) => did)).toEqual(['created', 'created', 'created', 'created']);
    expect(await names()).toHaveLength(5);
  });

  it('is not made anew after somebody has archived it', async () => {
    const { notebook, names } = await lab();
    const { entry } = await notebook.put({ name: 'Run 42' }, { mark: 'run-1' });
    await notebook.archive([entry.id], 'Made in error');

    const again = await notebook.put({ name: 'Run 42' }, { mark: 'run-1' });

    expect(again).toMatchObject({ did: 'unchanged', entry: { id: entry.id } });
    expect(await names()).toHaveLength(1);
  });

  it('is found when it was made and the answer was lost', async () => {
    const { control, notebook, names } = await lab();
    control.failNext({ operationId: 'createEntry', reset: true });

    const put = await notebook.put({ name: 'Run 42' }, { mark: 'run-1' });

    expect([put.did, put.entry.name, control.listFaults()]).toEqual(['created', 'Run 42', []]);
    expect(await names()).toEqual(['Run 42']);
  });

  it('needs a mark', async () => {
    const { notebook, names } = await lab();

    const putting = notebook.put({ name: 'Run 42' }, { mark: ' ' });

    await expect(putting).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    expect(await names()).toEqual([]);
  });
});

describe('templates', () => {
  it('are found by how their names begin, then by what is within them', async () => {
    const { control, notebook } = await lab();
    for (const name of ['Old growth curve', 'growth curve', 'Growth in tubes', 'Miniprep'])
      control.createEntryTemplate({ name });

    const found = await notebook.templates.find(' Growth');
    const all = await notebook.templates.find('');

    expect(found.templates.map(({ name }) => name)).toEqual(['growth curve', 'Growth in tubes', 'Old growth curve']);
    expect([found.isComplete, all.isComplete, all.templates.length]).toEqual([true, true, 4]);
  });

  it('are no more than a menu holds, and of no more than is to be read', async () => {
    const { tenant, control, notebook } = await lab();
    for (let n = 1; n <= 120; n += 1) control.createEntryTemplate({ name: `Template ${String(n).padStart(3, '0')}` });
    const requests = () =>
      tenant.control.listRequests({ limit: 500 }).filter(({ operationId }) => operationId === 'listEntryTemplates')
        .length;

    const menu = await notebook.templates.find('template', { limit: 100 });
    const whole = await notebook.templates.find('template', { limit: 200 });
    const before = requests();
    const some = await notebook.templates.find('template', { limit: 200, maxRead: 50 });

    expect([menu, whole, some].map(({ templates, isComplete }) => [templates.length, isComplete])).toEqual([
      [100, false],
      [120, true],
      [50, false],
    ]);
    expect(requests() - before).toBe(1);
  });
});

describe('the reviews that wait for somebody', () => {
  it('are those that ask this person now', async () => {
    const { control, notebook } = await lab();
    const ada = control.listUsers()[0]?.id ?? '';
    const grace = control.createUser({ name: 'Grace', handle: 'grace' }).id;
    const make = async (name: string, status: 'NEEDS_REVIEW' | 'ACCEPTED', reviewerIds: readonly string[]) => {
      const { id: entryId } = await notebook.create({ name });
      control.setEntryReview({ entryId, status, reviewerIds });
    };
    await make('for both', 'NEEDS_REVIEW', [ada, grace]);
    await make('for Grace', 'NEEDS_REVIEW', [grace]);
    await make('accepted', 'ACCEPTED', [ada]);

    const waiting: string[] = [];
    for await (const { entry, review } of notebook.reviewsWaiting({ userId: ada }))
      waiting.push(
        `${entry.name}: ${review.askedOf
          .map(({ name }) => name)
          .toSorted()
          .join(', ')}`,
      );

    expect(waiting).toEqual(['for both: Ada Admin, Grace']);
  });
});
