import { expect, it } from 'vitest';
import { startInventoryLab, type InventoryLab } from '../support/inventory-lab.ts';
import type { Caller } from '../support/start-tenant.ts';

interface Edge extends InventoryLab {
  /** Reads and writes the inventory, and has no part in the project of the lab. */
  readonly stranger: Caller;
}

async function startEdge(): Promise<Edge> {
  const lab = await startInventoryLab();
  const stranger = lab.user('carl', { [lab.registryId]: 'Write' }).call;
  return { ...lab, stranger };
}

/** A tube with 10 uL of the DNA in it. */
async function filledTube(lab: InventoryLab): Promise<string> {
  const destinationContainerId = await lab.tube();
  await lab.transfers([
    { sourceEntityId: lab.dnaId, destinationContainerId, transferQuantity: { value: 10, units: 'uL' } },
  ]);
  return destinationContainerId;
}

it('moves nothing when one transfer of many takes from an entity that is hidden', async () => {
  const lab = await startEdge();
  const [from, to] = [await filledTube(lab), await lab.tube()];
  const transferQuantity = { value: 1, units: 'uL' };
  const open = { sourceContainerId: from, destinationContainerId: to, transferQuantity };
  const hidden = { sourceEntityId: lab.dnaId, destinationContainerId: to, transferQuantity };

  const task = await lab.transfers([open, hidden], lab.stranger);
  const left = await lab.held(from);

  expect(task).toMatchObject({ status: 'FAILED' });
  expect(left).toMatchObject({ value: 10 });
});

it.each(['container', 'entity'] as const)('moves nothing out of the %s for who may only read', async (from) => {
  const lab = await startEdge();
  const reader = lab.user('rita', { [lab.registryId]: 'Read', [lab.projectId]: 'Read' }).call;
  const [tube, to] = [await filledTube(lab), await lab.tube()];
  const source = from === 'container' ? { sourceContainerId: tube } : { sourceEntityId: lab.dnaId };

  const task = await lab.transfers(
    [{ ...source, destinationContainerId: to, transferQuantity: { value: 1, units: 'uL' } }],
    reader,
  );
  const left = await lab.held(tube);
  const { body: untouched } = await lab.admin('GET', `/containers/${to}`);

  expect(task).toMatchObject({ status: 'FAILED' });
  expect(left).toMatchObject({ value: 10 });
  expect(untouched.contents).toEqual([]);
});

it('shows the content of a tube by its id alone to who may not view the entity', async () => {
  const lab = await startEdge();
  const tube = await filledTube(lab);

  const { body } = await lab.stranger('GET', `/containers/${tube}`);

  expect(body.contents[0].entity).toMatchObject({
    resourceType: 'inaccessible_resource',
    inaccessibleId: lab.dnaId,
  });
  expect(JSON.stringify(body)).not.toContain('pUC19');
});
