import { benchling, definePlugin, token, type Benchling } from '@ligase/core';
import { createTestApp, startTestTenant, type TestTenant, type TestTenantOptions } from '@ligase/testing';
import { inventory, inventoryPlugin, volumePlOf, type Inventory, type InventoryOptions } from '../src/index.ts';
import { inventorySchemas } from './inventory-schemas.ts';

/** A tenant with plates and tubes, two strains to put into them, and an app that moves them. */
export async function inventoryLab(options: TestTenantOptions = {}, plugin: InventoryOptions = {}) {
  const tenant = await startTestTenant({ settings: { limits: { enabled: false } }, ...options });
  const schemas = inventorySchemas(tenant);
  const { service, api } = await anotherApp(tenant, plugin);
  const entity = async (name: string): Promise<string> =>
    (
      await api.request('POST /custom-entities', {
        body: { name, schemaId: schemas.strain, folderId: tenant.folderId },
      })
    ).id ?? '';
  const [dna, cells] = [await entity('pUC19'), await entity('DH5a')];
  const plate = async (barcode: string) => await service.plates.create({ schemaId: schemas.plate, barcode });
  const tube = async (barcode: string) => await service.containers.create({ schemaId: schemas.tube, barcode });
  /** Puts a volume of an entity into each container, before the test begins. */
  const stock = async (containerIds: readonly string[], value: number, sourceEntityId = dna): Promise<void> => {
    const transfers = containerIds.map((destinationContainerId) => ({
      destinationContainerId,
      sourceEntityId,
      transferQuantity: { value, units: 'uL' as const },
      sourceConcentration: { value: 50, units: 'ng/uL' },
    }));
    await api.waitForTask(await api.request('POST /transfers', { body: { transfers } }));
  };
  const volumePl = async (containerId: string) => volumePlOf((await service.containers.get(containerId)).quantity);
  const requests = () => tenant.control.listRequests({ limit: 500 });
  const sent = (operationId: string): number =>
    requests().filter((request) => request.operationId === operationId).length;
  return { tenant, control: tenant.control, service, api, schemas, dna, cells, plate, tube, stock, volumePl, sent };
}

/** The ids of the wells of a plate, by their positions. */
export function wellIds({ wells }: Awaited<ReturnType<Inventory['plates']['get']>>): (position: string) => string {
  return (position) => {
    const well = wells[position];
    return well !== undefined && 'id' in well ? (well.id ?? '') : '';
  };
}

/** A process of the app on the same tenant: the first, or one that begins again where another died. */
export async function anotherApp(tenant: TestTenant, plugin: InventoryOptions = {}) {
  const app = await createTestApp({ tenant, plugins: [inventoryPlugin(plugin), apiPlugin()] });
  return { app, service: app.get(inventory), api: app.get(api) };
}

export const api = token<Benchling>()('api');

/** The client itself, to do what a person does in Benchling. */
export function apiPlugin() {
  return definePlugin({ name: 'api', requires: { benchling }, provides: api, setup: ({ deps }) => deps.benchling });
}
