import { describe, expect, it } from 'vitest';
import { startLab, type Lab } from '../../test/support/start-tenant.ts';

const lab = (): Lab & {
  readonly dropdownId: string;
  readonly optionIds: readonly string[];
  readonly schemaId: string;
} => {
  const made = startLab();
  const { dropdowns, schemas } = made.tenant.resources;
  const dropdown = dropdowns.create(made.actor, { name: 'Resistance', options: [{ name: 'Amp' }, { name: 'Kan' }] });
  const { options } = JSON.parse(dropdown.body) as { options: { id: string }[] };
  const schema = schemas.create(made.actor, {
    name: 'Strain',
    registryId: made.registryId,
    type: 'custom_entity',
    prefix: 'ST',
    fieldDefinitions: [
      { name: 'Resistance', type: 'dropdown', isMulti: true, dropdownId: dropdown.id },
      { name: 'Parent', type: 'custom_entity_link' },
      { name: 'OD', type: 'float', numericMin: 0, numericMax: 2 },
      { name: 'Frozen', type: 'boolean' },
      { name: 'Day', type: 'date' },
    ],
  });
  return { ...made, dropdownId: dropdown.id, optionIds: options.map(({ id }) => id), schemaId: schema.id };
};

const strain = (at: ReturnType<typeof lab>, name: string, fields: object = {}, more: object = {}) =>
  at.member('POST', '/custom-entities', { name, schemaId: at.schemaId, folderId: at.folderId, fields, ...more });

describe('registries', () => {
  it('list themselves, their schemas and their dropdowns', async () => {
    const at = lab();

    const registries = await at.member('GET', '/registries');
    const schemas = await at.member('GET', `/registries/${at.registryId}/entity-schemas`);
    const dropdowns = await at.member('GET', `/registries/${at.registryId}/dropdowns`);

    expect(registries.body.registries).toEqual([expect.objectContaining({ id: at.registryId, name: 'Registry' })]);
    expect(schemas.body.entitySchemas).toEqual([
      expect.objectContaining({ id: at.schemaId, prefix: 'ST', registryId: at.registryId, type: 'custom_entity' }),
    ]);
    expect(dropdowns.body).toEqual({ dropdowns: [{ id: at.dropdownId, name: 'Resistance' }] });
  });

  it('are hidden from whoever has no policy on them, with all that is in them', async () => {
    const at = lab();
    const { body: registered } = await strain(at, 's1', {}, { registryId: at.registryId, namingStrategy: 'NEW_IDS' });
    const stranger = at.user('eve', { [at.projectId]: 'Admin' }).call;

    const registry = await stranger('GET', `/registries/${at.registryId}`);
    const entity = await stranger('GET', `/custom-entities/${registered.id}`);

    expect([registry.status, entity.status]).toEqual([404, 404]);
  });

  it('give entities by registry id, and name those that they do not know', async () => {
    const at = lab();
    const { body: one } = await strain(at, 's1', {}, { registryId: at.registryId, entityRegistryId: 'ST1' });
    const path = `/registries/${at.registryId}/registered-entities:bulk-get?entityRegistryIds=`;

    const found = await at.member('GET', `${path}ST1`);
    const unknown = await at.member('GET', `${path}ST1,ST2`);

    expect(found.body.entities).toEqual([{ ...one, entityType: 'custom_entity' }]);
    expect(unknown.body.error).toMatchObject({ invalidIds: ['ST2'], message: 'Invalid entityRegistryId: ST2' });
  });

  it('let go of an entity into a folder', async () => {
    const at = lab();
    const { body: one } = await strain(at, 's1', {}, { registryId: at.registryId, entityRegistryId: 'ST1' });
    const body = { entityIds: [one.id], folderId: at.folderId };

    const answer = await at.member('POST', `/registries/${at.registryId}:unregister-entities`, body);
    const read = await at.member('GET', `/custom-entities/${one.id}`);
    const again = await strain(at, 's2', {}, { registryId: at.registryId, entityRegistryId: 'ST1' });

    expect([answer.status, answer.body]).toEqual([200, {}]);
    expect(read.body).toMatchObject({ registryId: null, entityRegistryId: null, folderId: at.folderId });
    expect(again.status).toBe(201);
  });

  it('link entities of one bulk upsert to one another by registry id', async () => {
    const at = lab();
    const item = (id: string, parent: string) => ({
      entityRegistryId: id,
      registryId: at.registryId,
      schemaId: at.schemaId,
      name: `strain ${id}`,
      fields: { Parent: { value: { entityRegistryId: parent } } },
    });
    const customEntities = [item('ST1', 'ST2'), item('ST2', 'ST1')];

    const task = await at.finished(await at.member('POST', '/custom-entities:bulk-upsert', { customEntities }));

    expect(task.status).toBe('SUCCEEDED');
    const [first, second] = task.response.customEntities;
    expect(first.fields.Parent).toMatchObject({ value: second.id, displayValue: 'strain ST2' });
    expect(second.fields.Parent).toMatchObject({ value: first.id, displayValue: 'strain ST1' });
  });
});

describe('fields', () => {
  it('show every field of the schema, links and options by name', async () => {
    const at = lab();
    const { body: parent } = await strain(at, 'parent');

    const { body } = await strain(at, 'child', {
      Resistance: { value: at.optionIds },
      Parent: { value: parent.id },
      OD: { value: 0.6 },
    });

    const field = (type: string, value: unknown, displayValue: string | null, isMulti = false) => ({
      value,
      displayValue,
      textValue: displayValue,
      isMulti,
      type,
    });
    expect(body.fields).toEqual({
      Resistance: field('dropdown', at.optionIds, 'Amp, Kan', true),
      Parent: field('custom_entity_link', parent.id, 'parent'),
      OD: field('float', 0.6, '0.6'),
      Frozen: field('boolean', null, null),
      Day: field('date', null, null),
    });
  });

  it.each([
    ['Resistance', 'sfs_nowhere', 'It takes a list.'],
    ['Resistance', ['sfs_nowhere'], 'the id of an option of Resistance: '],
    ['Parent', 'bfi_nowhere', 'the id of custom_entity that you may view'],
    ['OD', 3, 'at most 2'],
    ['OD', '0.6', 'a number'],
    ['Frozen', 'yes', 'true or false'],
    ['Day', '1 March', 'a date such as 2026-03-01'],
  ])('refuse in %s the value %j', async (name, value, message) => {
    const at = lab();

    const refused = await strain(at, 's', { [name]: { value } });

    expect(refused.status).toBe(400);
    expect(refused.body.error.message).toContain(message);
  });

  it('do not link to what the writer may not see', async () => {
    const at = lab();
    const hidden = at.tenant.resources.projects.create(at.actor, { name: 'Secret' }).rootFolder.id;
    const { body: secret } = await at.admin('POST', '/custom-entities', {
      name: 'secret',
      schemaId: at.schemaId,
      folderId: hidden,
    });

    const refused = await strain(at, 's', { Parent: { value: secret.id } });

    expect(refused.status).toBe(400);
  });

  it('show the new name of what they link to, once it is renamed', async () => {
    const at = lab();
    const { body: parent } = await strain(at, 'parent');
    const { body: child } = await strain(at, 'child', {
      Parent: { value: parent.id },
      Resistance: { value: at.optionIds },
    });

    await at.member('PATCH', `/custom-entities/${parent.id}`, { name: 'ancestor' });
    await at.admin('PATCH', `/dropdowns/${at.dropdownId}`, { options: [{ id: at.optionIds[0], name: 'Ampicillin' }] });

    const { fields } = (await at.member('GET', `/custom-entities/${child.id}`)).body;
    expect(fields.Parent.displayValue).toBe('ancestor');
    expect(fields.Resistance.displayValue).toBe('Ampicillin, Kan');
  });
});

describe('dropdowns', () => {
  it('are made and changed by admins of the registry, and read by everyone', async () => {
    const at = lab();
    const body = { name: 'Colour', options: [{ name: 'red' }], registryId: at.registryId };

    const refused = await at.member('POST', '/dropdowns', body);
    const made = await at.admin('POST', '/dropdowns', body);
    const grown = await at.admin('PATCH', `/dropdowns/${made.body.id}`, { options: [{ name: 'blue' }] });
    const read = await at.member('GET', `/dropdowns/${made.body.id}`);
    const listed = await at.member('GET', '/dropdowns');

    expect(refused.status).toBe(403);
    expect(read.body).toEqual(grown.body);
    expect(read.body.options.map(({ name }: { name: string }) => name)).toEqual(['red', 'blue']);
    expect(listed.headers['result-count']).toBe('2');
  });

  it('offer an archived option no more, and keep it where it was chosen', async () => {
    const at = lab();
    const [amp = ''] = at.optionIds;
    const { body: before } = await strain(at, 'old', { Resistance: { value: [amp] } });
    const body = { dropdownOptionIds: [amp], reason: 'Retired' };

    const archived = await at.admin('POST', `/dropdowns/${at.dropdownId}/options:archive`, body);
    const refused = await strain(at, 'new', { Resistance: { value: [amp] } });

    expect(archived.body).toEqual({ dropdownOptionIds: [amp] });
    expect(refused.status).toBe(400);
    expect((await at.member('GET', `/custom-entities/${before.id}`)).body.fields.Resistance.displayValue).toBe('Amp');
  });
});
