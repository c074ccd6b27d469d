import type { TestTenant } from '@ligase/testing';

/** Makes schemas of a plate of 96 wells, a tube, a box, a freezer and a strain. */
export function inventorySchemas({ control, registryId }: Pick<TestTenant, 'control' | 'registryId'>) {
  const schema = (name: string, type: 'container' | 'plate' | 'box' | 'location' | 'custom_entity', settings = {}) =>
    control.createSchema({ registryId, name, type, prefix: name.toUpperCase(), settings }).id;
  const well = schema('Well', 'container');
  return {
    tube: schema('Tube', 'container'),
    plate: schema('Plate', 'plate', { height: 8, width: 12, plateType: 'well', containerSchemaId: well }),
    bigPlate: schema('Big', 'plate', { height: 32, width: 48, plateType: 'well', containerSchemaId: well }),
    box: schema('Box', 'box', { height: 9, width: 9 }),
    freezer: schema('Freezer', 'location'),
    strain: schema('Strain', 'custom_entity'),
  };
}
