import { describe, expect, it } from 'vitest';
import { startInventoryLab, type InventoryLab } from '../../../test/support/inventory-lab.ts';

const uL = (value: number) => ({ value, units: 'uL' });
const fill = (lab: InventoryLab, destinationContainerId: string, source: object = { sourceEntityId: lab.dnaId }) =>
  lab.transfers([
    { destinationContainerId, transferQuantity: uL(10), sourceConcentration: { value: 50, units: 'ng/uL' }, ...source },
  ]);

describe('containers', () => {
  it('are made empty, unrestricted and available', async () => {
    const lab = await startInventoryLab();

    const { status, body } = await lab.member('POST', '/containers', {
      schemaId: lab.schemas.tube,
      name: 'Miniprep 1',
      barcode: 'MP1',
      projectId: lab.projectId,
      fields: { Note: { value: 'fresh' } },
    });

    expect(status).toBe(201);
    expect(body).toMatchObject({
      name: 'Miniprep 1',
      barcode: 'MP1',
      projectId: lab.projectId,
      contents: [],
      quantity: { value: null, units: null },
      volume: { value: null, units: null },
      fields: { Note: { value: 'fresh' } },
      checkoutRecord: { status: 'AVAILABLE', assignee: null },
      restrictionStatus: 'UNRESTRICTED',
    });
  });

  it('change what is sent and nothing else, and record it', async () => {
    const lab = await startInventoryLab();
    const tubeId = await lab.tube({ name: 'before', fields: { Note: { value: 'fresh' } } });

    const { body } = await lab.member('PATCH', `/containers/${tubeId}`, {
      name: 'after',
      parentStorageId: lab.boxId,
      projectId: lab.projectId,
      quantity: { value: 0.5, units: 'mL' },
    });
    const back = await lab.member('PATCH', `/containers/${tubeId}`, { projectId: null, volume: uL(499.5) });

    expect(body).toMatchObject({
      name: 'after',
      projectId: lab.projectId,
      parentStorageId: `${lab.boxId}:a1`,
      fields: { Note: { value: 'fresh' } },
      quantity: { value: 0.5, units: 'mL' },
    });
    expect(back.body).toMatchObject({ projectId: null, volume: uL(499.5), quantity: uL(499.5) });
    const log = lab.parts.audit.list({ itemId: tubeId }).map(({ action, newValue }) => [action, newValue]);
    expect(log).toEqual(
      expect.arrayContaining([
        ['Updated name', 'after'],
        ['Updated quantity', '0.5 mL'],
        ['Updated quantity', '499.5 uL'],
        ['Updated parentStorageId', `${lab.boxId}:a1`],
      ]),
    );
  });

  it('refuse what makes no sense, and say why', async () => {
    const lab = await startInventoryLab();
    const tubeId = await lab.tube();
    const change = async (body: object): Promise<string> => {
      const answer = await lab.member('PATCH', `/containers/${tubeId}`, body);
      return `${answer.status} ${answer.body.error.message}`;
    };

    const answers = await Promise.all(
      [
        { quantity: uL(-1) },
        { quantity: { value: 1, units: null } },
        { quantity: uL(1), volume: uL(2) },
        { role: { group: 1, primaryRole: 'SAMPLE' } },
        { restrictionStatus: 'NOT_APPLICABLE' },
        { restrictedSamplePartyIds: ['ent_nobody'] },
        { fields: { Color: { value: 'red' } } },
      ].map(change),
    );

    expect(answers).toEqual([
      '400 Invalid quantity: -1 uL. It takes a value of at least 0.',
      '400 Invalid quantity: value and units must both be given, or both be null.',
      '400 quantity and volume say different things; give quantity only.',
      '400 Invalid role: only the wells of well plates have one.',
      '400 Invalid restrictionStatus: NOT_APPLICABLE. It takes RESTRICTED or UNRESTRICTED.',
      '400 Invalid restrictedSamplePartyIds: ent_nobody. It takes ids of users or teams.',
      '400 Schema Tube has no field "Color". It has: Note.',
    ]);
  });

  it('are made and changed in bulk, all or nothing', async () => {
    const lab = await startInventoryLab();
    const made = await lab.finished(
      await lab.member('POST', '/containers:bulk-create', {
        containers: [
          { schemaId: lab.schemas.tube, barcode: 'a' },
          { schemaId: lab.schemas.tube, barcode: 'b' },
        ],
      }),
    );
    const [one, two] = made.response.containers;
    await fill(lab, one.id);

    const changed = await lab.finished(
      await lab.member('POST', '/containers:bulk-update', {
        containers: [
          { containerId: one.id, quantity: uL(20), concentration: { value: 5, units: 'ng/uL' } },
          { containerId: two.id, name: 'second' },
        ],
      }),
    );
    const failed = await lab.finished(
      await lab.member('POST', '/containers:bulk-update', {
        containers: [
          { containerId: one.id, name: 'lost' },
          { containerId: two.id, concentration: { value: 5, units: 'ng/uL' } },
          { containerId: 'con_nowhere', name: 'lost' },
        ],
      }),
    );

    expect(changed.response.containers.map((row: { name: string }) => row.name)).toEqual(['a', 'second']);
    expect(await lab.held(one.id)).toEqual({ ...uL(20), [lab.dnaId]: 5 });
    expect(failed).toMatchObject({
      status: 'FAILED',
      errors: [
        { index: 1, message: expect.stringContaining('the container has 0 contents') },
        { index: 2, message: expect.stringContaining('Invalid containerId: con_nowhere') },
      ],
    });
    expect((await lab.member('GET', `/containers/${one.id}`)).body.name).toBe('a');
  });

  it('have contents that can be read, corrected and taken off', async () => {
    const lab = await startInventoryLab();
    const tubeId = await lab.tube();
    await fill(lab, tubeId);
    const path = `/containers/${tubeId}/contents/${lab.dnaId}`;

    const list = await lab.member('GET', `/containers/${tubeId}/contents`);
    const one = await lab.member('GET', path);
    const corrected = await lab.member('PATCH', path, { concentration: { value: 48.7, units: 'ng/uL' } });
    const untracked = await lab.member('PATCH', path, { concentration: { value: null, units: null } });
    const gone = await lab.member('DELETE', path);
    const missing = await lab.member('GET', path);

    expect(list.body.contents).toEqual([one.body]);
    expect(one.body).toMatchObject({
      batch: null,
      concentration: { value: 50, units: 'ng/uL' },
      entity: { id: lab.dnaId, entityType: 'dna_sequence', bases: 'ACGT' },
    });
    expect(corrected.body.concentration).toEqual({ value: 48.7, units: 'ng/uL' });
    expect(untracked.body.concentration).toEqual({ value: null, units: null });
    expect([gone.status, missing.status]).toEqual([204, 404]);
    expect(await lab.held(tubeId)).toEqual(uL(10));
  });

  it('show a batch with its entity, and are found by either', async () => {
    const lab = await startInventoryLab();
    const { id: sourceBatchId } = lab.tenant.context.db.transaction(() =>
      lab.tenant.resources.batches.create(lab.actor, {
        name: 'Prep 1',
        entityId: lab.cellsId,
        schemaId: lab.schemas.batch,
      }),
    );
    const tubeId = await lab.tube();
    await fill(lab, tubeId, { sourceBatchId });

    const { body } = await lab.member('GET', `/containers/${tubeId}/contents/${sourceBatchId}`);
    const found = await Promise.all(
      [sourceBatchId, lab.cellsId, lab.schemas.entity].map((id) =>
        lab.member('GET', `/containers?storageContentsId=${id}`),
      ),
    );

    expect(body).toMatchObject({
      batch: { id: sourceBatchId, name: 'Prep 1', entity: { id: lab.cellsId, entityType: 'custom_entity' } },
      entity: { id: lab.cellsId, name: 'DH5a' },
    });
    expect(found.map((list) => list.body.containers.length)).toEqual([1, 1, 1]);
  });

  it('hide the entity that a reader may not view', async () => {
    const lab = await startInventoryLab();
    const tubeId = await lab.tube();
    await fill(lab, tubeId);
    const reader = lab.user('rosa', { [lab.registryId]: 'Read' });

    const { body } = await reader.call('GET', `/containers/${tubeId}`);

    expect(body.contents[0].entity).toEqual({
      resourceType: 'inaccessible_resource',
      inaccessibleId: lab.dnaId,
      type: 'dna_sequence',
    });
  });

  it('are reserved, checked out and checked in', async () => {
    const lab = await startInventoryLab();
    const tubeId = await lab.tube();
    const others = await lab.tube();
    const containerIds = [tubeId];

    await lab.member('POST', '/containers:reserve', { containerIds, assigneeId: lab.memberId });
    const reserved = await lab.member(
      'GET',
      `/containers?checkoutStatus=RESERVED&checkoutAssigneeIds.anyOf=${lab.memberId}`,
    );
    await lab.member('POST', '/containers:check-out', { containerIds, assigneeId: lab.memberId, comment: 'PCR' });
    const out = await lab.member('GET', `/containers/${tubeId}`);
    await lab.member('POST', '/containers:check-in', { containerIds, comments: 'back' });
    const available = await lab.member('GET', '/containers?checkoutStatus=AVAILABLE,RESERVED');
    const nobody = await lab.member('POST', '/containers:check-out', { containerIds, assigneeId: 'ent_nobody' });

    expect(reserved.body.containers.map(({ id }: { id: string }) => id)).toEqual([tubeId]);
    expect(out.body.checkoutRecord).toMatchObject({
      status: 'CHECKED_OUT',
      assignee: { id: lab.memberId, name: 'ada' },
      comment: 'PCR',
    });
    expect(available.body.containers.map(({ id }: { id: string }) => id)).toEqual(
      expect.arrayContaining([tubeId, others]),
    );
    expect([nobody.status, nobody.body.error.invalidId]).toEqual([400, 'ent_nobody']);
  });

  it('that are restricted are for their sample users only, and their owners say who these are', async () => {
    const lab = await startInventoryLab();
    const eve = lab.user('eve', { [lab.registryId]: 'Write' });
    const tubeId = await lab.tube({
      restrictionStatus: 'RESTRICTED',
      sampleOwnerIds: [lab.memberId],
      restrictedSamplePartyIds: [lab.memberId],
    });
    const containerIds = [tubeId];

    const refused = [
      await eve.call('PATCH', `/containers/${tubeId}`, { quantity: uL(1) }),
      await eve.call('POST', '/containers:check-out', { containerIds, assigneeId: eve.id }),
      await eve.call('POST', '/containers:archive', { containerIds, reason: 'Other' }),
      await eve.call('POST', `/containers/${tubeId}:transfer`, {
        sourceContainerId: tubeId,
        transferQuantity: uL(1),
        destinationContents: [],
      }),
      await eve.call('PATCH', `/containers/${tubeId}`, { restrictionStatus: 'UNRESTRICTED' }),
    ];
    await lab.member('PATCH', `/containers/${tubeId}`, { restrictedSamplePartyIds: [lab.memberId, eve.id] });
    const allowed = await eve.call('PATCH', `/containers/${tubeId}`, { quantity: uL(1) });
    const found = await Promise.all(
      [
        'restrictionStatus=RESTRICTED',
        `sampleOwnerIds.allOf=${lab.memberId}`,
        `restrictedSamplePartyIds.allOf=${lab.memberId},${eve.id}`,
        `restrictedSamplePartyIds.noneOf=${eve.id}`,
        `sampleOwnerIds.anyOf=${eve.id}`,
      ].map((query) => lab.member('GET', `/containers?${query}`)),
    );

    expect(refused.map(({ status, body }) => [status, body.error.invalidIds])).toEqual(
      refused.map(() => [403, [tubeId]]),
    );
    expect(allowed.body.restrictedSampleParties.map(({ name }: { name: string }) => name)).toEqual(['ada', 'eve']);
    expect(found.map((list) => list.body.containers.length)).toEqual([1, 1, 1, 0, 0]);
  });
});
