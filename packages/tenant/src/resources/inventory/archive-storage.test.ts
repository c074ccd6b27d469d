import { describe, expect, it } from 'vitest';
import { startInventoryLab } from '../../../test/support/inventory-lab.ts';

describe('archiving storage', () => {
  it('takes along all it holds, and brings it back', async () => {
    const lab = await startInventoryLab();
    const tubeId = await lab.tube({ barcode: 'T1', parentStorageId: lab.boxId });

    const archived = await lab.member('POST', '/locations:archive', {
      locationIds: [lab.freezerId],
      reason: 'Retired',
      shouldRemoveBarcodes: true,
    });
    const hidden = await lab.member('GET', '/containers');
    const edited = await lab.member('PATCH', `/containers/${tubeId}`, { name: 'Other' });
    const back = await lab.member('POST', '/locations:unarchive', { locationIds: [lab.freezerId] });
    const { body } = await lab.member('GET', `/containers/${tubeId}`);

    const ids = { locationIds: [lab.freezerId], boxIds: [lab.boxId], containerIds: [tubeId] };
    expect(archived.body).toEqual(ids);
    expect(hidden.body.containers).toEqual([]);
    expect(edited.body.error.message).toContain('is archived and cannot be changed');
    expect(back.body).toEqual(ids);
    expect(body).toMatchObject({ archiveRecord: null, barcode: null, parentStorageId: `${lab.boxId}:a1` });
  });

  it('does not bring back a tube whose place was given to another', async () => {
    const lab = await startInventoryLab();
    const first = await lab.tube({ parentStorageId: `${lab.boxId}:A1` });
    await lab.member('POST', '/containers:archive', { containerIds: [first], reason: 'Expended' });
    const second = await lab.tube({ parentStorageId: `${lab.boxId}:A1` });

    const { status, body } = await lab.member('POST', '/containers:unarchive', { containerIds: [first] });

    expect([status, body.error.message]).toEqual([400, expect.stringContaining(`(${second}) is in its place`)]);
  });
});
