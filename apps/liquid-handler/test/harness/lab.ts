import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  benchling,
  clientCredentials,
  createApp,
  createLogger,
  definePlugin,
  token,
  type Benchling,
} from '@ligase/core';
import { inventory, inventoryPlugin, wellsOf, type Inventory } from '@ligase/plugin-inventory';
import { tasks, tasksPlugin, type FieldValues, type Task, type Tasks } from '@ligase/plugin-tasks';
import { startTenant, type Control, type StartedTenant } from '@ligase/tenant';
import {
  entrySchemaFields,
  resultSchemaFields,
  runSchemaFields,
  statusLifecycle,
  taskFields,
  taskOutputFields,
} from './task-schema.ts';

/** What the app is started with, of Benchling's. */
export interface BenchlingAccess {
  readonly url: string;
  readonly appId: string;
  readonly appDefinitionId: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** How strong samples are, well by well: `{ A1: 42 }` in ng/uL. */
export type Samples = Readonly<Record<string, number>>;

/** How many wells a plate has; 4 is labware of the lab's own. */
export type PlateSize = 384 | 96 | 4 | 1;

/** A lab in Benchling with plates, tasks for them, and a person. */
export interface Lab extends AsyncDisposable {
  readonly tenant: StartedTenant;
  readonly control: Control;
  readonly access: BenchlingAccess;
  /** Ada may write; Cy may only read. */
  readonly users: { readonly ada: string; readonly cy: string };
  /** As an automation of the lab's own, which is not the app. */
  readonly tasks: Tasks;
  readonly inventory: Inventory;
  readonly api: Benchling;
  readonly taskSchemaId: string;
  readonly runSchemaId: string;
  readonly resultSchemaId: string;
  /** Tells Benchling where the app takes webhooks. */
  announce(handler: { readonly url: string }): void;
  makePlate(barcode: string, wells: PlateSize): Promise<string>;
  /** Puts 100 uL of a sample of its own into each well. */
  addSamples(plateId: string, samples: Samples): Promise<void>;
  /** Fills the one well of a trough. */
  addDiluent(plateId: string, volumeUl: number): Promise<void>;
  makeTask(fields: FieldValues): Promise<Task>;
  /** The volumes of a plate in picolitres, by well. */
  volumes(barcode: string): Promise<Readonly<Record<string, number | null>>>;
}

const api = token<Benchling>()('api');

/** How the lab is reached. */
export interface LabOptions {
  /** Where the app reaches the tenant, when a proxy stands before it. */
  readonly publicUrl?: string;
  readonly port?: number;
}

/** Starts a tenant with the lab, in which the app is installed, configured and has access. */
export async function startLab({ publicUrl, port = 0 }: LabOptions = {}): Promise<Lab> {
  const tenant = await startTenant({
    port,
    settings: { limits: { enabled: false } },
    ...(publicUrl !== undefined && { publicUrl }),
  });
  const directUrl = `http://127.0.0.1:${tenant.port}`;
  const { control } = tenant;
  const { id: registryId } = control.createRegistry({ name: 'Registry' });
  const { id: projectId, folderId } = control.createProject({ name: 'Liquid handling' });
  const { id: ada } = control.createUser({ name: 'Ada Lovelace', handle: 'ada', email: 'ada@lab.example' });
  const { id: cy } = control.createUser({ name: 'Cy Curie', handle: 'cy', email: 'cy@lab.example' });
  const { definition, app } = control.createAppFromManifest({
    manifest: readFileSync(join(import.meta.dirname, '../../manifests/benchling.yaml'), 'utf8'),
    isInstalled: true,
  });
  const appId = app?.id ?? '';
  const { id: deskId } = control.createApp({ name: 'Sample desk' });
  for (const resourceId of [projectId, registryId]) {
    for (const collaboratorId of [appId, deskId, ada])
      control.grantAccess({ resourceId, collaboratorId, policy: 'Write' });
    control.grantAccess({ resourceId, collaboratorId: cy, policy: 'Read' });
  }
  const { id: groupOfAll } = control.createOrganization({ name: 'Lab' });
  for (const memberId of [ada, cy, appId, deskId]) control.setMembership({ groupId: groupOfAll, memberId });

  const schema = (spec: Omit<Parameters<Control['createSchema']>[0], 'registryId'>): string =>
    control.createSchema({ registryId, ...spec }).id;
  const well = schema({ name: 'Well', type: 'container', prefix: 'WELL' });
  const plate = (name: string, height: number, width: number): string =>
    schema({
      name,
      type: 'plate',
      prefix: name.toUpperCase().replaceAll(' ', ''),
      settings: { height, width, plateType: 'well', containerSchemaId: well },
    });
  const plateSchemas = {
    96: plate('Plate 96', 8, 12),
    384: plate('Plate 384', 16, 24),
    4: plate('Mini', 2, 2),
    1: plate('Trough', 1, 1),
  };
  const sample = schema({ name: 'Sample', type: 'custom_entity', prefix: 'SMP' });
  const task = schema({
    name: 'Normalisation',
    type: 'workflow_task',
    prefix: 'T',
    fields: taskFields,
    settings: { taskGroupPrefix: 'NORM', statusLifecycle, outputFields: taskOutputFields },
  });
  const run = schema({ name: 'Liquid handling', type: 'assay_run', fields: runSchemaFields });
  const result = schema({ name: 'Filled well', type: 'assay_result', fields: resultSchemaFields });

  const entry = schema({ name: 'Plan', type: 'entry', fields: entrySchemaFields });

  const desk = await createApp({
    name: 'desk',
    tenant: directUrl,
    auth: clientCredentials(control.generateAppSecret({ appId: deskId })),
    plugins: [
      tasksPlugin(),
      inventoryPlugin(),
      definePlugin({ name: 'api', requires: { benchling }, provides: api, setup: ({ deps }) => deps.benchling }),
    ],
    logger: createLogger({ level: 'silent' }),
  });
  const [service, stock, calls] = [desk.get(tasks), desk.get(inventory), desk.get(api)];
  const lifecycle = (await service.schemas.get(task)).statusLifecycle;
  const statusId = (name: string): string =>
    lifecycle.statuses.find(({ displayName }) => displayName === name)?.id ?? '';
  control.setAppConfiguration({
    appId,
    items: [
      work('Task schema', task),
      work('Kind', 'normalise'),
      ...lifecycle.statuses.map(({ displayName }) => work(`${displayName} status`, statusId(displayName))),
      ...labware('Plate 96', plateSchemas[96], 'nest_96_wellplate_200ul_flat', '5 uL'),
      ...labware('Plate 384', plateSchemas[384], 'corning_384_wellplate_112ul_flat', '5 uL'),
      ...labware('Mini', plateSchemas[4], 'mini_4', '5 uL'),
      ...labware('Trough', plateSchemas[1], 'nest_1_reservoir_195ml', '5 mL'),
      { path: ['Run schema'], value: run },
      { path: ['Result schema'], value: result },
      { path: ['Entry schema'], value: entry },
      { path: ['Folder'], value: folderId },
      { path: ['Project'], value: projectId },
    ],
  });
  const { group } = await service.groups.create({ schemaId: task, folderId, name: 'This week' });
  const readPlate = async (barcode: string) => {
    for await (const found of stock.plates.list({ barcodes: barcode })) return found;
    throw new Error(`No plate ${barcode}`);
  };
  return {
    tenant,
    control,
    access: { url: tenant.url, appId, appDefinitionId: definition.id, ...control.generateAppSecret({ appId }) },
    users: { ada, cy },
    tasks: service,
    inventory: stock,
    api: calls,
    taskSchemaId: task,
    runSchemaId: run,
    resultSchemaId: result,
    announce: ({ url }) =>
      void control.updateAppDefinition({ definitionId: definition.id, webhookUrl: `${url}/benchling` }),
    makePlate: async (barcode, wells) =>
      (await stock.plates.create({ schemaId: plateSchemas[wells], barcode, projectId })).id,
    async addSamples(plateId, samples) {
      const places = new Map(
        wellsOf(await stock.plates.get(plateId)).map(({ position, containerId }) => [position ?? '', containerId]),
      );
      const transfers = await Promise.all(
        Object.entries(samples).map(async ([position, value]) => {
          const body = { name: `S-${position}`, schemaId: sample, folderId };
          const { id = '' } = await calls.request('POST /custom-entities', { body });
          return {
            destinationContainerId: places.get(position) ?? '',
            sourceEntityId: id,
            sourceConcentration: { value, units: 'ng/uL' },
            transferQuantity: { value: 100, units: 'uL' as const },
          };
        }),
      );
      await calls.waitForTask(await calls.request('POST /transfers', { body: { transfers } }));
    },
    async addDiluent(plateId, volumeUl) {
      const [only] = wellsOf(await stock.plates.get(plateId));
      const quantity = { value: volumeUl, units: 'uL' as const };
      for await (const outcome of stock.containers.bulkUpdate([{ containerId: only?.containerId ?? '', quantity }]))
        if (!outcome.ok) throw outcome.error;
    },
    makeTask: (fields) => service.create({ groupId: group.id, fields }),
    volumes: async (barcode) =>
      Object.fromEntries(wellsOf(await readPlate(barcode)).map(({ position, volumePl }) => [position, volumePl])),
    async [Symbol.asyncDispose]() {
      await desk.stop();
      await tenant.close();
    },
  };
}

/** Where an item of the configuration stands: in the row of a kind of task. */
function work(item: string, value: string) {
  return { path: ['Work', 'Normalisation', item], value };
}

/** The items of the configuration that say which labware plates of a schema are. */
function labware(name: string, schemaId: string, type: string, dead: string) {
  const items = { 'Plate schema': schemaId, 'Labware type': type, 'Dead volume': dead };
  return Object.entries(items).map(([item, value]) => ({ path: ['Labware', name, item], value }));
}
