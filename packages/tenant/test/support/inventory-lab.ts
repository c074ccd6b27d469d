import type { TenantSettings } from '../../src/tenant-parts.ts';
import { startLab, type Answer, type Caller, type Lab } from './start-tenant.ts';

/** A lab with an inventory: schemas of every kind, a freezer, a box in it, and two entities to put into tubes. */
export interface InventoryLab extends Lab {
  readonly schemas: Readonly<
    Record<'location' | 'box' | 'wellPlate' | 'matrixPlate' | 'tube' | 'well' | 'batch' | 'entity', string>
  >;
  readonly freezerId: string;
  readonly boxId: string;
  readonly dnaId: string;
  readonly cellsId: string;
  /** A new tube, and its id. */
  tube(body?: object): Promise<string>;
  /** What a container holds, in short. */
  held(containerId: string): Promise<object>;
  /** The state of the task of one bulk transfer. */
  transfers(transfers: readonly object[], by?: Caller): Promise<Answer['body']>;
}

/** Starts a tenant in memory with a lab and its inventory. */
export async function startInventoryLab(settings: TenantSettings = {}): Promise<InventoryLab> {
  const lab = startLab({ settings });
  const schema = (name: string, type: string, settings: object = {}): string =>
    lab.tenant.resources.schemas.create(lab.actor, {
      name,
      type: type as 'box',
      registryId: lab.registryId,
      prefix: name.slice(0, 3).toUpperCase(),
      fieldDefinitions: [{ name: 'Note', type: 'text' }],
      settings: { ...settings },
    }).id;
  const well = schema('Well', 'container');
  const entity = schema('Strain', 'custom_entity');
  const schemas = {
    location: schema('Freezer', 'location'),
    box: schema('Box', 'box', { height: 2, width: 3 }),
    wellPlate: schema('Plate', 'plate', { height: 8, width: 12, plateType: 'well', containerSchemaId: well }),
    matrixPlate: schema('Matrix', 'plate', { height: 2, width: 2, plateType: 'matrix' }),
    tube: schema('Tube', 'container'),
    well,
    entity,
    batch: schema('Prep', 'batch', { entitySchemaId: entity }),
  };
  const made = async (path: string, body: object): Promise<string> => (await lab.member('POST', path, body)).body.id;
  const freezerId = await made('/locations', { name: 'Freezer', schemaId: schemas.location });
  const boxId = await made('/boxes', { name: 'Box', schemaId: schemas.box, parentStorageId: freezerId });
  const dnaId = await made('/dna-sequences', {
    name: 'pUC19',
    folderId: lab.folderId,
    bases: 'ACGT',
    isCircular: false,
  });
  const cellsId = await made('/custom-entities', {
    name: 'DH5a',
    folderId: lab.folderId,
    schemaId: entity,
  });
  return {
    ...lab,
    schemas,
    freezerId,
    boxId,
    dnaId,
    cellsId,
    tube: (body = {}) => made('/containers', { schemaId: schemas.tube, ...body }),
    held: async (id) => {
      const { body } = await lab.admin('GET', `/containers/${id}`);
      const contents = body.contents.map(({ entity: one, concentration }: Answer['body']) => [
        one.id,
        concentration.value,
      ]);
      return { ...body.quantity, ...Object.fromEntries(contents) };
    },
    transfers: async (transfers, by = lab.member) => lab.finished(await by('POST', '/transfers', { transfers })),
  };
}
