import { eachItem } from '../../engine/each-item.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import { itemsResponse } from '../../engine/read-operations.ts';
import type { Feature } from '../../feature.ts';
import type { Call } from '../../request.ts';
import { archiving } from './archive-storage.ts';
import { checkoutOperations } from './checkouts.ts';
import { contentsOperations } from './contents-operations.ts';
import type { StorageFamily } from './create-storage.ts';
import type { InventoryBase } from './inventory-base.ts';
import { storageOperations } from './storage-operations.ts';
import { transfer, type TransferInput } from './transfer.ts';
import { createContainer, updateContainer, type ContainerInput } from './write-container.ts';
import { storedOfBody, storedOfPath } from './stored-rights.ts';

const TRANSFERS_DIFFER =
  'That a transfer lowers what is in its source, that more than is there is refused, and what is refused as a final quantity or as destination contents, is inferred.';

/** Containers: all their operations. */
export function containers(base: InventoryBase, family: StorageFamily): Feature {
  const { engine } = base;
  const answer = (call: Call, rows: readonly ItemRow[]): { containers: unknown } =>
    itemsResponse(engine, family, rows, call) as { containers: unknown };
  const found = (call: Call, id: string, member: string): ItemRow =>
    storedOfBody(base, call.principal, 'container', id, member);
  return {
    name: 'containers',
    operations: {
      ...storageOperations(
        base,
        family,
        {
          list: 'listContainers',
          get: 'getContainer',
          bulkGet: 'bulkGetContainers',
          create: 'createContainer',
          update: 'updateContainer',
          pathParameter: 'container_id',
        },
        {
          create: (call, input) => createContainer(base, call, family, input),
          update: (call, row, input) => updateContainer(base, call, family, row, input),
        },
      ),
      ...archiving(base, family, 'archiveContainers', 'unarchiveContainers'),
      ...contentsOperations(base, family),
      ...checkoutOperations(base, family),
      bulkCreateContainers: {
        support: 'faithful',
        runTask: (call) =>
          answer(
            call,
            eachItem((call.body as { readonly containers: readonly ContainerInput[] }).containers, (item) =>
              createContainer(base, call, family, item),
            ),
          ),
      },
      bulkUpdateContainers: {
        support: 'faithful',
        runTask: (call) => {
          const { containers: items } = call.body as {
            readonly containers: readonly (ContainerInput & { readonly containerId: string })[];
          };
          const rows = eachItem(items, ({ containerId, ...item }) =>
            updateContainer(base, call, family, found(call, containerId, 'containerId'), item),
          );
          return answer(call, rows);
        },
      },
      transferIntoContainer: {
        support: 'partial',
        differs: TRANSFERS_DIFFER,
        handle: (call) => {
          const { destinationQuantity, destinationVolume, ...input } = call.body as TransferInput & {
            readonly destinationQuantity?: TransferInput['finalQuantity'];
            readonly destinationVolume?: TransferInput['finalVolume'];
          };
          const { id } = storedOfPath(base, call.principal, 'container', call.path['destination_container_id'] ?? '');
          transfer(base, call, family, id, {
            ...input,
            ...(destinationQuantity && { finalQuantity: destinationQuantity }),
            ...(destinationVolume && { finalVolume: destinationVolume }),
          });
          return { body: {} };
        },
      },
      transferIntoContainers: {
        support: 'partial',
        differs: TRANSFERS_DIFFER,
        runTask: (call) => {
          const { transfers } = call.body as {
            readonly transfers: readonly (TransferInput & { readonly destinationContainerId: string })[];
          };
          const ids = eachItem(
            transfers,
            ({ destinationContainerId, ...input }) => transfer(base, call, family, destinationContainerId, input).id,
          );
          const rows = [...new Set(ids)].map((id) => found(call, id, 'destinationContainerId'));
          return { destinationContainers: answer(call, rows).containers };
        },
      },
    },
  };
}
