import type { Resources } from '../resources/resources.ts';
import { from, given, type ControlBase } from './control-base.ts';
import type { Control } from './control.ts';

type InventoryControls = Pick<
  Control,
  'createBatch' | 'setLocationLimits' | 'createPrinter' | 'createLabelTemplate' | 'listPrintJobs'
>;

/** What people set up for the inventory, for which the API has no operation. */
export function inventoryControls(base: ControlBase, { batches, locations, labels }: Resources): InventoryControls {
  return {
    createBatch({ id, schemaId, name, entityId, ...acting }) {
      const batch = { ...given({ id, schemaId }), name, entityId };
      return { id: batches.create(from(base.actor(acting)), batch).id };
    },
    setLocationLimits({ locationId, totalCapacity, allowsInventory, allowedSchemaIds, ...acting }) {
      const limits = given({ totalCapacity, allowsInventory, allowedSchemaIds });
      locations.setLimits(from(base.actor(acting)), locationId, limits);
    },
    createPrinter: ({ actingUser, ...printer }) => ({
      id: labels.createPrinter(from(base.actor(given({ actingUser }))), printer).id,
    }),
    createLabelTemplate: ({ actingUser, ...template }) => ({
      id: labels.createTemplate(from(base.actor(given({ actingUser }))), template).id,
    }),
    listPrintJobs: () => labels.printJobs(),
  };
}
