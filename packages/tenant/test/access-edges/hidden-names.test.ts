import { expect, it } from 'vitest';
import type { FieldInput } from '../../src/engine/fields/write-fields.ts';
import { startLab, type Answer, type Caller, type Lab } from '../support/start-tenant.ts';

interface Links extends Lab {
  /** An entity that is called `Secret`, in a project that nobody is let into. */
  readonly secretId: string;
  /** An entity that is called `Known`, in the project of the lab. */
  readonly knownId: string;
  /** Reads the project and the registry of the lab. */
  readonly reader: Caller;
  readonly readerId: string;
  /** A schema whose items link to one entity and to several. */
  readonly schema: (type: string, settings?: object) => string;
}

async function startLinks(): Promise<Links> {
  const lab = startLab();
  const { tenant, actor, registryId, projectId } = lab;
  const { rootFolder } = tenant.resources.projects.create(actor, { name: 'Hidden' });
  const { id: readerId, call: reader } = lab.user('rita', { [projectId]: 'Read', [registryId]: 'Read' });
  const entity = async (name: string, folderId: string): Promise<string> =>
    (await lab.admin('POST', '/dna-sequences', { name, folderId, bases: 'ACGT', isCircular: true })).body.id;
  return {
    ...lab,
    secretId: await entity('Secret', rootFolder.id),
    knownId: await entity('Known', lab.folderId),
    reader,
    readerId,
    schema: (type, settings = {}) =>
      tenant.resources.schemas.create(actor, {
        name: `Schema of ${type}`,
        type: type as 'entry',
        registryId,
        prefix: type.slice(0, 5).toUpperCase(),
        fieldDefinitions: [
          { name: 'Part', type: 'entity_link' },
          { name: 'Parts', type: 'entity_link', isMulti: true },
        ],
        settings: { ...settings },
      }).id,
  };
}

const links = ({ secretId, knownId }: Links): object => ({
  Part: { value: secretId },
  Parts: { value: [knownId, secretId] },
});

/** Makes an item that links to both, and gives its path. */
type Make = (lab: Links) => Promise<string>;

const post =
  (path: string, type: string, more: (lab: Links) => object, settings?: object): Make =>
  async (lab) => {
    const body = { schemaId: lab.schema(type, settings), fields: links(lab), ...more(lab) };
    return `${path}/${(await lab.admin('POST', path, body)).body.id}`;
  };
const inFolder =
  (more: object) =>
  ({ folderId }: Links): object => ({ name: 'Shown', folderId, ...more });
const assay =
  (path: string, type: string, key: string): Make =>
  async (lab) => {
    const sent = { schemaId: lab.schema(type), projectId: lab.projectId, fields: links(lab) };
    return `${path}/${(await lab.admin('POST', path, { [key]: [sent] })).body[key][0]}`;
  };
const task: Make = async (lab) => {
  const settings = { taskGroupPrefix: 'TG', outputPrefix: 'TO' };
  const group = { schemaId: lab.schema('workflow_task', settings), folderId: lab.folderId };
  const { body } = await lab.admin('POST', '/workflow-task-groups', group);
  const sent = { workflowTaskGroupId: body.id, fields: links(lab) };
  return `/workflow-tasks/${(await lab.admin('POST', '/workflow-tasks', sent)).body.id}`;
};

const families: Readonly<Record<string, Make>> = {
  'a custom entity': post('/custom-entities', 'custom_entity', inFolder({})),
  'a registered entity': post('/custom-entities', 'custom_entity', (lab) => ({
    ...inFolder({ namingStrategy: 'NEW_IDS' })(lab),
    registryId: lab.registryId,
  })),
  'a DNA sequence': post('/dna-sequences', 'dna_sequence', inFolder({ bases: 'ACGT', isCircular: true })),
  'an RNA sequence': post('/rna-sequences', 'rna_sequence', inFolder({ bases: 'ACGU', isCircular: false })),
  'an AA sequence': post('/aa-sequences', 'aa_sequence', inFolder({ aminoAcids: 'MK' })),
  'a DNA oligo': post('/dna-oligos', 'dna_oligo', inFolder({ bases: 'ACGT' })),
  'an RNA oligo': post('/rna-oligos', 'rna_oligo', inFolder({ bases: 'ACGU' })),
  'a molecule': post('/molecules', 'molecule', inFolder({ chemicalStructure: { value: 'CCO' } })),
  'a mixture': post('/mixtures', 'mixture', inFolder({ ingredients: [], amount: '1', units: 'L' })),
  'an entry': post('/entries', 'entry', inFolder({})),
  'a container': post('/containers', 'container', () => ({ name: 'Shown' })),
  'a box': post('/boxes', 'box', () => ({ name: 'Shown' }), { height: 2, width: 2 }),
  'a plate': post('/plates', 'plate', () => ({ name: 'Shown' }), { height: 2, width: 2, plateType: 'matrix' }),
  'a location': post('/locations', 'location', () => ({ name: 'Shown' })),
  'an assay run': assay('/assay-runs', 'assay_run', 'assayRuns'),
  'an assay result': assay('/assay-results', 'assay_result', 'assayResults'),
  'a request': post('/requests', 'request', ({ projectId }) => ({ projectId, sampleGroups: [] })),
  'a task of a request': async (lab) => {
    const path = await post('/requests', 'request', ({ projectId }) => ({ projectId, sampleGroups: [], fields: {} }))(
      lab,
    );
    const tasks = [{ schemaId: lab.schema('request_task'), fields: links(lab), sampleGroupIds: [] }];
    await lab.admin('POST', `${path}/tasks:bulk-create`, { tasks });
    return path;
  },
  'a workflow task': task,
};

it.each(Object.entries(families))('shows what %s links to by id alone to who may not view it', async (_what, make) => {
  const lab = await startLinks();
  const path = await make(lab);
  const [, list = ''] = path.split('/');
  const schemaId = /requests|assay/u.test(list)
    ? `?schemaId=${lab.tenant.context.db.prepare<{ id: string }>("SELECT id FROM items WHERE type LIKE '%schema' AND name <> 'Schema of request_task'").get()?.id}`
    : '';

  const one = await lab.reader('GET', path);
  const all = await lab.reader('GET', `/${list}${schemaId}`);
  const seen = await lab.admin('GET', path);

  for (const { status, body } of [one, all]) {
    expect(status).toBe(200);
    expect(JSON.stringify(body)).toContain(`"displayValue":"${lab.secretId}"`);
    expect(JSON.stringify(body)).toContain(`"textValue":"Known, ${lab.secretId}"`);
    expect(JSON.stringify(body)).not.toContain('Secret');
  }
  expect(JSON.stringify(seen.body)).toContain('"displayValue":"Known, Secret"');
});

const reads: Readonly<Record<string, (lab: Links, id: string) => Promise<Answer>>> = {
  'a bulk read': ({ reader }, id) => reader('GET', `/custom-entities:bulk-get?customEntityIds=${id}`),
  'a read by registry id': ({ reader, registryId }) =>
    reader('GET', `/registries/${registryId}/registered-entities:bulk-get?entityRegistryIds=CUSTO001`),
  events: ({ reader }) => reader('GET', '/events'),
  'the answer to a change': ({ member }, id) => member('PATCH', `/custom-entities/${id}`, { name: 'Changed' }),
  'the task of a change': async ({ member, finished }, id) => {
    const customEntities = [{ id, name: 'Changed' }];
    const done = await finished(await member('POST', '/custom-entities:bulk-update', { customEntities }));
    return { status: 200, headers: {}, body: done };
  },
  'the batch in a container': async (lab) => {
    const entitySchemaId = lab.schema('aa_sequence');
    const protein = { name: 'P', folderId: lab.folderId, schemaId: entitySchemaId, aminoAcids: 'MK' };
    const { body: entity } = await lab.member('POST', '/aa-sequences', protein);
    const batch = { name: 'Lot', entityId: entity.id, schemaId: lab.schema('batch', { entitySchemaId }) };
    const { id } = lab.tenant.context.db.transaction(() =>
      lab.tenant.resources.batches.create(lab.actor, { ...batch, fields: links(lab) as FieldInput }),
    );
    const { body } = await lab.member('POST', '/containers', { name: 'Tube', schemaId: lab.schema('container') });
    const transfer = {
      sourceBatchId: id,
      destinationContainerId: body.id,
      transferQuantity: { value: 1, units: 'uL' },
    };
    await lab.finished(await lab.member('POST', '/transfers', { transfers: [transfer] }));
    return lab.reader('GET', `/containers/${body.id}/contents`);
  },
  'the contents of a container': async (lab, id) => {
    const tube = { name: 'Tube', schemaId: lab.schema('container') };
    const { body } = await lab.member('POST', '/containers', tube);
    await lab.member('POST', `/containers/${body.id}:transfer`, {
      sourceEntityId: id,
      destinationContents: [{ entityId: id }],
      transferQuantity: { value: 1, units: 'uL' },
    });
    return lab.reader('GET', `/containers/${body.id}`);
  },
};

it.each(Object.entries(reads))('names nothing that is hidden in %s', async (_what, read) => {
  const lab = await startLinks();
  const { body } = await lab.admin('POST', '/custom-entities', {
    name: 'Shown',
    folderId: lab.folderId,
    registryId: lab.registryId,
    namingStrategy: 'NEW_IDS',
    schemaId: lab.schema('custom_entity'),
    fields: links(lab),
  });

  const { status, body: answer } = await read(lab, body.id);

  expect(status).toBe(200);
  expect(JSON.stringify(answer)).toContain(lab.secretId);
  expect(JSON.stringify(answer)).not.toContain('Secret');
});

it('keeps the name and the bases of a primer whose oligo is hidden, and keeps the primer when something else changes', async () => {
  const lab = await startLinks();
  const { body: secret } = await lab.admin('GET', `/dna-sequences/${lab.secretId}`);
  const oligo = { name: 'Secret primer', bases: 'ttACGT', folderId: secret.folderId };
  const { id: oligoId } = (await lab.admin('POST', '/dna-oligos', oligo)).body;
  const bound = {
    name: 'Bound',
    folderId: lab.folderId,
    bases: 'GGACGTGG',
    isCircular: false,
    primers: [{ oligoId, start: 2, end: 6, strand: 1 }],
    parts: [{ sequenceId: lab.secretId, start: 0, end: 4, strand: 1 }],
  };
  const { body: made } = await lab.admin('POST', '/dna-sequences', bound);

  const { status, body } = await lab.member('PATCH', `/dna-sequences/${made.id}`, { name: 'Renamed' });
  const again = await lab.member('PATCH', `/dna-sequences/${made.id}`, { primers: bound.primers });

  expect(status).toBe(200);
  expect(body.primers).toEqual([
    { oligoId, name: oligoId, start: 2, end: 6, strand: 1, bindPosition: 5, overhangLength: 2, color: '#F58A5E' },
  ]);
  expect(body.parts).toHaveLength(1);
  expect(again.status).toBe(400);
});

it('shows of a mixture neither what its hidden parent is made of, nor what its hidden ingredients are called', async () => {
  const lab = await startLinks();
  const { tenant, actor, registryId } = lab;
  const schemaId = tenant.resources.schemas.create(actor, {
    name: 'Recipe',
    registryId,
    type: 'mixture',
    prefix: 'REC',
    fieldDefinitions: [{ name: 'Recipe', type: 'mixture_link' }],
    settings: { componentLotFormat: 'inventory' },
  }).id;
  const { body: secret } = await lab.admin('GET', `/dna-sequences/${lab.secretId}`);
  const tube = { name: 'Secret tube', barcode: 'SECRET-1', schemaId: lab.schema('container') };
  const { body: hiddenTube } = await lab.admin('POST', '/containers', {
    ...tube,
    projectId: (await lab.admin('GET', `/folders/${secret.folderId}`)).body.projectId,
  });
  const ingredient = { catalogIdentifier: null, componentLotText: null, notes: null, units: 'g' };
  const hidden = { componentEntityId: lab.secretId, componentLotEntityId: lab.secretId };
  const mixture = (name: string, folderId: string, amount: string, more: object = {}): Promise<Answer> =>
    lab.admin('POST', '/mixtures', {
      name,
      folderId,
      schemaId,
      amount: '1',
      units: 'L',
      ingredients: [{ ...ingredient, ...hidden, componentLotContainerId: hiddenTube.id, amount }],
      ...more,
    });
  const { body: parent } = await mixture('Secret recipe', secret.folderId, '77');
  const { body: made } = await mixture('Batch', lab.folderId, '5', { fields: { Recipe: { value: parent.id } } });

  const { body } = await lab.reader('GET', `/mixtures/${made.id}`);
  const { body: full } = await lab.admin('GET', `/mixtures/${made.id}`);

  expect(full.ingredients[0]).toMatchObject({
    hasParent: true,
    targetAmount: '77',
    componentEntity: { name: 'Secret' },
    componentLotContainer: { name: 'Secret tube', barcode: 'SECRET-1' },
  });
  expect(body.ingredients[0]).toMatchObject({
    amount: '5',
    hasParent: false,
    targetAmount: null,
    componentEntity: { id: lab.secretId, name: lab.secretId, entityRegistryId: null },
    componentLotContainer: { id: hiddenTube.id, name: hiddenTube.id },
  });
  expect(JSON.stringify(body)).not.toMatch(/Secret|SECRET|77/u);
});

it('follows the rights of the moment, and the name of the moment', async () => {
  const lab = await startLinks();
  const path = await families['a custom entity']?.(lab);
  const asked = async (): Promise<string> => (await lab.reader('GET', path ?? '')).body.fields.Part.displayValue;
  const hidden = await asked();
  const { body: secret } = await lab.admin('GET', `/dna-sequences/${lab.secretId}`);
  const { body: folder } = await lab.admin('GET', `/folders/${secret.folderId}`);

  lab.parts.groups.setCollaboration({
    resourceId: folder.projectId,
    collaboratorId: lab.readerId,
    adminsOnly: false,
    policy: 'Read',
  });
  const shown = await asked();
  await lab.admin('PATCH', `/dna-sequences/${lab.secretId}`, { name: 'Public' });
  const renamed = await asked();

  expect([hidden, shown, renamed]).toEqual([lab.secretId, 'Secret', 'Public']);
});
