import { sample, sampled, type Id, type Rooms } from './rooms.ts';

const volume = (value: number): object => ({ value, units: 'uL' });

/** Puts locations, boxes, filled containers, a batch and label printers into the lab. */
export async function furnishStorage(rooms: Rooms, entityId: Id): Promise<void> {
  const { control, lab, registryId, schema, userId } = rooms;
  const shelves = schema('Shelf', 'location');
  const racks = schema('Rack', 'box', [], { height: 9, width: 9 });
  const tubes = schema('Tube', 'container', [sample]);
  const { id: shelf } = await lab.call('POST /locations', { name: 'Shelf 1', schemaId: shelves });
  const { id: rack } = await lab.call('POST /boxes', { name: 'Rack 1', schemaId: racks, parentStorageId: shelf });
  const [one, two] = [
    await lab.call('POST /containers', {
      name: 'Tube 1',
      barcode: 'CONTRACT-1',
      schemaId: tubes,
      parentStorageId: `${rack}:A1`,
      fields: sampled('S1'),
    }),
    await lab.call('POST /containers', { name: 'Tube 2', schemaId: tubes, parentStorageId: `${rack}:A2` }),
  ];
  const concentration = { value: 100, units: 'ng/uL' };
  await lab.call(`POST /containers/${one.id}:transfer`, {
    destinationContents: [{ entityId, concentration }],
    sourceEntityId: entityId,
    transferQuantity: volume(50),
  });
  await lab.call('POST /transfers', {
    transfers: [
      {
        destinationContainerId: two.id,
        sourceContainerId: one.id,
        transferQuantity: volume(5),
        finalQuantity: volume(10),
      },
    ],
  });
  await lab.call('POST /containers:bulk-update', { containers: [{ containerId: two.id, quantity: volume(20) }] });
  await lab.call('POST /containers:check-out', { assigneeId: userId, containerIds: [one.id], comment: 'PCR' });
  await lab.call('POST /containers:check-in', { containerIds: [one.id], comments: 'back' });
  const { id: printerId } = control.createPrinter({ registryId, name: 'Zebra', address: '10.0.0.7', port: 9100 });
  const { id: labelTemplateId } = control.createLabelTemplate({
    registryId,
    name: 'Tube label',
    zplTemplate: '^XA^FD{{barcode}}^FS^XZ',
  });
  await lab.call('POST /containers:print-labels', { containerIds: [one.id], labelTemplateId, printerId });
  await lab.call(`GET /registries/${registryId}/label-templates`);
  await lab.call(`GET /registries/${registryId}/label-printers`);
  await lab.call(`GET /registries/${registryId}/batch-schemas`);
  const entity = await lab.call<{ readonly schema: { readonly id: Id } }>(`GET /dna-sequences/${entityId}`);
  const lots = schema('Lot', 'batch', [], { entitySchemaId: entity.schema.id });
  control.createBatch({ name: 'Lot 1', entityId, schemaId: lots });
}
