import { expect, it } from 'vitest';
import { startLab, type Answer, type Lab } from '../../../test/support/start-tenant.ts';
import type { SchemaType } from '../schemas/schema-type.ts';

const schemaFor = (lab: Lab, type: SchemaType, more: object = {}): string =>
  lab.tenant.resources.schemas.create(lab.actor, {
    name: 'Kind',
    registryId: lab.registryId,
    type,
    prefix: 'K',
    ...more,
  }).id;

const createProtein = (lab: Lab, more: object): Promise<Answer> =>
  lab.member('POST', '/aa-sequences', { aminoAcids: 'MKW', folderId: lab.folderId, ...more });

it('registers no second entity with the same fields and residues, where its schema forbids it', async () => {
  const lab = startLab();
  const schemaId = schemaFor(lab, 'aa_sequence', {
    fieldDefinitions: [{ name: 'Lot', type: 'text' }],
    settings: { constraint: { fieldDefinitionNames: ['Lot'], hasUniqueResidues: true } },
  });
  const register = (name: string, lot: string, aminoAcids: string): Promise<Answer> =>
    lab.member('POST', '/aa-sequences', {
      name,
      aminoAcids,
      schemaId,
      registryId: lab.registryId,
      namingStrategy: 'NEW_IDS',
      fields: { Lot: { value: lot } },
    });

  await register('one', 'L1', 'MKW');
  const same = await register('two', 'L1', 'mkw');
  const answers = [await register('three', 'L2', 'MKW'), await register('four', 'L1', 'MKWV')];

  expect(same.status).toBe(400);
  expect(same.body.error.message).toContain('has the same Lot, residues');
  expect(answers.map(({ status }) => status)).toEqual([201, 201]);
});

it('lists what an entry mentions, and what links to something, only to who may read the entry', async () => {
  const lab = startLab();
  const schemaId = schemaFor(lab, 'aa_sequence', { fieldDefinitions: [{ name: 'Parent', type: 'aa_sequence_link' }] });
  const { body: parent } = await createProtein(lab, { name: 'parent' });
  const { body: child } = await createProtein(lab, {
    name: 'child',
    schemaId,
    fields: { Parent: { value: parent.id } },
  });
  const hidden = lab.tenant.resources.projects.create(lab.actor, { name: 'Hidden' });
  const entryIn = (folderId: string): string => {
    const { id } = lab.tenant.resources.entries.create(lab.actor, { name: 'Day', folderId });
    const notes = [
      { type: 'text', text: 'see', indentation: 0, links: [{ id: parent.id, type: 'aa_sequence', webURL: '' }] },
    ];
    lab.tenant.resources.entries.setDays(lab.actor, id, [{ date: '2026-01-01', title: null, notes }]);
    return id;
  };
  const open = entryIn(lab.folderId);
  const secret = entryIn(hidden.rootFolder.id);
  const list = async (query: string): Promise<string[]> =>
    (await lab.member('GET', `/aa-sequences?${query}`)).body.aaSequences.map(({ name }: { name: string }) => name);

  const found = [
    await list(`mentionedIn=${open}`),
    await list(`mentionedIn=${secret}`),
    await list(`mentions=${parent.id}`),
    await list(`mentions=${child.id}`),
  ];
  const entries = await lab.member('GET', `/entries?mentions=${parent.id}`);

  expect(found).toEqual([['parent'], [], ['child'], []]);
  expect(entries.body.entries.map(({ id }: { id: string }) => id)).toEqual([open]);
});

it('shows on a sequence what its primers are, also when they are renamed', async () => {
  const lab = startLab();
  const { body: oligo } = await lab.member('POST', '/dna-oligos', {
    name: 'fw',
    bases: 'ttACGT',
    folderId: lab.folderId,
  });
  const { body: created } = await lab.member('POST', '/dna-sequences', {
    name: 'p',
    bases: 'GGACGTGG',
    isCircular: false,
    folderId: lab.folderId,
    primers: [{ oligoId: oligo.id, start: 2, end: 6, strand: 1 }],
  });

  await lab.member('PATCH', `/dna-oligos/${oligo.id}`, { name: 'forward' });
  const { body: read } = await lab.member('GET', `/dna-sequences/${created.id}`);

  expect(created.primers).toEqual([
    expect.objectContaining({ name: 'fw', bases: 'ttACGT', bindPosition: 5, overhangLength: 2 }),
  ]);
  expect(read.primers).toEqual([{ ...created.primers[0], name: 'forward' }]);
});

const createMixture = (lab: Lab, more: object): Promise<Answer> =>
  lab.member('POST', '/mixtures', { folderId: lab.folderId, ...more });

it('takes an ingredient from the parent mixture, and says what would keep its share', async () => {
  const lab = startLab();
  const schemaId = schemaFor(lab, 'mixture', { fieldDefinitions: [{ name: 'Recipe', type: 'mixture_link' }] });
  const component = async (name: string): Promise<string> =>
    (await lab.member('POST', '/molecules', { name, folderId: lab.folderId, chemicalStructure: { value: 'CCO' } })).body
      .id;
  const [salt, water] = [await component('salt'), await component('water')];
  const ingredient = (componentEntityId: string, amount: string, units: string): object => ({
    componentEntityId,
    amount,
    units,
    catalogIdentifier: null,
    componentLotContainerId: null,
    componentLotEntityId: null,
    componentLotText: null,
    notes: null,
  });
  const { body: recipe } = await createMixture(lab, {
    schemaId,
    name: 'recipe',
    amount: '1',
    units: 'L',
    ingredients: [ingredient(salt, '9', 'g')],
  });
  const prep = {
    schemaId,
    name: 'prep',
    amount: '250',
    units: 'mL',
    fields: { Recipe: { value: recipe.id } },
    ingredients: [ingredient(salt, '2.3', 'g'), ingredient(water, 'QS', 'mL')],
  };

  const made = await createMixture(lab, prep);
  const bare = await lab.member('PATCH', `/mixtures/${made.body.id}`, { fields: prep.fields });
  const all = await lab.member('GET', `/mixtures?ingredientComponentEntityIds=${salt},${water}`);
  const unknown = await lab.member('GET', '/mixtures?ingredientComponentEntityIds=mol_nowhere');

  expect(made.status).toBe(201);
  expect(made.body.ingredients).toEqual([
    expect.objectContaining({
      hasParent: true,
      targetAmount: '2.25',
      amount: '2.3',
      componentEntity: { id: salt, name: 'salt', entityRegistryId: null },
    }),
    expect.objectContaining({ hasParent: false, targetAmount: null, amount: 'QS' }),
  ]);
  expect(bare.body.error.message).toContain('ingredients is a required field when the parent mixture is set');
  expect(all.body.mixtures.map(({ name }: { name: string }) => name)).toEqual(['prep']);
  expect(unknown.body.error.invalidIds).toEqual(['mol_nowhere']);
});

it('finds molecules by a part of their structure', async () => {
  const lab = startLab();
  for (const [name, value] of [
    ['phenol', 'Oc1ccccc1'],
    ['ethanol', 'CCO'],
    ['benzene', 'c1ccccc1'],
  ]) {
    await lab.member('POST', '/molecules', { name, folderId: lab.folderId, chemicalStructure: { value } });
  }
  const find = async (smiles: string): Promise<string[]> =>
    (
      await lab.member('GET', `/molecules?sort=name&chemicalSubstructure.smiles=${encodeURIComponent(smiles)}`)
    ).body.molecules.map(({ name }: { name: string }) => name);

  const found = [await find('c1ccccc1'), await find('CO'), await find('N')];

  expect(found).toEqual([['benzene', 'phenol'], ['ethanol', 'phenol'], []]);
});

it('upserts entities of several kinds at once, which may link to one another', async () => {
  const lab = startLab();
  const aaSchema = schemaFor(lab, 'aa_sequence');
  const strain = lab.tenant.resources.schemas.create(lab.actor, {
    name: 'Strain',
    registryId: lab.registryId,
    type: 'custom_entity',
    prefix: 'S',
    fieldDefinitions: [{ name: 'Protein', type: 'aa_sequence_link' }],
  }).id;
  const { registryId } = lab;
  const body = {
    aaSequences: [
      { entityRegistryId: 'K1', registryId, schemaId: aaSchema, name: 'gfp', aminoAcids: 'MSK', annotations: [] },
    ],
    customEntities: [
      {
        entityRegistryId: 'S1',
        registryId,
        schemaId: strain,
        name: 'host',
        fields: { Protein: { value: { entityRegistryId: 'K1' } } },
      },
    ],
  };

  const submitted = await lab.member('POST', '/entities:bulk-upsert', body);
  expect(submitted.body).toEqual({ taskId: expect.any(String) });
  const task = await lab.finished(submitted);

  expect(task.status).toBe('SUCCEEDED');
  expect(task.response.customEntities[0].fields.Protein.value).toBe(task.response.aaSequences[0].id);
});

it('knows oligos of both kinds under the older operations', async () => {
  const lab = startLab();
  const { body: dna } = await lab.member('POST', '/oligos', { name: 'd', bases: 'ACGT', folderId: lab.folderId });
  const { body: rna } = await lab.member('POST', '/rna-oligos', { name: 'r', bases: 'ACGU', folderId: lab.folderId });

  const listed = await lab.member('GET', '/oligos?sort=name');
  const got = await lab.member('GET', `/oligos:bulk-get?oligoIds=${rna.id},${dna.id}`);
  const updated = await lab.member('PATCH', `/oligos/${rna.id}`, { bases: 'UUUU' });
  const archived = await lab.member('POST', '/oligos:archive', { oligoIds: [dna.id, rna.id], reason: 'Retired' });
  const task = await lab.finished(
    await lab.member('POST', '/oligos:bulk-create', { oligos: [{ name: 'b', bases: 'AC', folderId: lab.folderId }] }),
  );

  expect(listed.body.oligos.map(({ nucleotideType }: { nucleotideType: string }) => nucleotideType)).toEqual([
    'DNA',
    'RNA',
  ]);
  expect(got.body.oligos.map(({ id }: { id: string }) => id)).toEqual([rna.id, dna.id]);
  expect(updated.body.bases).toBe('UUUU');
  expect(archived.body.oligoIds).toEqual([dna.id, rna.id]);
  expect(task.response.oligos[0]).toMatchObject({ name: 'b', nucleotideType: 'DNA' });
});

it.each([
  ['/aa-sequences', 'aaSequences', 'aminoAcids', 'search-amino-acids', 'match-amino-acids', 'MKWVTF', 'KWV'],
  ['/rna-sequences', 'rnaSequences', 'bases', 'search-bases', 'match-bases', 'AUGAAACCCGGGUUU', 'GAAACCCG'],
])('finds %s by what they are, and by what they contain', async (path, key, member, search, match, whole, part) => {
  const lab = startLab();
  await lab.member('POST', path, { name: 'it', [member]: whole, folderId: lab.folderId });
  const find = async (verb: string, sought: string): Promise<number> =>
    (await lab.member('POST', `${path}:${verb}`, { [member]: sought })).body[key].length;

  const found = [
    await find(search, part.toLowerCase()),
    await find(match, whole.toLowerCase()),
    await find(match, part),
    (await lab.member('GET', `${path}?${member}=${whole}`)).body[key].length,
  ];

  expect(found).toEqual([1, 1, 0, 1]);
});

it('registers an entity of any kind, and gives it back by its registry id', async () => {
  const lab = startLab();
  const schemaId = schemaFor(lab, 'rna_oligo');
  const { body: guide } = await lab.member('POST', '/rna-oligos', {
    name: 'guide',
    bases: 'ACGU',
    folderId: lab.folderId,
    schemaId,
  });

  const task = await lab.finished(
    await lab.member('POST', `/registries/${lab.registryId}:bulk-register-entities`, {
      entityIds: [guide.id],
      namingStrategy: 'NEW_IDS',
    }),
  );
  const path = `/registries/${lab.registryId}/registered-entities:bulk-get?entityRegistryIds=K001`;
  const { body: found } = await lab.member('GET', path);

  expect(task.status).toBe('SUCCEEDED');
  expect(found.entities).toEqual([expect.objectContaining({ id: guide.id, entityType: 'rna_oligo', bases: 'ACGU' })]);
});

it('archives entities of every kind with their folder', async () => {
  const lab = startLab();
  const { body: folder } = await lab.member('POST', '/folders', { name: 'Old', parentFolderId: lab.folderId });
  const within = { name: 'it', folderId: folder.id };
  const { body: protein } = await lab.member('POST', '/aa-sequences', { ...within, aminoAcids: 'MK' });
  const { body: primer } = await lab.member('POST', '/dna-oligos', { ...within, bases: 'ACGT' });
  const { body: guide } = await lab.member('POST', '/rna-oligos', { ...within, bases: 'ACGU' });

  const { body: archived } = await lab.admin('POST', '/folders:archive', { folderIds: [folder.id], reason: 'Retired' });
  const read = await lab.member('GET', `/aa-sequences/${protein.id}`);

  expect(archived).toEqual({
    folderIds: [folder.id],
    aaSequenceIds: [protein.id],
    oligoIds: [primer.id, guide.id],
  });
  expect(read.body.archiveRecord).toEqual({ reason: 'Retired' });
});
