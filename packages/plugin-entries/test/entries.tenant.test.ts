import { createTestApp, startTestTenant } from '@ligase/testing';
import { expect, it } from 'vitest';
import { entries, entriesPlugin, entryLinks, plainText } from '../src/index.ts';

it('reads every entry of a notebook that is longer than a page, once', async () => {
  const tenant = await startTestTenant({ settings: { limits: { enabled: false } } });
  const notebook = (await createTestApp({ tenant, plugins: [entriesPlugin({ folderId: tenant.folderId })] })).get(
    entries,
  );
  const names = Array.from({ length: 25 }, (_, n) => `Run ${String(n).padStart(2, '0')}`);
  for (const name of names) await notebook.create({ name });

  const found: string[] = [];
  for await (const { name } of notebook.list({ sort: 'name:asc', pageSize: 10 })) found.push(name);

  expect(found).toEqual(names);
});

it('clones a template with what it says', async () => {
  const tenant = await startTestTenant();
  const { id: entryTemplateId } = tenant.control.createEntryTemplate({
    name: 'Growth curve',
    notes: ['Aim', 'Result'],
  });
  const plugins = [entriesPlugin({ folderId: tenant.folderId, entryTemplateId })] as const;
  const notebook = (await createTestApp({ tenant, plugins })).get(entries);

  const made = await notebook.create({ name: 'Run 42' });
  const template = await notebook.templates.get(entryTemplateId);
  const listed: string[] = [];
  for await (const { name } of notebook.templates.list()) listed.push(name);

  expect(plainText(made)).toContain('Aim\nResult');
  expect(template.name).toBe('Growth curve');
  expect(listed).toEqual(['Growth curve']);
});

it('fills the table of a template with rows that are uploaded first', async () => {
  const tenant = await startTestTenant();
  const { id: schemaId } = tenant.control.createSchema({
    registryId: tenant.registryId,
    name: 'OD600',
    type: 'assay_result',
    fields: [
      { name: 'sample', type: 'text' },
      { name: 'od', type: 'float' },
    ],
  });
  const { id: entryTemplateId } = tenant.control.createEntryTemplate({
    name: 'Growth curve',
    tables: [{ name: 'ODs', schemaId }],
  });
  const plugins = [entriesPlugin({ folderId: tenant.folderId, entryTemplateId })] as const;
  const notebook = (await createTestApp({ tenant, plugins })).get(entries);
  const template = await notebook.templates.get(entryTemplateId);
  const note = template.days?.[0]?.notes?.find(({ type }) => type === 'results_table');
  const templateTableId = note && 'apiId' in note ? (note.apiId ?? '') : '';

  const made = await notebook.create({
    name: 'Run 42',
    initialTables: [{ templateTableId, content: [{ sample: 'S1', od: 0.6 }] }],
  });
  const wrong = notebook.create({ name: 'Run 43', initialTables: [{ templateTableId, content: [{ colour: 'red' }] }] });

  expect(made.days?.[0]?.notes).toEqual([expect.objectContaining({ type: 'results_table', name: 'ODs' })]);
  await expect(wrong).rejects.toMatchObject({ message: expect.stringContaining('has no column colour') as string });
});

it('follows a review from the first draft to its end', async () => {
  const tenant = await startTestTenant();
  const notebook = (await createTestApp({ tenant, plugins: [entriesPlugin({ folderId: tenant.folderId })] })).get(
    entries,
  );
  const { id: entryId } = await notebook.create({ name: 'Run 42' });
  const ada = tenant.control.listUsers().find(({ handle }) => handle === 'ada')?.id ?? '';

  tenant.control.setEntryReview({ entryId, status: 'NEEDS_REVIEW', reviewerIds: [ada] });
  const waiting = await notebook.review(entryId);
  tenant.control.setEntryReview({ entryId, status: 'ACCEPTED', comment: 'Well done' });
  const accepted = await notebook.review(entryId);

  expect(waiting).toMatchObject({ state: 'waiting', askedOf: [{ id: ada, handle: 'ada' }] });
  expect(accepted).toMatchObject({ state: 'accepted', comment: 'Well done' });
});

it('reads what a person wrote into an entry', async () => {
  const tenant = await startTestTenant();
  const notebook = (await createTestApp({ tenant, plugins: [entriesPlugin({ folderId: tenant.folderId })] })).get(
    entries,
  );
  const { id: entryId } = await notebook.create({ name: 'Run 42' });
  tenant.control.setEntryNotes({ entryId, notes: ['Transformed pUC19.', 'Plated on LB.'] });

  const entry = await notebook.get(entryId);

  expect(plainText(entry)).toContain('Transformed pUC19.\nPlated on LB.');
  expect(entryLinks(entry)).toEqual([]);
});
