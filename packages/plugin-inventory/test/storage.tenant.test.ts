import { describe, expect, it } from 'vitest';
import { wellOf } from '../src/index.ts';
import { all } from './all.ts';
import { inventoryLab, wellIds } from './inventory-lab.ts';

describe('storage', () => {
  it('puts boxes into freezers and tubes into positions of boxes, and finds them there', async () => {
    const { service, schemas, tube } = await inventoryLab();
    const freezer = await service.locations.create({ schemaId: schemas.freezer, name: 'Freezer 1' });
    const box = await service.boxes.create({ schemaId: schemas.box, name: 'Box 1', parentStorageId: freezer.id });
    const { id } = await tube('T1');

    const moved = await service.containers.move(id, `${box.id}:B3`);
    const inBox = await all(service.boxes.contents(box.id));
    const inFreezer = await all(service.containers.list({ ancestorStorageId: freezer.id }));

    expect(wellOf(moved)).toMatchObject({ holderId: box.id, position: 'B3', label: 'T1' });
    expect([inBox, inFreezer].map((list) => list.map((one) => one.id))).toEqual([[id], [id]]);
  });

  it('renames, moves, archives and brings back boxes, plates and locations', async () => {
    const { service, schemas, plate } = await inventoryLab();
    const one = await service.locations.create({ schemaId: schemas.freezer, name: 'One' });
    const two = await service.locations.create({ schemaId: schemas.freezer, name: 'Two' });
    const { id: boxId } = await service.boxes.create({ schemaId: schemas.box, name: 'Box' });
    const { id: plateId } = await plate('P1');

    await service.boxes.move(boxId, two.id);
    await service.plates.move(plateId, one.id);
    await service.locations.move(one.id, two.id);
    await service.locations.update(two.id, { name: 'Cold room' });
    await service.boxes.archive([boxId], { reason: 'Retired' });
    await service.plates.archive([plateId], { reason: 'Expended', freesBarcodes: true });
    await service.locations.archive([one.id], { reason: 'Other' });
    const gone = [
      await all(service.boxes.list()),
      await all(service.plates.list()),
      (await all(service.locations.list())).map(({ name }) => name),
    ];
    await service.boxes.unarchive([boxId]);
    await service.plates.unarchive([plateId]);
    await service.locations.unarchive([one.id]);

    expect(gone).toEqual([[], [], ['Cold room']]);
    expect(await service.boxes.get(boxId)).toMatchObject({ parentStorageId: two.id });
    expect(await service.plates.get(plateId)).toMatchObject({ parentStorageId: one.id });
    expect(await service.locations.bulkGet({ ids: [one.id] })).toMatchObject([{ parentStorageId: two.id }]);
    expect(await service.boxes.bulkGet({ ids: [boxId] })).toHaveLength(1);
  });

  it('sends nothing to reserve, give out or take back no tubes', async () => {
    const { service, control } = await inventoryLab();
    const assigneeId = control.listUsers()[0]?.id ?? '';
    const sent = () => control.listRequests({ limit: 500 }).length;
    const before = sent();

    await service.containers.reserve([], { assigneeId });
    await service.containers.checkOut([], { assigneeId });
    await service.containers.checkIn([]);

    expect(sent()).toBe(before);
  });

  it('reserves, gives out and takes back tubes', async () => {
    const { service, tube, control } = await inventoryLab();
    const assigneeId = control.listUsers()[0]?.id ?? '';
    const { id } = await tube('T1');
    const checkout = async () => wellOf(await service.containers.get(id)).checkout;

    await service.containers.reserve([id], { assigneeId, comment: 'for Monday' });
    const reserved = await checkout();
    await service.containers.checkOut([id], { assigneeId });
    const out = await checkout();
    await service.containers.checkIn([id], 'empty');
    const back = await checkout();

    expect([reserved, out, back]).toEqual([
      { status: 'RESERVED', assigneeId },
      { status: 'CHECKED_OUT', assigneeId },
      { status: 'AVAILABLE', assigneeId: null },
    ]);
  });

  it('makes and changes many tubes, each with its own outcome', async () => {
    const { service, schemas } = await inventoryLab();
    const drafts = Array.from({ length: 150 }, (_, index) => ({ schemaId: schemas.tube, barcode: `B${index}` }));

    const made = await all(service.containers.bulkCreate(drafts));
    const barcodes = drafts.map(({ barcode }) => barcode);
    const found = await service.containers.bulkGet({ barcodes });
    const changed = await all(
      service.containers.bulkUpdate([
        { containerId: found[0]?.id ?? '', quantity: { value: 5, units: 'uL' } },
        { containerId: 'con_nowhere', quantity: { value: 5, units: 'uL' } },
      ]),
    );

    expect(made.every(({ ok }) => ok)).toBe(true);
    expect(found.map(({ barcode }) => barcode)).toEqual(barcodes);
    expect(changed.map(({ ok }) => ok)).toEqual([true, false]);
  });

  it('sees what is of no known volume as such, and leaves it to a person before anything is put in', async () => {
    const { service, tube, api, dna } = await inventoryLab();
    const { id } = await tube('T1');
    const transfers = [
      { destinationContainerId: id, sourceEntityId: dna, transferQuantity: { value: 3, units: 'mg' as const } },
    ];
    await api.waitForTask(await api.request('POST /transfers', { body: { transfers } }));

    const { wells } = await service.snapshot({ containerIds: [id] });
    const planning = service.planTransfers([{ from: { entityId: dna }, to: id, volumePl: 1 }]);

    expect(wells).toMatchObject([{ volumePl: null, contentIds: [dna] }]);
    await expect(planning).rejects.toThrow('T1 holds something of unknown volume');
  });

  it('lists what differs from what is expected by its well', async () => {
    const { service, plate, stock } = await inventoryLab();
    const well = wellIds(await plate('P1'));
    await stock([well('A1'), well('A2')], 5);

    const { isEqual, differences } = await service.reconcile([
      { containerId: well('A1'), volumePl: 5_000_000 },
      { containerId: well('A2'), volumePl: 5_000_001 },
      { containerId: well('A3'), volumePl: 0, contentIds: [] },
    ]);

    expect(isEqual).toBe(false);
    expect(differences).toMatchObject([
      { label: 'P1:A2', expectedPl: 5_000_001, foundPl: 5_000_000, differencePl: -1 },
    ]);
  });

  it('notices a change that leaves the volume as it was', async () => {
    const { service, plate, stock, tenant } = await inventoryLab();
    const made = await plate('P1');
    const well = wellIds(made);
    await stock([well('A1')], 5);
    const before = await service.snapshot({ plateIds: [made.id] });

    await tenant.clock.advance(1_000);
    await service.containers.update(well('A1'), { name: 'Renamed' });
    const changes = await service.changesSince(before);

    expect(changes.map(({ before: was }) => was.label)).toEqual(['P1 A1']);
  });
});
