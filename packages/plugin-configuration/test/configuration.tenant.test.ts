import { createTestApp, startTestTenant } from '@ligase/testing';
import { clientCredentials } from '@ligase/core';
import { expect, it } from 'vitest';
import { configurationPlugin, localKey } from '../src/index.ts';
import { configuredCourier, courier, keyPair, manifestWith } from './courier.ts';
import { configuration, configurationSchema } from './every-type-configuration.ts';

it('gives what a person has set in Benchling, each value in its type', async () => {
  const { app, config, set, plasmid, folderId, projectId, registryId } = await configuredCourier();
  await app.clock.advance(1);
  set(
    [['Home project'], projectId],
    [['Registry'], registryId],
    [['Plasmid'], plasmid.id],
    [['Plasmid', 'Backbone'], 'tsf_Vector'],
    [['Prep', 'Amount'], 'tsf_Amount'],
    [['Copies'], 4],
    [['Share'], 0.5],
    [['Rush'], false],
    [['Since'], '2026-03-18'],
    [['Last order'], '2026-03-18 12:14:35 AM'],
    [['Extras'], '{"a":[1]}'],
    [['Routes', 'North', 'Project'], projectId],
    [['Routes', 'North', 'Rush'], true],
    [['class'], 'A'],
    [['To-be'], 'or not'],
    [['🧬 Size'], 'groß'],
  );

  const values = await config.requireAll();

  const project = { accessible: true, id: projectId, name: 'Lab' };
  expect(values).toMatchObject({
    dropOffFolder: { accessible: true, id: folderId },
    homeProject: project,
    registry: { id: registryId, name: 'Registry' },
    plasmid: { name: 'Plasmid', fields: { backbone: { id: 'tsf_Vector', name: 'Vector' }, notes: undefined } },
    prep: { fields: { amount: { id: 'tsf_Amount' } }, outputFields: { yield: { id: 'tsf_Yield', name: 'Yield' } } },
    vendor: { name: 'Vendors', options: { usualVendor: { id: 'sfso_twist', name: 'twist' }, otherVendor: undefined } },
    region: 'EU',
    greeting: undefined,
    copies: 4,
    share: 0.5,
    rush: false,
    since: '2026-03-18',
    lastOrder: '2026-03-18T00:14:35',
    extras: { a: [1] },
    routes: [
      { name: 'Route 1', values: { project, rush: undefined } },
      { name: 'North', values: { project, rush: true } },
    ],
    class: 'A',
    'To be': undefined,
    'To-be': 'or not',
    size: 'groß',
  });
  expect(values.vendorToken.reveal()).toBe('hunter2 🧬');
});

it('lists everything that is missing or out of sight at once, with what to do', async () => {
  const { config, set, plasmid, prep, folderId, control, appId, registryId } = await courier();
  set([['Drop-off folder'], folderId], [['Plasmid'], plasmid.id], [['Prep'], prep.id]);
  control.grantAccess({ resourceId: registryId, collaboratorId: appId, policy: 'Read' });

  const reading = config.requireAll();

  await expect(reading).rejects.toMatchObject({
    code: 'CONFIG_INCOMPLETE',
    retryable: false,
    message: `Plasmid Courier is not configured as it needs to be. In Benchling, open Connections > Apps > Plasmid Courier > Configuration:
  "Drop-off folder" is set to ${folderId}, which the app may not see; give the app access to it, or choose another folder
  "Plasmid" / "Backbone" is empty; choose the field
  "Prep" / "output" / "Yield" is empty; choose the field
  "Region" is empty; write one of "EU", "US"
  "Vendor token" is empty; write a secret
  "Routes" / "Route 1" / "Project" is empty; choose the project`,
    details: {
      faults: expect.arrayContaining([
        { path: ['Drop-off folder'], problem: 'inaccessible', message: expect.stringContaining(folderId) },
      ]),
    },
  });
});

it('gives one value although others are missing, and says which when that one is', async () => {
  const { config, set } = await courier();
  set([['Region'], 'US']);

  const region = await config.get('region');
  const folder = config.get('dropOffFolder');

  expect(region).toBe('US');
  await expect(folder).rejects.toMatchObject({
    code: 'CONFIG_INCOMPLETE',
    message: expect.stringContaining('"Drop-off folder" is empty; choose the folder'),
  });
});

it('gives what the app may not see as a value that says so, until it may', async () => {
  const { config, set, folderId, grant } = await courier();
  set([['Drop-off folder'], folderId]);

  const before = await config.get('dropOffFolder');
  grant('Read');
  config.invalidate();
  const after = await config.get('dropOffFolder');

  expect(before).toEqual({ accessible: false, id: folderId });
  expect(after).toMatchObject({ accessible: true, id: folderId });
});

it('reads anew after it has said what is wrong, since access that is given is told by no webhook', async () => {
  const { config, set, needed, grant } = await courier();
  set(...needed);
  const before = config.requireAll();
  await expect(before).rejects.toThrow('which the app may not see');

  grant('Read');
  const after = await config.requireAll();

  expect(after.dropOffFolder.accessible).toBe(true);
});

it('gives the new value on the next read after the webhook that says so, and the old one until then', async () => {
  const { config, set, control, appId } = await configuredCourier();
  await config.get('region');

  set([['Region'], 'US']);
  const before = await config.get('region');
  const sent = control.listDeliveries({ type: 'v2-beta.app.configuration.updated' }).at(-1);
  const heeded = config.heed(JSON.parse(sent?.body ?? ''));
  const after = await config.get('region');

  expect(JSON.parse(sent?.body ?? '')).toMatchObject({ app: { id: appId } });
  expect({ before, heeded, after }).toEqual({ before: 'EU', heeded: true, after: 'US' });
});

it('heeds no webhook of another app, none about anything else, and nothing that is none', async () => {
  const { config, appId, reads } = await configuredCourier();
  await config.get('region');
  const message = { type: 'v2-beta.app.configuration.updated', deprecated: false };

  const heeded = [
    { app: { id: 'app_other' }, message },
    { app: { id: appId }, message: { type: 'v2.entry.created' } },
    { app: { id: appId } },
    { message },
    null,
    'text',
  ].map((webhook) => config.heed(webhook));
  await config.get('region');

  expect(heeded).toEqual([false, false, false, false, false, false]);
  expect(reads()).toBe(1);
});

it('reads anew when the app was upgraded to a version that asks for more', async () => {
  const { config, control, appId, keys, set, reads } = await configuredCourier();
  const before = await config.get('region');
  const manifest = manifestWith('courier.yaml', keys.publicKey).replace('1.3.0', '1.4.0');
  control.upgradeApp({ appId, manifest });
  set([['Region'], 'US']);

  const sent = control.listDeliveries({ type: 'v2.app.installed' }).at(-1);
  const heeded = config.heed(JSON.parse(sent?.body ?? ''));
  const after = await config.get('region');

  expect({ before, heeded, after, reads: reads() }).toEqual({ before: 'EU', heeded: true, after: 'US', reads: 2 });
});

it('asks Benchling once for however many ask at first, and again when the values are too old', async () => {
  const { app, config, set, reads } = await configuredCourier();

  const regions = await Promise.all(Array.from({ length: 20 }, () => config.get('region')));
  await config.requireAll();
  const readsAtFirst = reads();
  set([['Region'], 'US']);
  await app.clock.advance(300_001);
  const later = await config.get('region');

  expect(new Set(regions)).toEqual(new Set(['EU']));
  expect([readsAtFirst, reads(), later]).toEqual([1, 2, 'US']);
});

it('goes on with old values and says so when Benchling is down, and not with those that are known to be wrong', async () => {
  const { app, config, control, log, set } = await configuredCourier();
  await config.get('region');
  set([['Region'], 'US']);
  control.failNext({ operationId: 'listAppConfigurationItems', status: 503, times: 100 });

  await app.clock.advance(300_001);
  const old = await config.get('region');
  config.invalidate();
  const wrong = config.get('region');

  await expect(wrong).rejects.toMatchObject({ code: 'API_SERVER_FAULT' });
  expect(old).toBe('EU');
  expect(log.lines).toContainEqual(
    expect.objectContaining({ message: 'The configuration cannot be read; what is known goes on' }),
  );
});

it('knows every type of item that a manifest can ask for', async () => {
  const tenant = await startTestTenant();
  const keys = keyPair();
  const manifest = manifestWith('every-type.yaml', keys.publicKey);
  const appId = tenant.control.createAppFromManifest({ manifest }).app?.id ?? '';
  const auth = clientCredentials(tenant.control.generateAppSecret({ appId }));
  const secureText = localKey(keys.privateKey);
  const plugins = [configurationPlugin({ schema: configurationSchema, appId, secureText })] as const;
  const app = await createTestApp({ tenant, auth, plugins });

  const reading = app.get(configuration).requireAll();

  const needed = Object.values(configurationSchema.items).filter(({ type }) => type !== 'array');
  await expect(reading).rejects.toMatchObject({
    details: {
      faults: needed.map(({ name }) => ({
        path: [name],
        problem: 'missing',
        message: expect.stringMatching(/^".+" is empty; (choose|write) /u),
      })),
    },
  });
});
