import { describe, expect, it } from 'vitest';
import { startLab, type Answer, type Lab } from '../../../test/support/start-tenant.ts';

interface Case {
  readonly path: string;
  readonly listKey: string;
  readonly idsKey: string;
  readonly type: 'aa_sequence' | 'rna_sequence' | 'dna_oligo' | 'rna_oligo' | 'molecule' | 'mixture';
  readonly sent: object;
  readonly shown: object;
  readonly changed: object;
  readonly wrong: object;
  readonly fault: string;
  readonly upserts: boolean;
  /** What an upsert needs besides. */
  readonly upserted?: object;
}

const cases: readonly Case[] = [
  {
    path: '/aa-sequences',
    listKey: 'aaSequences',
    idsKey: 'aaSequenceIds',
    type: 'aa_sequence',
    sent: { aminoAcids: 'MKWv*', annotations: [{ name: 'tag', start: 1, end: 5, type: 'Site' }] },
    shown: { aminoAcids: 'MKWv*', length: 5, annotations: [{ name: 'tag', start: 1, end: 0, type: 'Site' }] },
    changed: { aminoAcids: 'MKWVL' },
    wrong: { aminoAcids: 'MK1' },
    fault: '"1" at position 3 is no amino acid letter',
    upserts: true,
    upserted: { entityRegistryId: 'K7' },
  },
  {
    path: '/rna-sequences',
    listKey: 'rnaSequences',
    idsKey: 'rnaSequenceIds',
    type: 'rna_sequence',
    sent: { bases: 'AUGAAA', isCircular: false, translations: [{ name: 'orf', start: 0, end: 6, strand: 1 }] },
    shown: {
      bases: 'AUGAAA',
      length: 6,
      helm: 'RNA1{r(A)p.r(U)p.r(G)p.r(A)p.r(A)p.r(A)}$$$$V2.0',
      translations: [expect.objectContaining({ aminoAcids: 'MK' })],
    },
    changed: { bases: 'AUG', translations: [] },
    wrong: { bases: 'ATG' },
    fault: '"T" at position 2 is no RNA letter',
    upserts: false,
  },
  {
    path: '/dna-oligos',
    listKey: 'dnaOligos',
    idsKey: 'dnaOligoIds',
    type: 'dna_oligo',
    sent: { bases: 'ACG' },
    shown: { bases: 'ACG', length: 3, nucleotideType: 'DNA', helm: 'RNA1{d(A)p.d(C)p.d(G)}$$$$V2.0' },
    changed: { bases: 'ACGT' },
    wrong: { bases: 'ACU' },
    fault: '"U" at position 3 is no DNA letter',
    upserts: true,
  },
  {
    path: '/rna-oligos',
    listKey: 'rnaOligos',
    idsKey: 'rnaOligoIds',
    type: 'rna_oligo',
    sent: { bases: 'ACU', helm: 'RNA1{r(A)p.r(C)p.r(U)}$$$$V2.0' },
    shown: { bases: 'ACU', length: 3, nucleotideType: 'RNA', customNotation: null },
    changed: { bases: 'ACUU' },
    wrong: { bases: 'AC', helm: 'PEPTIDE1{A.C}$$$$V2.0' },
    fault: 'Invalid helm',
    upserts: true,
    upserted: { helm: undefined },
  },
  {
    path: '/molecules',
    listKey: 'molecules',
    idsKey: 'moleculeIds',
    type: 'molecule',
    sent: { chemicalStructure: { structureFormat: 'smiles', value: 'C1=CC=CC=C1O' } },
    shown: { originalSmiles: 'C1=CC=CC=C1O', canonicalizedSmiles: 'Oc1ccccc1' },
    changed: { chemicalStructure: { structureFormat: 'smiles', value: 'CCO' } },
    wrong: { chemicalStructure: { structureFormat: 'smiles', value: 'C1CC' } },
    fault: 'it is no chemical structure in smiles format',
    upserts: true,
  },
  {
    path: '/mixtures',
    listKey: 'mixtures',
    idsKey: 'mixtureIds',
    type: 'mixture',
    sent: { amount: '1.5', units: 'L', ingredients: [] },
    shown: { amount: '1.5', units: 'L', ingredients: [], allowMeasuredIngredients: true },
    changed: { amount: '2e0' },
    wrong: { amount: '-1' },
    fault: 'It takes a positive decimal as text',
    upserts: false,
  },
];

const schemaFor = (lab: Lab, { type }: Case, more: object = {}): string =>
  lab.tenant.resources.schemas.create(lab.actor, {
    name: 'Kind',
    registryId: lab.registryId,
    type,
    prefix: 'K',
    ...more,
  }).id;

const create = (lab: Lab, one: Case, more: object = {}): Promise<Answer> =>
  lab.member('POST', one.path, {
    name: 'mine',
    folderId: lab.folderId,
    ...(one.type === 'mixture' ? { schemaId: schemaFor(lab, one) } : {}),
    ...one.sent,
    ...more,
  });

describe.each(cases)('$path', (one) => {
  it('keep what was created, show it in lists, and change only what is sent', async () => {
    const lab = startLab();

    const created = await create(lab, one);
    const read = await lab.member('GET', `${one.path}/${created.body.id}`);
    const listed = await lab.member('GET', `${one.path}?name=mine&ids=${created.body.id}`);
    const updated = await lab.member('PATCH', `${one.path}/${created.body.id}`, one.changed);

    expect(created.status).toBe(201);
    expect(created.headers['location']).toBe(created.body.apiURL);
    expect(created.body).toMatchObject({ ...one.shown, name: 'mine', folderId: lab.folderId });
    expect(read.body).toEqual(created.body);
    expect(listed.body[one.listKey]).toEqual([created.body]);
    expect(updated.status).toBe(200);
    expect(updated.body).not.toEqual(created.body);
    expect(updated.body.name).toBe('mine');
  });

  it('refuse what they are not written with, and keep nothing of it', async () => {
    const lab = startLab();

    const refused = await create(lab, one, one.wrong);

    expect(refused.status).toBe(400);
    expect(refused.body.error.message).toContain(one.fault);
    expect((await lab.admin('GET', one.path)).body[one.listKey]).toEqual([]);
  });

  it('are hidden from who may not read them, and not edited by who may only read', async () => {
    const lab = startLab();
    const { body: created } = await create(lab, one);
    const reader = lab.user('eve', { [lab.projectId]: 'Read' }).call;
    const stranger = lab.user('bob').call;

    const answers = await Promise.all([
      stranger('GET', `${one.path}/${created.id}`),
      stranger('PATCH', `${one.path}/${created.id}`, { name: 'x' }),
      reader('PATCH', `${one.path}/${created.id}`, { name: 'x' }),
      reader('POST', one.path, { name: 'y', folderId: lab.folderId, ...one.sent, schemaId: created.schema?.id }),
    ]);

    expect(answers.map(({ status }) => status)).toEqual([404, 404, 403, 403]);
  });

  it('are created and changed in bulk, all or none', async () => {
    const lab = startLab();
    const schemaId = schemaFor(lab, one);
    const good = { name: 'a', folderId: lab.folderId, schemaId, ...one.sent };
    const bulk = async (verb: string, items: readonly object[]): Promise<Answer['body']> =>
      lab.finished(await lab.member('POST', `${one.path}:bulk-${verb}`, { [one.listKey]: items }));

    const failed = await bulk('create', [good, { ...good, ...one.wrong }]);
    const made = await bulk('create', [good, { ...good, name: 'b' }]);
    const [first, second] = made.response[one.listKey];
    const changed = await bulk('update', [
      { id: first.id, name: 'c' },
      { id: second.id, ...one.changed },
    ]);

    expect(failed).toMatchObject({
      status: 'FAILED',
      errors: [{ index: 1, message: expect.stringContaining(one.fault) }],
    });
    expect(made.status).toBe('SUCCEEDED');
    expect(changed.response[one.listKey].map(({ name }: { name: string }) => name)).toEqual(['c', 'b']);
  });

  it('go into the archive and come back', async () => {
    const lab = startLab();
    const { body: created } = await create(lab, one);
    const ids = { [one.idsKey]: [created.id] };

    const archived = await lab.member('POST', `${one.path}:archive`, { ...ids, reason: 'Retired' });
    const left = await lab.member('GET', one.path);
    const back = await lab.member('POST', `${one.path}:unarchive`, ids);
    const again = await lab.member('GET', one.path);

    expect([archived.body, back.body]).toEqual([ids, ids]);
    expect([left.body[one.listKey].length, again.body[one.listKey].length]).toEqual([0, 1]);
  });

  it.runIf(one.upserts)('are known to the registry by an id, one by one and in bulk', async () => {
    const lab = startLab();
    const schemaId = schemaFor(lab, one);
    const body = { name: 'up', registryId: lab.registryId, schemaId, ...one.sent, ...one.upserted };

    const created = await lab.member('PATCH', `${one.path}/K7:upsert`, body);
    const updated = await lab.member('PATCH', `${one.path}/K7:upsert`, { ...body, ...one.changed, ...one.upserted });
    const submitted = await lab.member('POST', `${one.path}:bulk-upsert?returning=${one.listKey}.id`, {
      [one.listKey]: [
        { ...body, entityRegistryId: 'K7' },
        { ...body, name: 'other', entityRegistryId: 'K8' },
      ],
    });
    const task = await lab.finished(submitted);

    expect([created.status, updated.status]).toEqual([201, 200]);
    expect(updated.body.id).toBe(created.body.id);
    expect(task.status).toBe('SUCCEEDED');
    expect(task.response[one.listKey]).toEqual([{ id: created.body.id }, { id: expect.any(String) }]);
  });
});

it('registers no second entity with the same fields and residues, where its schema forbids it', async () => {
  const lab = startLab();
  const [aa] = cases as [Case];
  const schemaId = schemaFor(lab, aa, {
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
  const [aa] = cases as [Case];
  const schemaId = schemaFor(lab, aa, { fieldDefinitions: [{ name: 'Parent', type: 'aa_sequence_link' }] });
  const { body: parent } = await create(lab, aa, { name: 'parent' });
  const { body: child } = await create(lab, aa, { name: 'child', schemaId, fields: { Parent: { value: parent.id } } });
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

it('takes an ingredient from the parent mixture, and says what would keep its share', async () => {
  const lab = startLab();
  const mixtureCase = cases[5] as Case;
  const schemaId = schemaFor(lab, mixtureCase, { fieldDefinitions: [{ name: 'Recipe', type: 'mixture_link' }] });
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
  const { body: recipe } = await create(lab, mixtureCase, {
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

  const made = await create(lab, mixtureCase, prep);
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
  const [aa] = cases as [Case];
  const aaSchema = schemaFor(lab, aa);
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
