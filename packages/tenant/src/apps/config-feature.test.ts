import { constants, createDecipheriv, privateDecrypt } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { appLab, type AppLab } from '../../test/support/app-lab.ts';
import { courierKeys, courierManifest } from '../../test/support/courier-manifest.ts';

interface Item {
  readonly id: string;
  readonly path: readonly string[];
  readonly type: string;
  readonly value: unknown;
}

/** A lab with the courier app installed, and a schema and a dropdown that fit it. */
async function courier() {
  const lab = appLab();
  const { control, registryId } = lab;
  const { app } = control.createAppFromManifest({ manifest: courierManifest() });
  if (app === null) throw new Error('It was to be installed.');
  const field = (name: string, type: string, more: object = {}) => ({ id: `tsf_${name}`, name, type, ...more });
  const fields = [
    field('Vector', 'dna_sequence_link'),
    field('Parts', 'dna_sequence_link', { isMulti: true }),
    field('Remarks', 'text', { isRequired: true }),
    field('Hints', 'text'),
  ];
  const schema = control.createSchema({ registryId, name: 'Plasmid', type: 'dna_sequence', prefix: 'P', fields });
  const cells = control.createSchema({ registryId, name: 'Cells', type: 'custom_entity', prefix: 'C' });
  const options = [{ id: 'sfso_twist', name: 'Twist' }];
  const dropdown = control.createDropdown({ registryId, name: 'Vendors', options });
  const call = await lab.asApp(app.id);
  const all = async (): Promise<Item[]> =>
    (await lab.admin('GET', `/app-configuration-items?appId=${app.id}&pageSize=100`)).body.appConfigurationItems;
  const at = async (...path: readonly string[]): Promise<Item> => {
    const found = (await all()).find((item) => JSON.stringify(item.path) === JSON.stringify(path));
    if (found === undefined) throw new Error(`Nothing is at ${path.join('/')}.`);
    return found;
  };
  const set = async (path: readonly string[], value: unknown) => {
    const { id, type } = await at(...path);
    return lab.admin('PATCH', `/app-configuration-items/${id}`, { type, value });
  };
  return { ...lab, app, schema, cells, dropdown, call, all, at, set };
}

const letIn = ({ control, projectId }: Pick<AppLab, 'control' | 'projectId'>, appId: string): void =>
  void control.grantAccess({ resourceId: projectId, collaboratorId: appId, policy: 'Read' });

describe('app configuration over API v2', () => {
  it('has a place for all that the manifest asks for, with as many rows as must be there', async () => {
    const { app, call } = await courier();

    const { body, headers } = await call('GET', `/app-configuration-items?appId=${app.id}&pageSize=100`);

    const items = body.appConfigurationItems as Item[];
    const seen = items.map(({ path, type }) => `${path.join('/')} ${type}`);
    expect(headers['result-count']).toBe(String(items.length));
    expect(seen).toEqual(
      expect.arrayContaining([
        'Drop-off folder folder',
        'Plasmid entity_schema',
        'Plasmid/Backbone field',
        'Vendor/Usual vendor dropdown_option',
        'Routes/Route 1 array_element',
        'Routes/Route 1/Project project',
      ]),
    );
    expect(items.find(({ type }) => type === 'folder')).toMatchObject({
      value: null,
      linkedResource: null,
      description: 'Where orders go.',
      requiredConfig: true,
    });
    expect(items.find(({ type }) => type === 'array_element')).toMatchObject({ value: 'Route 1' });
  });

  it.each([
    ['Region', 'EU', 'EU'],
    ['Most', 12, 12],
    ['Share', 0.5, 0.5],
    ['Rush', false, false],
    ['Since', '2022-03-18', '2022-03-18'],
    ['Last order', '2022-03-18 05:14:35 PM', '2022-03-18 05:14:35 PM'],
    ['Last order', '2022-03-18T00:14:35Z', '2022-03-18 12:14:35 AM'],
    ['Extras', '{"a":1}', '{"a":1}'],
    ['Region', null, null],
  ])('keeps %s as %j', async (name, value, kept) => {
    const { set } = await courier();

    const { status, body } = await set([name], value);

    expect([status, body.value]).toEqual([200, kept]);
  });

  it.each([
    ['Region', 'APAC', 'takes one of EU, US'],
    ['Since', '2022-02-31', 'takes a date such as'],
    ['Last order', '2022-03-18 15:14:35 PM', 'takes a time such as'],
    ['Extras', '{a}', 'takes a text that is JSON'],
    ['Drop-off folder', 'lib_none', 'There is no folder that you may view'],
  ])('refuses %s to be %j', async (name, value, why) => {
    const { set } = await courier();

    const { status, body } = await set([name], value);

    expect(status).toBe(400);
    expect(body.error.message).toContain(why);
  });

  it('links to schemas, fields and options, each within what it belongs to', async () => {
    const { set, schema, dropdown } = await courier();

    const answers = [
      await set(['Plasmid'], schema.id),
      await set(['Plasmid', 'Backbone'], 'tsf_Vector'),
      await set(['Vendor'], dropdown.id),
      await set(['Vendor', 'Usual vendor'], 'sfso_twist'),
    ];

    expect(answers.map(({ body }) => body.linkedResource)).toEqual([
      { id: schema.id, name: 'Plasmid' },
      { id: 'tsf_Vector', name: 'Vector' },
      { id: dropdown.id, name: 'Vendors' },
      { id: 'sfso_twist', name: 'Twist' },
    ]);
    expect(answers[0]?.body.subtype).toBe('dna_sequence');
  });

  it('refuses a schema of another kind, and a field of another type, number or need', async () => {
    const { set, schema, cells } = await courier();

    const beforeSchema = await set(['Plasmid', 'Backbone'], 'tsf_Vector');
    const otherKind = await set(['Plasmid'], cells.id);
    await set(['Plasmid'], schema.id);
    const otherType = await set(['Plasmid', 'Backbone'], 'tsf_Remarks');
    const many = await set(['Plasmid', 'Backbone'], 'tsf_Parts');
    const optional = await set(['Plasmid', 'Notes'], 'tsf_Hints');

    const reasons = [beforeSchema, otherKind, otherType, many, optional].map(({ body }) => body.error.message);
    expect(reasons).toEqual([
      expect.stringContaining('There is no field in what is configured at "Plasmid"'),
      expect.stringContaining('is for custom_entity, and "Plasmid" wants dna_sequence'),
      expect.stringContaining('is of type text, and dna_sequence_link is wanted'),
      expect.stringContaining('takes many values, and one is wanted'),
      expect.stringContaining('may be empty, and one is wanted that is required'),
    ]);
  });

  it('links to the statuses of a workflow, and to the fields of its tasks and of their outputs', async () => {
    const { control, admin, registryId } = appLab();
    const field = (id: string) => ({ id, name: id, type: 'text' });
    const schema = control.createSchema({
      registryId,
      name: 'Prep',
      type: 'workflow_task',
      prefix: 'T',
      fields: [field('tsf_in')],
      settings: { outputFields: [field('tsf_out')] },
    });
    const { body: prep } = await admin('GET', `/workflow-task-schemas/${schema.id}`);
    const { app } = control.createAppFromManifest({
      manifest: `manifestVersion: 1
info: { name: Prep robot }
configuration:
  - name: Prep
    type: workflow_task_schema
    fieldDefinitions: [{ name: Volume }]
    output: { fieldDefinitions: [{ name: Yield }] }
  - { name: Done, type: workflow_task_status }
`,
    });
    const set = (value: string, ...path: readonly string[]) =>
      control.setAppConfiguration({ appId: app?.id ?? '', items: [{ path, value }] });
    const status = prep.statusLifecycle.statuses[2];

    set(schema.id, 'Prep');
    set('tsf_in', 'Prep', 'Volume');
    set('tsf_out', 'Prep', 'output', 'Yield');
    set(status.id, 'Done');
    const swapped = () => set('tsf_in', 'Prep', 'output', 'Yield');

    const { body } = await admin('GET', `/app-configuration-items?appId=${app?.id}&sort=createdAt:asc`);
    const linked = body.appConfigurationItems.map(
      (item: { linkedResource: { name: string } }) => item.linkedResource.name,
    );
    expect(linked).toEqual(expect.arrayContaining(['Prep', 'tsf_in', 'tsf_out', status.displayName]));
    expect(swapped).toThrow('There is no field');
  });

  it('forgets the fields of a schema when another one is chosen', async () => {
    const { set, at, schema, control, registryId } = await courier();
    const other = control.createSchema({ registryId, name: 'Vector', type: 'dna_sequence', prefix: 'V' });
    await set(['Plasmid'], schema.id);
    await set(['Plasmid', 'Backbone'], 'tsf_Vector');

    await set(['Plasmid'], other.id);

    expect((await at('Plasmid', 'Backbone')).value).toBeNull();
  });

  it('names what an app may not see as inaccessible, until it is let in', async () => {
    const lab = await courier();
    const { set, at, call, folderId, app } = lab;
    await set(['Drop-off folder'], folderId);
    const { id } = await at('Drop-off folder');

    const before = await call('GET', `/app-configuration-items/${id}`);
    letIn(lab, app.id);
    const after = await call('GET', `/app-configuration-items/${id}`);

    expect(before.body).toMatchObject({
      value: folderId,
      linkedResource: { resourceType: 'inaccessible_resource', inaccessibleId: folderId, type: 'folder' },
    });
    expect(after.body.linkedResource).toMatchObject({ id: folderId });
  });

  it('gives a secret only encrypted to the key of the app, and writes it nowhere else', async () => {
    const { set, parts, app } = await courier();

    const { body } = await set(['Token'], 'hunter2');

    const [header = '', key = '', iv = '', text = '', tag = ''] = String(body.value).split('.');
    const bytes = (part: string): Buffer => Buffer.from(part, 'base64url');
    const wanted = { key: courierKeys.privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' };
    const decipher = createDecipheriv('aes-256-gcm', privateDecrypt(wanted, bytes(key)), bytes(iv));
    decipher.setAAD(Buffer.from(header)).setAuthTag(bytes(tag));
    const read = Buffer.concat([decipher.update(bytes(text)), decipher.final()]).toString();
    expect(read).toBe('hunter2');
    expect(Buffer.from(parts.db.serialize()).includes('hunter2')).toBe(false);
    expect(parts.audit.list({ itemId: app.id }).map(({ newValue }) => newValue)).toContain('encrypted');
  });

  it('takes rows for an array, up to as many as it may have, each with all of its members', async () => {
    const { admin, app, projectId, all } = await courier();
    const add = (row: string, name: string, type: string, value: unknown) =>
      admin('POST', '/app-configuration-items', { appId: app.id, path: ['Routes', row, name], type, value });

    const made = await add('North', 'Project', 'project', projectId);
    const sameRow = await add('North', 'Urgent', 'boolean', true);
    const tooMany = await add('South', 'Urgent', 'boolean', true);

    const rows = (await all()).filter(({ type }) => type === 'array_element');
    expect([made.status, sameRow.status, tooMany.status]).toEqual([201, 201, 400]);
    expect(made.body.linkedResource).toEqual({ id: projectId, name: 'Plasmids' });
    expect(rows.map(({ value }) => value)).toEqual(expect.arrayContaining(['North', 'Route 1']));
    expect(rows).toHaveLength(2);
    expect(tooMany.body.error.message).toContain('2 rows at most');
  });

  it('refuses paths that the manifest does not have, other types, and what is configured already', async () => {
    const { admin, app, set, at } = await courier();
    const create = (path: readonly string[], type: string, value: unknown) =>
      admin('POST', '/app-configuration-items', { appId: app.id, path, type, value });
    await set(['Region'], 'EU');
    const { id } = await at('Region');

    const unknown = await create(['Regoin'], 'text', 'EU');
    const otherType = await create(['Most'], 'text', 'many');
    const again = await create(['Region'], 'text', 'US');
    const changed = await admin('PATCH', `/app-configuration-items/${id}`, { type: 'integer', value: 1 });
    const row = await create(['Routes', 'Route 1'], 'text', 'x');

    expect([unknown, otherType, again, changed, row].map(({ status }) => status)).toEqual([400, 400, 400, 400, 400]);
    expect(again.body.error.message).toContain(`update ${id}`);
  });

  it('takes any path for an app from scratch, and fields below their schema only', async () => {
    const { admin, control, schema } = await courier();
    const { id: appId } = control.createApp({ name: 'Slack app' });
    const create = (path: readonly string[], type: string, value: unknown) =>
      admin('POST', '/app-configuration-items', { appId, path, type, value });

    const early = await create(['My schema', 'My field'], 'field', 'tsf_Vector');
    const parent = await create(['My schema'], 'entity_schema', schema.id);
    const child = await create(['My schema', 'My field'], 'field', 'tsf_Vector');

    expect([early.status, parent.status, child.status]).toEqual([400, 201, 201]);
    expect(parent.body.subtype).toBe('dna_sequence');
    expect(child.body.linkedResource).toEqual({ id: 'tsf_Vector', name: 'Vector' });
  });

  it('is hidden from other apps and from people who do not own the app', async () => {
    const { app, control, asApp, user, at } = await courier();
    const { id } = await at('Region');
    const other = await asApp(control.createApp({ name: 'Other app' }).id);
    const stranger = user('bob').call;

    const answers = [];
    for (const call of [other, stranger])
      answers.push(
        await call('GET', `/app-configuration-items?appId=${app.id}`),
        await call('GET', `/app-configuration-items/${id}`),
        await call('PATCH', `/app-configuration-items/${id}`, { type: 'text', value: 'EU' }),
        await call('POST', '/app-configuration-items', { appId: app.id, path: ['Region'], type: 'text', value: 'EU' }),
      );
    const own = await other('GET', '/app-configuration-items');

    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 400, 404, 404, 404, 400]);
    expect(own.body.appConfigurationItems).toEqual([]);
  });

  it('is changed in bulk, all or nothing, and tells the app once', async () => {
    const { admin, app, at, finished, happenings } = await courier();
    const [region, most] = [await at('Region'), await at('Most')];
    const update = (...values: readonly [unknown, unknown]) =>
      admin('POST', '/app-configuration-items:bulk-update', {
        appConfigurationItems: [
          { id: region.id, type: 'text', value: values[0] },
          { id: most.id, type: 'integer', value: values[1] },
        ],
      });
    const told = () => happenings.filter(({ type }) => type === 'v2-beta.app.configuration.updated').length;

    const right = await finished(await update('EU', 3));
    const wrong = await finished(await update('APAC', 4));
    const made = await finished(
      await admin('POST', '/app-configuration-items:bulk-create', {
        appConfigurationItems: [
          { appId: app.id, path: ['Rush'], type: 'boolean', value: true },
          { appId: app.id, path: ['Share'], type: 'float', value: 0.25 },
        ],
      }),
    );

    expect(right.response.appConfigurationItems.map(({ value }: Item) => value)).toEqual(['EU', 3]);
    expect(wrong).toMatchObject({ status: 'FAILED', errors: [{ index: 0 }] });
    expect((await at('Most')).value).toBe(3);
    expect(made.status).toBe('SUCCEEDED');
    expect(told()).toBe(2);
  });

  it('is listed page by page, by time and by id', async () => {
    const { admin, app, at, set, clock } = await courier();
    clock.advance(60_000);
    const { body: changed } = await set(['Region'], 'EU');
    const { id } = await at('Most');
    const list = async (query: string) => (await admin('GET', `/app-configuration-items?${query}`)).body;

    const newest = await list(`appId=${app.id}&pageSize=1`);
    const next = await list(`appId=${app.id}&pageSize=1&nextToken=${encodeURIComponent(newest.nextToken)}`);
    const since = await list(`modifiedAt=${encodeURIComponent(`> ${changed.createdAt}`)}`);
    const named = await list(`ids=${id}`);

    expect(newest.appConfigurationItems.map((item: Item) => item.id)).toEqual([changed.id]);
    expect(next.appConfigurationItems).toHaveLength(1);
    expect(since.appConfigurationItems.map((item: Item) => item.id)).toEqual([changed.id]);
    expect(named.appConfigurationItems.map((item: Item) => item.id)).toEqual([id]);
  });
});
