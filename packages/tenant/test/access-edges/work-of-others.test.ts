import { expect, it } from 'vitest';
import { startInventoryLab } from '../support/inventory-lab.ts';
import { startLab, type Caller } from '../support/start-tenant.ts';

it.each([
  ['a container', 'containerIds'],
  ['a printer', 'printerId'],
  ['a template', 'labelTemplateId'],
] as const)('prints no labels with %s that is hidden', async (_what, member) => {
  const lab = await startInventoryLab();
  const { tenant, actor, registryId, memberId } = lab;
  const hidden = tenant.resources.registries.create(actor, { name: 'Hidden', ownerId: memberId });
  const reader = lab.user('rita', { [registryId]: 'Write', [lab.projectId]: 'Write' }).call;
  const things = async (of: string, call: Caller): Promise<Record<string, unknown>> => {
    const { labels, schemas, projects } = tenant.resources;
    const zplTemplate = '^XA^FD{{name}}^FS^XZ';
    const made = tenant.context.db.transaction(() => ({
      printerId: labels.createPrinter(actor, { registryId: of, name: 'Zebra', address: '10.0.0.7' }).id,
      labelTemplateId: labels.createTemplate(actor, { registryId: of, name: 'Tube', zplTemplate }).id,
      schemaId: schemas.create(actor, { name: 'Vial', type: 'container', registryId: of, prefix: 'VIA' }).id,
      projectId: projects.create(actor, { name: 'Tubes' }).project.id,
    }));
    const { printerId, labelTemplateId, schemaId, projectId } = made;
    const place = of === registryId ? {} : { projectId };
    const { body } = await call('POST', '/containers', { name: 'Vial 1', schemaId, ...place });
    return { printerId, labelTemplateId, containerIds: [body.id] };
  };
  const own = await things(registryId, lab.admin);
  const others = await things(hidden.id, lab.admin);

  const printed = await reader('POST', '/containers:print-labels', own);
  const { status } = await reader('POST', '/containers:print-labels', { ...own, [member]: others[member] });

  expect([printed.status, status]).toEqual([200, 400]);
  expect(tenant.resources.labels.printJobs()).toHaveLength(1);
});

it('fills in no part from a sequence that is hidden, and no sequence that one may only read', async () => {
  const lab = startLab();
  const { tenant, actor, registryId, projectId, folderId } = lab;
  const { rootFolder } = tenant.resources.projects.create(actor, { name: 'Hidden' });
  const schema = (name: string, more: object = {}): string =>
    tenant.resources.schemas.create(actor, { name, registryId, type: 'dna_sequence', prefix: 'P', ...more }).id;
  const partSchema = schema('Part');
  const fields = [{ name: 'Parts', type: 'part_link', isMulti: true, schemaId: partSchema }];
  const plasmidSchema = schema('Plasmid', { fieldDefinitions: fields });
  const sequence = async (bases: string, place: string, schemaId: string): Promise<string> =>
    (await lab.admin('POST', '/dna-sequences', { name: bases, bases, isCircular: false, folderId: place, schemaId }))
      .body.id;
  await sequence('GGATCCGGATCC', rootFolder.id, partSchema);
  const seen = await sequence('GAATTCGAATTC', folderId, partSchema);
  const plasmid = await sequence('TTTTGGATCCGGATCCTTTTGAATTCGAATTCTTTT', folderId, plasmidSchema);
  const reader = lab.user('rita', { [projectId]: 'Read' }).call;
  const filling = { dnaSequenceIds: [plasmid] };

  const refused = await lab.finished(await reader('POST', '/dna-sequences:autofill-parts', filling));
  const untouched = await lab.member('GET', `/dna-sequences/${plasmid}`);
  const done = await lab.finished(await lab.member('POST', '/dna-sequences:autofill-parts', filling));
  const { body } = await lab.member('GET', `/dna-sequences/${plasmid}`);

  expect([refused.status, done.status]).toEqual(['FAILED', 'SUCCEEDED']);
  expect(untouched.body.parts).toEqual([]);
  expect(body.parts.map(({ sequenceId }: { sequenceId: string }) => sequenceId)).toEqual([seen]);
  expect(body.fields.Parts.value).toEqual([seen]);
});

it('tells of the events of what one may read, as that stands now', async () => {
  const lab = startLab();
  const { tenant, actor, admin, folderId, projectId } = lab;
  const { rootFolder } = tenant.resources.projects.create(actor, { name: 'Hidden' });
  const reader = lab.user('rita', { [projectId]: 'Read' }).call;
  const stranger = lab.user('eve').call;
  const entry = async (name: string, place: string): Promise<string> =>
    (await admin('POST', '/entries', { name, folderId: place })).body.id;
  const events = async (call: Caller): Promise<string[]> =>
    (await call('GET', '/events?poll=true')).body.events.map(({ entry: one }: { entry: { id: string } }) => one.id);
  const open = await entry('Open', folderId);
  const closed = await entry('Closed', rootFolder.id);
  const gone = await entry('Gone', folderId);
  await admin('PATCH', `/entries/${gone}`, { folderId: rootFolder.id });

  const told = [await events(reader), await events(stranger), await events(admin)];

  expect(told).toEqual([[open], [], [open, closed, gone]]);
});
