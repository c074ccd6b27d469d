import { notFound } from '../../api-error.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import { createLookup } from '../../engine/lookup.ts';
import { updateItem } from '../../engine/write-item.ts';
import type { ServedOperation } from '../../feature.ts';
import type { Call } from '../../request.ts';
import { readConcentration } from './concentration.ts';
import type { StorageFamily } from './create-storage.ts';
import { remove, setConcentration, type Content, type Filling } from './filling.ts';
import type { InventoryBase } from './inventory-base.ts';
import type { Measured } from './quantity.ts';
import { demandSampleUser } from './sample-restriction.ts';
import { showContent } from './show-content.ts';
import { demandEditable } from './update-storage.ts';
import { fillingChanges } from './write-container.ts';
import { storedOfPath } from './stored-rights.ts';

/** What is in a container: reading it, and changing it by hand. */
export function contentsOperations(base: InventoryBase, family: StorageFamily): Record<string, ServedOperation> {
  const { engine, storage } = base;
  const containerOf = (call: Call): ItemRow =>
    storedOfPath(base, call.principal, 'container', call.path['container_id'] ?? '');
  const change = (call: Call, alter: (filling: Filling, content: Content) => Filling): Filling => {
    const row = containerOf(call);
    demandEditable(base, call, row);
    demandSampleUser(base, call.principal, [row]);
    const before = storage.filling(row.id);
    const after = alter(before, contentOf(call, before));
    storage.setFilling(row.id, after);
    updateItem(engine, call, family, row, row, { properties: fillingChanges(before, after) });
    return after;
  };
  return {
    listContainerContents: {
      support: 'faithful',
      handle: (call) => {
        const filling = storage.filling(containerOf(call).id);
        const lookup = createLookup(engine, call.principal);
        return { body: { contents: filling.contents.map((one) => showContent(base, one, filling, lookup)) } };
      },
    },
    getContainerContent: {
      support: 'faithful',
      handle: (call) => {
        const filling = storage.filling(containerOf(call).id);
        return { body: showContent(base, contentOf(call, filling), filling, createLookup(engine, call.principal)) };
      },
    },
    updateContainerContent: {
      support: 'faithful',
      handle: (call) => {
        const { concentration } = call.body as { readonly concentration: Measured };
        const read = readConcentration(concentration, 'concentration');
        const after = change(call, (filling, { id }) => setConcentration(filling, id, read));
        return { body: showContent(base, contentOf(call, after), after, createLookup(engine, call.principal)) };
      },
    },
    deleteContainerContent: {
      support: 'faithful',
      handle: (call) => {
        change(call, (filling, { id }) => remove(filling, id));
        return { status: 204 };
      },
    },
  };
}

function contentOf(call: Call, { contents }: Filling): Content {
  const id = call.path['containable_id'] ?? '';
  const content = contents.find((one) => one.id === id);
  if (!content) throw notFound(id);
  return content;
}
