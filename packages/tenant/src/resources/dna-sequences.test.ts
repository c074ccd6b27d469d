import { describe, expect, it } from 'vitest';
import { startLab, type Lab } from '../../test/support/start-tenant.ts';

const schemaOf = (lab: Lab, more: object = {}): string =>
  lab.tenant.resources.schemas.create(lab.actor, {
    name: 'Plasmid',
    registryId: lab.registryId,
    type: 'dna_sequence',
    prefix: 'PL',
    ...more,
  }).id;

const plasmid = (lab: Lab, more: object = {}): object => ({
  name: 'pLab1',
  bases: 'acgtACGTTTGGA',
  isCircular: true,
  folderId: lab.folderId,
  ...more,
});

describe('DNA sequences', () => {
  it('keeps what was created, and says where it is', async () => {
    const lab = startLab();
    const annotation = { name: 'ori', start: 10, end: 3, strand: -1, type: 'rep_origin' };

    const created = await lab.member('POST', '/dna-sequences', plasmid(lab, { annotations: [annotation] }));
    const read = await lab.member('GET', `/dna-sequences/${created.body.id}`);

    expect(created.status).toBe(201);
    expect(created.headers['location']).toBe(created.body.apiURL);
    expect(read.body).toEqual(created.body);
    expect(read.body).toMatchObject({
      name: 'pLab1',
      bases: 'acgtACGTTTGGA',
      length: 13,
      isCircular: true,
      folderId: lab.folderId,
      annotations: [annotation],
      creator: { id: lab.memberId, handle: 'ada', name: 'ada' },
      registryId: null,
      archiveRecord: null,
    });
  });

  it.each([
    [{ bases: 'ACGX' }, '"X" at position 4'],
    [{ isCircular: undefined }, 'isCircular is a required field'],
    [{ bases: 7 }, 'Invalid bases: 7. It takes a value of type string.'],
    [{ colour: 'red' }, 'Unknown field: colour'],
    [{ folderId: 'lib_nowhere' }, 'Invalid folderId: lib_nowhere.'],
    [{ folderId: undefined }, 'folderId is a required field'],
    [{ folderId: '' }, 'Invalid folderId: .'],
    [{ schemaId: '' }, 'Invalid schemaId: .'],
    [{ schemaId: 'ts_nowhere' }, 'Invalid schemaId: ts_nowhere.'],
    [{ annotations: [{ name: 'far', start: 2, end: 40 }] }, 'lies outside of the sequence of 13 bases'],
    [{ isCircular: false, annotations: [{ name: 'a', start: 9, end: 3 }] }, 'the sequence is linear'],
    [{ fields: { Host: { value: 'E. coli' } } }, 'needs a schemaId'],
    [{ entityRegistryId: 'PL1', namingStrategy: 'NEW_IDS' }, 'Cannot specify both'],
  ])('refuses %j and keeps nothing', async (wrong, message) => {
    const lab = startLab();

    const refused = await lab.member('POST', '/dna-sequences', plasmid(lab, wrong));

    expect(refused.status).toBe(400);
    expect(refused.body.error).toMatchObject({
      type: 'invalid_request_error',
      message: expect.stringContaining(message),
    });
    expect(refused.body.error.userMessage).toBe(refused.body.error.message);
    expect((await lab.admin('GET', '/dna-sequences')).body.dnaSequences).toEqual([]);
  });

  it('writes the end of the sequence as 0, also when the length was sent', async () => {
    const lab = startLab();
    const translation = { start: 0, end: 12, strand: 1, name: 'short' };

    const { body } = await lab.member(
      'POST',
      '/dna-sequences',
      plasmid(lab, {
        bases: 'atgaaatggtaa',
        translations: [translation],
        annotations: [{ name: 'all', start: 0, end: 12 }],
      }),
    );

    expect(body.annotations[0]).toMatchObject({ start: 0, end: 0 });
    expect(body.translations[0]).toMatchObject({ start: 0, end: 0, aminoAcids: 'MKW*', geneticCode: 'STANDARD' });
  });

  it('changes only what is sent, and leaves an audit row for each property', async () => {
    const lab = startLab();
    const { body: before } = await lab.member('POST', '/dna-sequences', plasmid(lab, { aliases: ['old'] }));

    const { body: after } = await lab.member('PATCH', `/dna-sequences/${before.id}`, { name: 'pLab2', bases: 'ACGT' });

    expect(after).toMatchObject({ name: 'pLab2', bases: 'ACGT', length: 4, aliases: ['old'] });
    const rows = lab.parts.audit.list({ itemId: before.id });
    expect(rows.map(({ action, oldValue, newValue }) => [action, oldValue, newValue])).toEqual([
      ['Created', null, 'pLab1'],
      ['Updated name', 'pLab1', 'pLab2'],
      ['Updated bases', 'acgtACGTTTGGA', 'ACGT'],
    ]);
    expect(new Set(rows.slice(1).map((row) => row.transactionId)).size).toBe(1);
  });

  it('finds a circular sequence by any rotation of either strand, and a linear one by either strand', async () => {
    const lab = startLab();
    const create = async (bases: string, isCircular: boolean): Promise<string> =>
      (await lab.member('POST', '/dna-sequences', plasmid(lab, { bases, isCircular }))).body.id;
    const circular = await create('AACCGGTTTG', true);
    const linear = await create('AACCGGTTTC', false);
    const match = async (bases: string): Promise<string[]> =>
      (await lab.member('POST', '/dna-sequences:match-bases', { bases })).body.dnaSequences.map(
        ({ id }: { id: string }) => id,
      );

    const found = await Promise.all(['ccggtttgaa', 'CAAACCGGTT', 'GAAACCGGTT', 'AACCGGTTTC', 'ACCGGTTTCA'].map(match));

    expect(found).toEqual([[circular], [circular], [linear], [linear], []]);
  });

  it('finds the sequences that contain some bases, over the origin of a circular one too', async () => {
    const lab = startLab();
    const { body: around } = await lab.member(
      'POST',
      '/dna-sequences',
      plasmid(lab, { bases: 'GGGGttttACGTACGTGGGG' }),
    );
    await lab.member('POST', '/dna-sequences', plasmid(lab, { bases: 'GGGGttttACGTACGTGGGG', isCircular: false }));
    const search = (bases: string) => lab.member('POST', '/dna-sequences:search-bases', { bases });

    const inside = await search('ttttacgt');
    const overOrigin = await search('TGGGGGGGGT');
    const tooShort = await search('ACGT');

    expect(inside.body.dnaSequences).toHaveLength(2);
    expect(overOrigin.body.dnaSequences.map(({ id }: { id: string }) => id)).toEqual([around.id]);
    expect(tooShort.status).toBe(400);
  });

  it('registers at creation under a given id, or under the next number of the schema', async () => {
    const lab = startLab();
    const schemaId = schemaOf(lab);
    const registered = { schemaId, registryId: lab.registryId, folderId: undefined };

    const given = await lab.member(
      'POST',
      '/dna-sequences',
      plasmid(lab, { ...registered, entityRegistryId: 'PL001' }),
    );
    const next = await lab.member(
      'POST',
      '/dna-sequences',
      plasmid(lab, { ...registered, name: 'pLab2', namingStrategy: 'NEW_IDS' }),
    );

    expect(given.body).toMatchObject({ entityRegistryId: 'PL001', registryId: lab.registryId, folderId: null });
    expect(next.body).toMatchObject({ entityRegistryId: 'PL002', name: 'pLab2' });
    expect(next.body.registrationOrigin.registeredAt).toBe(next.body.createdAt);
  });

  it.each([
    ['NEW_IDS', { name: 'mine', entityRegistryId: 'PL001', aliases: [] }],
    ['IDS_FROM_NAMES', { name: 'mine', entityRegistryId: 'mine', aliases: [] }],
    ['KEEP_NAMES', { name: 'mine', entityRegistryId: 'mine', aliases: [] }],
    ['DELETE_NAMES', { name: 'PL001', entityRegistryId: 'PL001', aliases: [] }],
    ['SET_FROM_NAME_PARTS', { name: 'p-Amp', entityRegistryId: 'PL001', aliases: ['mine'] }],
    ['REPLACE_NAMES_FROM_PARTS', { name: 'p-Amp', entityRegistryId: 'PL001', aliases: [] }],
    ['REPLACE_ID_AND_NAME_FROM_PARTS', { name: 'p-Amp', entityRegistryId: 'p-Amp', aliases: [] }],
  ])('names what it registers by the strategy %s', async (namingStrategy, expected) => {
    const lab = startLab();
    const schemaId = schemaOf(lab, {
      fieldDefinitions: [{ id: 'tsf_1', name: 'Resistance', type: 'text', isRequired: true }],
      nameTemplateParts: [{ text: 'p-' }, { fieldId: 'tsf_1' }],
    });
    const { body: created } = await lab.member(
      'POST',
      '/dna-sequences',
      plasmid(lab, { name: 'mine', schemaId, fields: { Resistance: { value: 'Amp' } } }),
    );

    const submitted = await lab.member('POST', `/registries/${lab.registryId}:bulk-register-entities`, {
      entityIds: [created.id],
      namingStrategy,
    });
    const task = await lab.finished(submitted);

    expect(task).toEqual({ status: 'SUCCEEDED', response: {} });
    expect((await lab.member('GET', `/dna-sequences/${created.id}`)).body).toMatchObject(expected);
  });

  it('registers all or none, and says of each that cannot be why', async () => {
    const lab = startLab();
    const fieldDefinitions = [{ name: 'Resistance', type: 'text', isRequired: true }];
    const schemaId = schemaOf(lab, { fieldDefinitions });
    const create = async (more: object): Promise<string> =>
      (await lab.member('POST', '/dna-sequences', plasmid(lab, more))).body.id;
    const good = await create({ schemaId, fields: { Resistance: { value: 'Amp' } } });
    const incomplete = await create({ schemaId, name: 'pEmpty' });
    const plain = await create({ name: 'pPlain' });

    const submitted = await lab.member('POST', `/registries/${lab.registryId}:bulk-register-entities`, {
      entityIds: [good, incomplete, plain],
      namingStrategy: 'NEW_IDS',
    });
    const task = await lab.finished(submitted);

    expect(task).toMatchObject({ status: 'FAILED', errors: [{ index: 1 }, { index: 2 }] });
    expect(task.errors[0].message).toContain('Resistance is a required field');
    expect((await lab.member('GET', `/dna-sequences/${good}`)).body.registryId).toBeNull();
  });

  it('lets no two items of a registry have the same name, alias or id', async () => {
    const lab = startLab();
    const schemaId = schemaOf(lab);
    const registered = { schemaId, registryId: lab.registryId };
    await lab.member(
      'POST',
      '/dna-sequences',
      plasmid(lab, { ...registered, entityRegistryId: 'PL7', aliases: ['Lucky'] }),
    );

    const clashes = await Promise.all(
      [
        { name: 'PLAB1', entityRegistryId: 'PL8' },
        { name: 'other', entityRegistryId: 'pl7' },
        { name: 'lucky', namingStrategy: 'NEW_IDS' },
      ].map((more) => lab.member('POST', '/dna-sequences', plasmid(lab, { ...registered, ...more }))),
    );

    expect(clashes.map(({ status }) => status)).toEqual([400, 400, 400]);
    expect(clashes[0]?.body.error.message).toContain('already the name, alias or registry id');
  });

  it('creates by upsert what the registry does not know, and updates what it does', async () => {
    const lab = startLab();
    const schemaId = schemaOf(lab);
    const body = {
      name: 'pUp',
      bases: 'ACGT',
      isCircular: false,
      annotations: [],
      primers: [],
      registryId: lab.registryId,
      schemaId,
    };

    const created = await lab.member('PATCH', '/dna-sequences/PL9:upsert', body);
    const updated = await lab.member('PATCH', '/dna-sequences/PL9:upsert', { ...body, bases: 'ACGTT' });

    expect([created.status, updated.status]).toEqual([201, 200]);
    expect(updated.body).toMatchObject({ id: created.body.id, entityRegistryId: 'PL9', bases: 'ACGTT' });
  });

  it('creates a thousand in one task, or none when one of them is wrong', async () => {
    const lab = startLab();
    const dnaSequences = Array.from({ length: 1000 }, (_, index) => plasmid(lab, { name: `p${index}` }));
    const broken = dnaSequences.with(500, plasmid(lab, { bases: 'AC!' }));

    const failed = await lab.finished(await lab.member('POST', '/dna-sequences:bulk-create', { dnaSequences: broken }));
    const count = (await lab.member('GET', '/dna-sequences?pageSize=0')).headers['result-count'];
    const done = await lab.finished(await lab.member('POST', '/dna-sequences:bulk-create', { dnaSequences }));

    expect(failed).toMatchObject({
      status: 'FAILED',
      errors: [{ index: 500, message: expect.stringContaining('"!"') }],
    });
    expect(count).toBe('0');
    expect(done.status).toBe('SUCCEEDED');
    expect(done.response.dnaSequences).toHaveLength(1000);
  });

  it('answers 400 to more than a thousand at once', async () => {
    const lab = startLab();
    const dnaSequences = Array.from({ length: 1001 }, () => plasmid(lab));

    const refused = await lab.member('POST', '/dna-sequences:bulk-create', { dnaSequences });

    expect(refused.status).toBe(400);
    expect(refused.body.error.message).toBe('dnaSequences takes 1000 items at most, not 1001.');
  });

  it('still answers by id when archived, and leaves it out of lists', async () => {
    const lab = startLab();
    const { body: created } = await lab.member('POST', '/dna-sequences', plasmid(lab));

    const archived = await lab.member('POST', '/dna-sequences:archive', {
      dnaSequenceIds: [created.id],
      reason: 'Made in error',
    });
    const read = await lab.member('GET', `/dna-sequences/${created.id}`);
    const listed = await lab.member('GET', '/dna-sequences');
    const all = await lab.member('GET', '/dna-sequences?archiveReason=ANY_ARCHIVED_OR_NOT_ARCHIVED');
    const edited = await lab.member('PATCH', `/dna-sequences/${created.id}`, { name: 'x' });

    expect(archived.body).toEqual({ dnaSequenceIds: [created.id] });
    expect(read.body.archiveRecord).toEqual({ reason: 'Made in error' });
    expect([listed.body.dnaSequences.length, all.body.dnaSequences.length]).toEqual([0, 1]);
    expect(edited.status).toBe(400);
  });
});
