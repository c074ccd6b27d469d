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
