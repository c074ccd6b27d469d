import { expect, it } from 'vitest';
import { startInventoryLab, type InventoryLab } from '../support/inventory-lab.ts';
import type { Caller } from '../support/start-tenant.ts';

interface Edge extends InventoryLab {
  /** Reads the project and the registry of the lab. */
  readonly reader: Caller;
  /** A folder that nobody is let into. */
  readonly hiddenFolderId: string;
}

async function startEdge(): Promise<Edge> {
  const lab = await startInventoryLab();
  const { rootFolder } = lab.tenant.resources.projects.create(lab.actor, { name: 'Hidden' });
  const reader = lab.user('rita', { [lab.registryId]: 'Read', [lab.projectId]: 'Read' }).call;
  return { ...lab, reader, hiddenFolderId: rootFolder.id };
}

it('shows the batch of a molecule without the molecule, which the contract has no form for', async () => {
  const lab = await startEdge();
  const molecule = { name: 'Ethanol', folderId: lab.folderId, chemicalStructure: { value: 'CCO' } };
  const { body } = await lab.member('POST', '/molecules', molecule);
  const { id } = lab.tenant.context.db.transaction(() =>
    lab.tenant.resources.batches.create(lab.actor, { name: 'Lot 2', entityId: body.id }),
  );
  const tube = await lab.tube();
  await lab.transfers([
    { sourceBatchId: id, destinationContainerId: tube, transferQuantity: { value: 1, units: 'uL' } },
  ]);

  const read = await lab.reader('GET', `/containers/${tube}`);

  expect(read.body.contents[0].batch).toMatchObject({ id, name: 'Lot 2' });
});

it('hides the batches of an entity that has gone to where one may not follow', async () => {
  const lab = await startEdge();
  const { cellsId, schemas, tenant, actor, reader, hiddenFolderId } = lab;
  const { id } = tenant.context.db.transaction(() =>
    tenant.resources.batches.create(actor, { name: 'Lot 1', entityId: cellsId, schemaId: schemas.batch }),
  );
  const tube = await lab.tube();
  await lab.transfers([
    { sourceBatchId: id, destinationContainerId: tube, transferQuantity: { value: 1, units: 'uL' } },
  ]);
  const before = await reader('GET', `/containers/${tube}`);

  await lab.admin('PATCH', `/custom-entities/${cellsId}`, { folderId: hiddenFolderId });
  const after = await reader('GET', `/containers/${tube}`);

  expect(before.body.contents[0].batch).toMatchObject({ name: 'Lot 1' });
  expect(after.body.contents[0].batch).toEqual({
    resourceType: 'inaccessible_resource',
    inaccessibleId: id,
    type: 'batch',
  });
  expect(JSON.stringify(after.body)).not.toMatch(/Lot 1|DH5a/u);
});

it.each([
  ['has gone to where one may not follow', (lab: Edge) => ({ folderId: lab.hiddenFolderId })],
  [
    'was registered where one may not follow',
    (lab: Edge) => {
      const { id } = lab.tenant.resources.registries.create(lab.actor, { name: 'Hidden', ownerId: lab.memberId });
      const schema = { name: 'Vector', type: 'dna_sequence', registryId: id, prefix: 'V' } as const;
      return { schemaId: lab.tenant.resources.schemas.create(lab.actor, schema).id, entityRegistryId: 'V001' };
    },
  ],
] as const)('hides the alignments of a sequence that %s', async (_what, change) => {
  const lab = await startEdge();
  const sent = {
    algorithm: 'mafft',
    name: 'Aligned',
    templateSequenceId: lab.dnaId,
    files: [{ name: 'r.fasta', data: Buffer.from('>r\nACGT\n').toString('base64') }],
  };
  await lab.finished(await lab.member('POST', '/nucleotide-alignments:create-template-alignment', sent));
  const listed = async (): Promise<string[]> =>
    (await lab.reader('GET', '/nucleotide-alignments')).body.alignments.map(({ name }: { name: string }) => name);
  const before = await listed();

  const changed = await lab.admin('PATCH', `/dna-sequences/${lab.dnaId}`, change(lab));
  const after = await listed();

  expect(changed.status).toBe(200);
  expect([before, after]).toEqual([['Aligned'], []]);
});
