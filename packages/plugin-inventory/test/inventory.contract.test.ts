import { describeOnBenchling } from '@ligase/testing';
import { expect, it } from 'vitest';
import { finalLevels, inventory, inventoryPlugin, volumePl, wellsOf } from '../src/index.ts';
import { all } from './all.ts';
import { api, apiPlugin, wellIds } from './inventory-lab.ts';
import { inventorySchemas } from './inventory-schemas.ts';

/** On a real Benchling the plate has 96 wells, and the schema of the tube has no required fields. */
const prepared = {
  plateSchemaId: {
    variable: 'LIGASE_TEST_BENCHLING_PLATE_SCHEMA_ID',
    make: (tenant: Parameters<typeof inventorySchemas>[0]) => inventorySchemas(tenant).plate,
  },
  tubeSchemaId: {
    variable: 'LIGASE_TEST_BENCHLING_TUBE_SCHEMA_ID',
    make: ({ control, registryId }: Parameters<typeof inventorySchemas>[0]) =>
      control.createSchema({ registryId, name: 'Vial', type: 'container', prefix: 'VIAL' }).id,
  },
};

describeOnBenchling(
  'the inventory',
  ({ start, unusedName }) => {
    const open = async () => {
      const { app, folderId, prepared: schemas } = await start([inventoryPlugin(), apiPlugin()]);
      const service = app.get(inventory);
      const client = app.get(api);
      const body = { name: 'pUC19', bases: 'ACGT', isCircular: false, folderId };
      const dna = (await client.request('POST /dna-sequences', { body })).id ?? '';
      const plate = await service.plates.create({ schemaId: schemas.plateSchemaId, name: unusedName('Plate') });
      const tube = await service.containers.create({ schemaId: schemas.tubeSchemaId, name: unusedName('Tube') });
      const cleanUp = async (): Promise<void> => {
        await service.plates.archive([plate.id], { reason: 'Made in error', freesBarcodes: true });
        await service.containers.archive([tube.id], { reason: 'Made in error', freesBarcodes: true });
      };
      return { service, dna, plate, tube, cleanUp };
    };

    it('finds plates and tubes by their ids and barcodes, in the order asked for', async () => {
      const { service, plate, tube, cleanUp } = await open();
      const other = await service.containers.create({ schemaId: tube.schema?.id ?? '', name: unusedName('Tube 2') });

      const byId = await service.containers.bulkGet({ ids: [other.id, tube.id, other.id] });
      const byBarcode = await service.plates.bulkGet({ barcodes: [plate.barcode ?? ''] });
      const unknown = service.plates.bulkGet({ barcodes: ['no such barcode'] });

      expect(byId.map(({ id }) => id)).toEqual([other.id, tube.id, other.id]);
      expect(byBarcode.map(({ id }) => id)).toEqual([plate.id]);
      await expect(unknown).rejects.toMatchObject({ code: 'API_INVALID' });
      await service.containers.archive([other.id], { reason: 'Made in error' });
      await cleanUp();
    });

    it('shows the wells of a plate by their positions, empty', async () => {
      const { plate, cleanUp } = await open();

      const wells = wellsOf(plate);

      expect(wells).toHaveLength(96);
      expect(wells.find(({ position }) => position === 'H12')).toMatchObject({
        volumePl: 0,
        contentIds: [],
        holderId: plate.id,
      });
      await cleanUp();
    });

    it('records transfers that add up to the picolitre, and records them once', async () => {
      const { service, dna, plate, tube, cleanUp } = await open();
      const well = wellIds(plate);
      const concentration = { value: 50, units: 'ng/uL' };
      const stock = { from: { entityId: dna, concentration }, to: tube.id, volumePl: volumePl(100, 'uL') };
      await service.transfer(await service.planTransfers([stock]));
      const transfers = ['A1', 'B1', 'C1'].map((position, index) => ({
        from: { containerId: tube.id },
        to: well(position),
        volumePl: volumePl(2.5 + index / 10, 'uL'),
        finalVolumePl: volumePl(20, 'uL'),
      }));

      const ledger = await service.planTransfers(transfers);
      const first = await service.transfer(ledger);
      const again = await service.transfer(ledger);
      const { wells } = await service.snapshot({ plateIds: [plate.id] });
      const reconciled = await service.reconcile(finalLevels(ledger));

      expect([first.sent, again.sent]).toEqual([1, 0]);
      expect(reconciled.differences).toEqual([]);
      expect(wells.find(({ position }) => position === 'A1')).toMatchObject({
        volumePl: volumePl(20, 'uL'),
        contents: [{ entityId: dna, concentration: { kind: 'mass', ngPerUl: expect.closeTo(6.25, 9) as number } }],
      });
      await cleanUp();
    });

    it('reads, changes and removes what is in a tube', async () => {
      const { service, dna, tube, cleanUp } = await open();
      await service.transfer(
        await service.planTransfers([{ from: { entityId: dna }, to: tube.id, volumePl: volumePl(10, 'uL') }]),
      );

      await service.containers.contents.setConcentration(tube.id, dna, { value: 7, units: 'ng/uL' });
      const [held] = await service.containers.contents.list(tube.id);
      const same = await service.containers.contents.get(tube.id, dna);
      await service.containers.contents.remove(tube.id, dna);
      const emptied = await service.containers.contents.list(tube.id);

      expect(held?.concentration).toEqual({ value: 7, units: 'ng/uL' });
      expect(same).toEqual(held);
      expect(emptied).toEqual([]);
      await cleanUp();
    });

    it('archives a tube, which lists then leave out, and brings it back', async () => {
      const { service, tube, cleanUp } = await open();

      await service.containers.archive([tube.id], { reason: 'Retired' });
      const listed = await all(service.containers.list({ ids: [tube.id] }));
      await service.containers.unarchive([tube.id]);
      const restored = await all(service.containers.list({ ids: [tube.id] }));

      expect([listed.length, restored.length]).toEqual([0, 1]);
      await cleanUp();
    });
  },
  prepared,
);
