import { describe, expect, it } from 'vitest';
import { startLab } from '../../../test/support/start-tenant.ts';
import { schemaTypes } from './schema-type.ts';
import { schemaKindOf } from './schema-kinds.ts';

describe('schemas', () => {
  it.each(schemaTypes.filter((type) => type !== 'batch'))(
    'of %s are listed and read as the contract shows them',
    async (type) => {
      const lab = startLab();
      const { path, listKey } = schemaKindOf(type).family;
      const { id } = lab.tenant.resources.schemas.create(lab.actor, {
        name: 'Described',
        registryId: lab.registryId,
        type,
        prefix: 'X',
        fieldDefinitions: [{ name: 'Note', type: 'text' }],
      });

      const list = await lab.member('GET', path);
      const one = await lab.member('GET', `${path}/${id}`);

      expect(list.body[listKey]).toEqual([expect.objectContaining({ id, name: 'Described' })]);
      expect(one.body).toMatchObject({ id, type, fieldDefinitions: [{ name: 'Note', type: 'text' }] });
    },
  );

  it('of batches name the entity schema that they are for', async () => {
    const lab = startLab();
    const { schemas } = lab.tenant.resources;
    const entity = schemas.create(lab.actor, {
      name: 'Plasmid',
      registryId: lab.registryId,
      type: 'dna_sequence',
      prefix: 'PL',
    });
    const made = { name: 'Prep', registryId: lab.registryId, type: 'batch', prefix: 'PB' } as const;

    const batch = schemas.create(lab.actor, { ...made, settings: { entitySchemaId: entity.id } });
    const read = await lab.member('GET', `/batch-schemas/${batch.id}`);

    expect(read.body).toMatchObject({ entitySchemaId: entity.id, prefix: 'PB' });
    expect(() => schemas.create(lab.actor, made)).toThrow('Invalid entitySchemaId: undefined');
  });
});
