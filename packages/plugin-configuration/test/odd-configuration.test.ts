import { createTestApp, scriptedTenant } from '@ligase/testing';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { configurationPlugin, localKey, type KeyService } from '../src/index.ts';
import { configuration, configurationSchema } from './courier-configuration.ts';
import { keyPair } from './courier.ts';

const { privateKey } = keyPair();

interface Item {
  readonly path: readonly string[];
  readonly type: string;
  readonly value?: unknown;
  readonly linkedResource?: unknown;
}

const item = (name: string, type: string, value: unknown, linkedResource?: unknown): Item => ({
  path: [name],
  type,
  value,
  ...(linkedResource !== undefined && { linkedResource }),
});

/** The courier on a Benchling whose configuration is what a test says. */
async function courierWith(items: readonly Item[], secureText: KeyService = localKey(privateKey)) {
  const tenant = scriptedTenant(() => ({ body: { appConfigurationItems: items, nextToken: '' } }));
  const plugins = [configurationPlugin({ schema: configurationSchema, appId: 'app_1', secureText })] as const;
  const app = await createTestApp({ tenant, plugins });
  return app.get(configuration);
}

describe('configuration that is not what the manifest says', () => {
  it.each([
    ['copies', item('Copies', 'integer', 3), 'is not one of 1, 2, 4; write one of 1, 2, 4'],
    ['copies', item('Copies', 'integer', '4'), 'is not one of 1, 2, 4'],
    ['share', item('Share', 'float', 'much'), 'is not a number'],
    ['rush', item('Rush', 'boolean', 'yes'), 'is not true or false'],
    ['since', item('Since', 'date', 'yesterday'), 'is not a date'],
    ['lastOrder', item('Last order', 'datetime', '13:00'), 'is not a time'],
    ['extras', item('Extras', 'json', '{a}'), 'is not JSON'],
    ['greeting', item('Greeting', 'text', 7), 'is not a text'],
    ['region', item('Region', 'text', 'APAC'), 'is not one of "EU", "US"'],
    ['registry', item('Registry', 'registry', 7), 'holds no id; choose the registry'],
    [
      'greeting',
      item('Greeting', 'integer', 7),
      'is of type integer in Benchling, and of type text in the app; install the version of the app',
    ],
    ['dropOffFolder', item('Other', 'folder', null), 'is not there; install the version of the app'],
    ['vendorToken', item('Vendor token', 'secure_text', 7), 'is not a secret; write a secret'],
  ] as const)('is said of %s: %j', async (name, given, what) => {
    const config = await courierWith([given]);

    const reading = config.get(name);

    await expect(reading).rejects.toMatchObject({
      code: 'CONFIG_INCOMPLETE',
      message: expect.stringContaining(what),
    });
  });

  it('is no reason to fail where nothing is needed and nothing is there', async () => {
    const config = await courierWith([item('Greeting', 'text', null), item('Unknown', 'new_type', 'x')]);

    const values = [await config.get('greeting'), await config.get('plasmid')];

    expect(values).toEqual([undefined, undefined]);
  });

  it('asks for rows that are missing', async () => {
    const config = await courierWith([]);

    const reading = config.requireAll();

    await expect(reading).rejects.toThrow('"Routes" has 0 of 1 rows; add 1 more');
  });

  it.each([
    null,
    undefined,
    { resourceType: 'inaccessible_resource', inaccessibleId: 'lib_1' },
    { id: 'lib_1' },
    'lib_1',
  ])('takes a link without a name for one to what the app may not see: %j', async (linkedResource) => {
    const config = await courierWith([item('Drop-off folder', 'folder', 'lib_1', linkedResource)]);

    const folder = await config.get('dropOffFolder');

    expect(folder).toEqual({ accessible: false, id: 'lib_1' });
  });

  it('takes times as Benchling writes them, and as ISO 8601', async () => {
    const times = ['2022-03-18 05:14:35 PM', '2022-03-18 12:00:00 PM', '2022-03-18T17:14:35+01:00'];

    const read = await Promise.all(
      times.map(async (time) => (await courierWith([item('Last order', 'datetime', time)])).get('lastOrder')),
    );

    expect(read).toEqual(['2022-03-18T17:14:35', '2022-03-18T12:00:00', '2022-03-18T17:14:35+01:00']);
  });

  it('names a secret that cannot be decrypted among all else that is wrong, and by itself with its own code', async () => {
    const config = await courierWith([item('Vendor token', 'secure_text', 'hunter2')]);

    const all = config.requireAll();
    const one = config.get('vendorToken');

    await expect(all).rejects.toThrow('"Vendor token" is no text that Benchling has encrypted: it has 1 part');
    await expect(one).rejects.toMatchObject({ code: 'CONFIG_SECRET_MALFORMED' });
  });

  it.each([
    ['a text', item('Vendor token', 'text', 'hunter2')],
    ['a link', item('Vendor token', 'folder', 'hunter2', { id: 'hunter2', name: 'hunter2' })],
    ['an object', item('Vendor token', 'secure_text', { token: 'hunter2' })],
    ['a list', item('Vendor token', 'secure_text', ['hunter2'])],
    ['not encrypted', item('Vendor token', 'secure_text', 'hunter2.hunter2.hunter2.hunter2.hunter2')],
  ])('shows nothing of a secret that is %s', async (_, given) => {
    const config = await courierWith([given]);

    const [one, all] = await Promise.allSettled([config.get('vendorToken'), config.requireAll()]);

    expect([one, all]).toMatchObject([{ status: 'rejected' }, { status: 'rejected' }]);
    expect(inspect([one, all], { depth: 20 })).toContain('Vendor token');
    expect(inspect([one, all], { depth: 20 })).not.toContain('hunter2');
  });

  it('is refused by name when code without types asks for what there is not', async () => {
    const config = await courierWith([]);

    const reading = config.get('toString' as 'region');

    await expect(reading).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  });
});

it('does not start an app that has a secure_text and nothing to decrypt it with', async () => {
  const tenant = scriptedTenant(() => ({}));
  const plugins = [configurationPlugin({ schema: configurationSchema, appId: 'app_1' })] as const;

  const starting = createTestApp({ tenant, plugins });

  await expect(starting).rejects.toMatchObject({
    code: 'APP_SETUP_FAILED',
    message: expect.stringContaining(
      'Plasmid Courier has a secure_text, "Vendor token": give configurationPlugin({ secureText: localKey(…) })',
    ),
  });
});
