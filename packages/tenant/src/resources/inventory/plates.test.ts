import { describe, expect, it } from 'vitest';
import { startInventoryLab } from '../../../test/support/inventory-lab.ts';

describe('plates', () => {
  it('of wells are made with all their wells', async () => {
    const lab = await startInventoryLab();

    const { status, headers, body } = await lab.member('POST', '/plates', {
      schemaId: lab.schemas.wellPlate,
      barcode: 'P1',
      parentStorageId: lab.freezerId,
      projectId: lab.projectId,
      wells: { B2: { barcode: 'special' } },
    });

    expect([status, headers['location']]).toEqual([201, expect.stringContaining(`/plates/${body.id}`)]);
    expect(body).toMatchObject({ name: 'P1', type: 'well_plate', totalCapacity: null, parentStorageId: lab.freezerId });
    expect(Object.keys(body.wells)).toHaveLength(96);
    expect(body.wells.H12).toMatchObject({
      name: 'P1:H12',
      barcode: 'P1:H12',
      resourceType: 'container',
      parentStorageId: `${body.id}:h12`,
      projectId: lab.projectId,
      restrictionStatus: 'NOT_APPLICABLE',
      schema: { id: lab.schemas.well },
    });
    expect(body.wells.B2.barcode).toBe('special');
  });

  it('of wells move with their wells, which cannot move alone', async () => {
    const lab = await startInventoryLab();
    const made = await lab.member('POST', '/plates?returning=id,wells.*.id', { schemaId: lab.schemas.wellPlate });
    const wellId = made.body.wells.A1.id;

    const moved = await lab.member('PATCH', `/plates/${made.body.id}`, { projectId: lab.projectId, name: 'Plate 7' });
    const alone = await lab.member('PATCH', `/containers/${wellId}`, { parentStorageId: lab.freezerId });
    const intruder = await lab.member('POST', '/containers', {
      schemaId: lab.schemas.tube,
      parentStorageId: `${made.body.id}:A1`,
    });
    const role = await lab.member('PATCH', `/containers/${wellId}`, { role: { group: 1, primaryRole: 'BLANK' } });

    expect(moved.body).toMatchObject({ name: 'Plate 7', wells: { C4: { projectId: lab.projectId } } });
    expect(alone.body.error.message).toContain(`is a well of ${made.body.id} and moves with it only`);
    expect(intruder.body.error.message).toContain('are fixed; nothing can be put in their place');
    expect(role.body.role).toEqual({ group: 1, primaryRole: 'BLANK' });
  });

  it('of a matrix hold tubes that can be taken out', async () => {
    const lab = await startInventoryLab();
    const made = await lab.member('POST', '/plates', {
      schemaId: lab.schemas.matrixPlate,
      containerSchemaId: lab.schemas.tube,
      wells: { A1: { barcode: 'm1' } },
    });
    const tubeId = await lab.tube({ parentStorageId: made.body.id });

    const full = await lab.member('GET', `/plates/${made.body.id}`);
    await lab.member('PATCH', `/containers/${tubeId}`, { parentStorageId: `${lab.boxId}:A1` });
    const one = await lab.member('GET', '/plates?emptyPositions=3');

    expect(full.body).toMatchObject({ type: 'matrix_plate', occupiedCapacity: 2, availableCapacity: 2 });
    expect([full.body.wells.A1.barcode, full.body.wells.A2.id]).toEqual(['m1', tubeId]);
    expect(Object.keys(one.body.plates[0].wells)).toEqual(['A1']);
  });

  it('are archived with their wells', async () => {
    const lab = await startInventoryLab();
    const { body } = await lab.member('POST', '/plates', { schemaId: lab.schemas.wellPlate });

    const well = await lab.member('POST', '/containers:archive', { containerIds: [body.wells.A1.id], reason: 'Other' });
    const archived = await lab.member('POST', '/plates:archive', {
      plateIds: [body.id],
      reason: 'Expended',
      shouldRemoveBarcodes: false,
    });
    const shown = await lab.member('GET', `/plates?archiveReason=Expended`);
    const back = await lab.member('POST', '/plates:unarchive', { plateIds: [body.id] });

    expect(well.body.error.message).toContain('is archived with its plate only');
    expect([archived.body.plateIds, archived.body.containerIds.length]).toEqual([[body.id], 96]);
    expect(Object.keys(shown.body.plates[0].wells)).toHaveLength(96);
    expect(back.body.containerIds).toHaveLength(96);
  });

  it('hide the tubes that the caller may not view', async () => {
    const lab = await startInventoryLab();
    const { body } = await lab.member('POST', '/plates', { schemaId: lab.schemas.matrixPlate });
    const tubeId = await lab.tube({ parentStorageId: `${body.id}:A1`, projectId: lab.projectId });
    const reader = lab.user('rosa', { [lab.registryId]: 'Read' });

    const seen = await reader.call('GET', `/plates:bulk-get?plateIds=${body.id}`);

    expect(seen.body.plates[0].wells).toEqual({
      A1: { resourceType: 'inaccessible_resource', inaccessibleId: tubeId, type: 'container' },
    });
  });

  it('refuse wells that they do not have or cannot tell apart, and keep nothing', async () => {
    const lab = await startInventoryLab();
    const make = async (wells: object): Promise<string> => {
      const { status, body } = await lab.member('POST', '/plates', { schemaId: lab.schemas.wellPlate, wells });
      return `${status} ${body.error.message}`;
    };

    const outside = await make({ A13: {} });
    const doubled = await make({ A1: { barcode: 'x' }, A2: { barcode: 'X' } });
    const { body } = await lab.member('GET', '/plates');

    expect(outside).toBe('400 Invalid wells: A13 is no position of a plate of 8 by 12.');
    expect(doubled).toContain('400 Invalid barcode: "X" is already the barcode of con_');
    expect(body.plates).toEqual([]);
  });
});
