import { describe, expect, it } from 'vitest';
import { startInventoryLab } from '../../../test/support/inventory-lab.ts';

describe('storage', () => {
  it('is a hierarchy of locations, boxes and tubes, found from any place above', async () => {
    const lab = await startInventoryLab();
    const shelf = await lab.member('POST', '/locations', {
      name: 'Shelf',
      schemaId: lab.schemas.location,
      parentStorageId: lab.freezerId,
    });
    await lab.member('PATCH', `/boxes/${lab.boxId}`, { parentStorageId: shelf.body.id });
    const tubeId = await lab.tube({ name: 'Miniprep', parentStorageId: `${lab.boxId}:B2` });
    await lab.tube({ name: 'Elsewhere' });

    const tubes = await lab.member('GET', `/containers?ancestorStorageId=${lab.freezerId}`);
    const boxes = await lab.member('GET', `/boxes?ancestorStorageId=${lab.freezerId}`);
    const locations = await lab.member('GET', `/locations?ancestorStorageId=${lab.freezerId}`);

    expect(tubes.body.containers).toEqual([
      expect.objectContaining({
        id: tubeId,
        parentStorageId: `${lab.boxId}:b2`,
        parentStorageSchema: { id: lab.schemas.box, name: 'Box' },
      }),
    ]);
    expect(boxes.body.boxes).toEqual([expect.objectContaining({ id: lab.boxId, parentStorageId: shelf.body.id })]);
    expect(locations.body.locations).toEqual([expect.objectContaining({ id: shelf.body.id })]);
  });

  it('counts the positions of a box, and what in it is empty', async () => {
    const lab = await startInventoryLab();
    const filled = await lab.tube({ parentStorageId: lab.boxId });
    await lab.tube({ parentStorageId: lab.boxId });
    await lab.transfers([
      { destinationContainerId: filled, sourceEntityId: lab.dnaId, transferQuantity: { value: 1, units: 'uL' } },
    ]);

    const { body } = await lab.member('GET', `/boxes/${lab.boxId}`);
    const found = await Promise.all(
      [
        'emptyPositions=4&emptyContainers=1',
        'emptyPositions.gt=3&emptyContainers.lt=2',
        `storageContentsId=${lab.dnaId}`,
        `storageContentsIds=${lab.cellsId},${lab.dnaId}`,
        'emptyPositions.gt=4',
        `storageContentsId=${lab.schemas.entity}`,
      ].map((query) => lab.member('GET', `/boxes?${query}`)),
    );

    expect(body).toMatchObject({
      size: 6,
      totalCapacity: 6,
      occupiedCapacity: 2,
      availableCapacity: 4,
      filledPositions: 2,
      emptyPositions: 4,
      emptyContainers: 1,
    });
    expect(found.map((list) => list.body.boxes.length)).toEqual([1, 1, 1, 1, 0, 0]);
  });

  it('shows the tubes of a box by position', async () => {
    const lab = await startInventoryLab();
    await lab.tube({ name: 'first', parentStorageId: lab.boxId });
    await lab.tube({ name: 'fifth', parentStorageId: `${lab.boxId}:b2` });

    const { body } = await lab.member(
      'GET',
      `/boxes/${lab.boxId}/contents?returning=containers.name,containers.gridPosition,containers.gridNumber`,
    );

    expect(body.containers).toEqual(
      expect.arrayContaining([
        { name: 'first', gridPosition: 'A1', gridNumber: 1 },
        { name: 'fifth', gridPosition: 'B2', gridNumber: 5 },
      ]),
    );
  });

  it('refuses positions that a box of 2 by 3 does not have, or has given away', async () => {
    const lab = await startInventoryLab();
    await lab.tube({ parentStorageId: `${lab.boxId}:A1` });
    const put = async (position: string): Promise<string> => {
      const parentStorageId = `${lab.boxId}:${position}`;
      const { status, body } = await lab.member('POST', '/containers', { schemaId: lab.schemas.tube, parentStorageId });
      return `${status} ${body.error.message}`;
    };

    const answers = await Promise.all(['C1', 'A4', '11', 'A1', 'A1:A2'].map(put));

    const invalid = (position: string): string => `400 Invalid parentStorageId: ${lab.boxId}:${position}.`;
    expect(answers).toEqual([
      `${invalid('C1')} Box has the positions A1 to B3.`,
      `${invalid('A4')} Box has the positions A1 to B3.`,
      `${invalid('11')} Box has the positions A1 to B3.`,
      expect.stringContaining(`${invalid('A1')} Position A1 is taken by con_`),
      `${invalid('A1:A2')} A container is put in a location, box, plate that you may view.`,
    ]);
  });

  it('refuses one more tube than a box has positions', async () => {
    const lab = await startInventoryLab();
    for (let tube = 0; tube < 6; tube += 1) await lab.tube({ parentStorageId: lab.boxId });

    const { status, body } = await lab.member('POST', '/containers', {
      schemaId: lab.schemas.tube,
      parentStorageId: lab.boxId,
    });

    expect([status, body.error.message]).toEqual([400, expect.stringContaining('Box is full')]);
  });

  it('refuses what does not belong in its place', async () => {
    const lab = await startInventoryLab();
    const inner = await lab.member('POST', '/locations', {
      name: 'Inner',
      schemaId: lab.schemas.location,
      parentStorageId: lab.freezerId,
    });

    const answers = [
      await lab.member('PATCH', `/locations/${lab.freezerId}`, { parentStorageId: inner.body.id }),
      await lab.member('PATCH', `/boxes/${lab.boxId}`, { parentStorageId: lab.boxId }),
      await lab.member('PATCH', `/boxes/${lab.boxId}`, { parentStorageId: `${lab.freezerId}:A1` }),
    ];

    expect(answers.map(({ status, body }) => [status, body.error.message])).toEqual([
      [400, expect.stringContaining('A location cannot be put into itself or into what it holds')],
      [400, expect.stringContaining('A box is put in a location')],
      [400, expect.stringContaining('A location has no positions')],
    ]);
  });

  it('keeps to the limits of a location', async () => {
    const lab = await startInventoryLab();
    const { locations } = lab.tenant.resources;
    lab.tenant.context.db.transaction(() =>
      locations.setLimits(lab.actor, lab.freezerId, {
        totalCapacity: 2,
        allowedSchemaIds: [lab.schemas.tube, lab.schemas.box],
      }),
    );

    const second = await lab.tube({ parentStorageId: lab.freezerId });
    const third = await lab.member('POST', '/containers', {
      schemaId: lab.schemas.tube,
      parentStorageId: lab.freezerId,
    });
    const plate = await lab.member('POST', '/plates', {
      schemaId: lab.schemas.wellPlate,
      parentStorageId: lab.freezerId,
    });
    const { body } = await lab.member('GET', `/locations/${lab.freezerId}`);

    expect(second).toMatch(/^con_/);
    expect(third.body.error.message).toContain('Freezer is full: it takes 2 items');
    expect(plate.body.error.message).toContain('Freezer takes only items of');
    expect(body).toMatchObject({ totalCapacity: 2, occupiedCapacity: 2, availableCapacity: 0 });
  });

  it('can be read many at a time by id', async () => {
    const lab = await startInventoryLab();

    const boxes = await lab.member('GET', `/boxes:bulk-get?boxIds=${lab.boxId}`);
    const locations = await lab.member('GET', `/locations:bulk-get?locationIds=${lab.freezerId}`);
    const neither = await lab.member('GET', '/plates:bulk-get');

    expect(boxes.body.boxes).toEqual([expect.objectContaining({ id: lab.boxId })]);
    expect(locations.body.locations).toEqual([expect.objectContaining({ id: lab.freezerId, barcode: 'FRE001' })]);
    expect(neither.body.error.message).toBe('Give either plateIds or barcodes.');
  });

  it('is for those who may view its project, or the registry when it has none', async () => {
    const lab = await startInventoryLab();
    const open = await lab.tube({ name: 'open' });
    const kept = await lab.tube({ name: 'kept', projectId: lab.projectId });
    const reader = lab.user('rosa', { [lab.registryId]: 'Read' });

    const list = await reader.call('GET', '/containers');
    const hidden = await reader.call('GET', `/containers/${kept}`);
    const refused = await reader.call('PATCH', `/containers/${open}`, { name: 'mine' });
    const created = await reader.call('POST', '/containers', { schemaId: lab.schemas.tube });

    expect(list.body.containers).toEqual([expect.objectContaining({ id: open, projectId: null })]);
    expect([hidden.status, refused.status, created.status]).toEqual([404, 403, 403]);
  });

  it('that stands in a location is only for those who may also view the location', async () => {
    const lab = await startInventoryLab();
    const inFreezer = await lab.tube({ barcode: 'cold', projectId: lab.projectId, parentStorageId: lab.boxId });
    const onBench = await lab.tube({ projectId: lab.projectId });
    const guest = lab.user('gus', { [lab.projectId]: 'Write' });

    const list = await guest.call('GET', '/containers');
    const answers = [
      await guest.call('GET', `/containers/${inFreezer}`),
      await guest.call('GET', `/containers/${inFreezer}/contents`),
      await guest.call('PATCH', `/containers/${inFreezer}`, { name: 'mine' }),
      await guest.call('GET', `/containers:bulk-get?containerIds=${inFreezer}`),
      await guest.call('GET', '/containers?barcodes=cold'),
      await guest.call('POST', '/containers:archive', { containerIds: [inFreezer], reason: 'Other' }),
      await guest.call('POST', '/containers:check-in', { containerIds: [inFreezer] }),
      await guest.call('GET', `/locations/${lab.freezerId}`),
    ];

    expect(list.body.containers).toEqual([expect.objectContaining({ id: onBench })]);
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 400, 400, 400, 400, 404]);
  });

  it('and batches can be linked from the fields of entities', async () => {
    const lab = await startInventoryLab();
    const { batches, schemas } = lab.tenant.resources;
    const batch = lab.tenant.context.db.transaction(() =>
      batches.create(lab.actor, { name: 'Prep 1', entityId: lab.cellsId }),
    );
    const schema = schemas.create(lab.actor, {
      name: 'Sample',
      type: 'custom_entity',
      registryId: lab.registryId,
      prefix: 'SMP',
      fieldDefinitions: [
        { name: 'Stored in', type: 'storage_link' },
        { name: 'Made of', type: 'batch_link' },
      ],
    });

    const { body } = await lab.member('POST', '/custom-entities', {
      name: 'Sample 1',
      folderId: lab.folderId,
      schemaId: schema.id,
      fields: { 'Stored in': { value: lab.boxId }, 'Made of': { value: batch.id } },
    });

    expect(body.fields).toMatchObject({
      'Stored in': { value: lab.boxId, displayValue: 'Box' },
      'Made of': { value: batch.id, displayValue: 'Prep 1' },
    });
  });
});
