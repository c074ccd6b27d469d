import { describe, expect, it } from 'vitest';
import { appLab } from '../../test/support/app-lab.ts';
import { courierKeys, courierManifest } from '../../test/support/courier-manifest.ts';
import { pem } from '../../test/support/broken-manifests.ts';

const manifest = (version: string, ...configuration: readonly string[]): string =>
  `manifestVersion: 1\ninfo: { name: Plasmid Courier, version: ${version} }\nconfiguration:\n${configuration.map((item) => `  - ${item}`).join('\n') || '  []'}\n`;

const legacy = (...configuration: readonly string[]): string =>
  `${manifest('1.0.0', ...configuration)}settings: { lifecycleManagement: AUTOMATIC, webhookUrl: "https://app.example.com/" }\n`;

describe('an app from a manifest', () => {
  it('is a definition of one version, installed, with its webhook', () => {
    const { control, parts, happenings } = appLab();

    const { definition, app, warnings } = control.createAppFromManifest({
      manifest: courierManifest('1.3.0'),
      webhookUrl: 'http://127.0.0.1:3000/benchling/',
    });

    const appId = app?.id ?? '';
    expect(definition).toMatchObject({ id: expect.stringMatching(/^appdef_/), appId, versions: [{ number: '1.3.0' }] });
    expect(app).toMatchObject({ name: 'Plasmid Courier', versionNumber: '1.3.0', status: 'active', hasSecret: false });
    expect(warnings).toEqual([]);
    expect(parts.apps.webhookOf(appId)).toEqual({
      definitionId: definition.id,
      versionNumber: '1.3.0',
      isLegacy: false,
      url: 'http://127.0.0.1:3000/benchling',
      suffixed: true,
      subscriptions: ['v2.app.installed', 'v2.canvas.created', 'v2.canvas.userInteracted', 'v2.entry.created'],
    });
    expect(parts.apps.installations()).toMatchObject([{ id: appId, definitionId: definition.id }]);
    expect(happenings).toMatchObject([{ type: 'v2.app.installed', appId }]);
  });

  it('is refused with every line that is wrong', () => {
    const { control } = appLab();

    const create = () => control.createAppFromManifest({ manifest: manifest('1.0', '{ name: A, type: foldr }') });

    expect(create).toThrow(/line 2: info\.version must be .* line 4: .* Write folder\./u);
  });

  it('can wait to be installed, and be told to anyone only then', () => {
    const { control, happenings } = appLab();

    const { definition, app } = control.createAppFromManifest({ manifest: manifest('1.0.0'), isInstalled: false });
    const before = control.listApps();
    const installed = control.installApp({ definitionId: definition.id });
    const again = () => control.installApp({ definitionId: definition.id });

    expect([app, before]).toEqual([null, []]);
    expect(installed.definitionId).toBe(definition.id);
    expect(again).toThrow('installed already');
    expect(happenings).toHaveLength(1);
  });

  it('is gone when it is uninstalled, and back with its client id, secret and configuration', async () => {
    const { control, admin, token } = appLab();
    const { definition, app } = control.createAppFromManifest({
      manifest: manifest('1.0.0', '{ name: Region, type: text }'),
    });
    const appId = app?.id ?? '';
    const { clientId, clientSecret } = control.generateAppSecret({ appId });
    control.setAppConfiguration({ appId, items: [{ path: ['Region'], value: 'EU' }] });

    control.uninstallApp({ appId });
    const gone = [await token(clientId, clientSecret), await admin('GET', `/apps/${appId}`)];
    const listed = await admin('GET', '/apps');
    const back = control.installApp({ definitionId: definition.id });
    const allowed = await token(clientId, clientSecret);

    expect(gone.map(({ status }) => status)).toEqual([401, 404]);
    expect(listed.body.apps).toEqual([]);
    expect([back.id, back.clientId, allowed.status]).toEqual([appId, clientId, 200]);
    expect(control.getAppConfiguration({ appId })).toMatchObject([{ path: ['Region'], value: 'EU' }]);
  });

  it('blocks the tokens it had when it is uninstalled', async () => {
    const { control, asApp } = appLab();
    const { id: appId } = control.createApp({ name: 'Slack app' });
    const call = await asApp(appId);

    control.uninstallApp({ appId });

    expect((await call('GET', '/apps')).status).toBe(401);
  });

  it('gives its manifest back as it was uploaded, and one is written for an app from scratch', () => {
    const { control } = appLab();
    const text = `# Ours.\n${manifest('1.0.0')}`;
    const { app } = control.createAppFromManifest({ manifest: text });
    const scratch = control.createApp({ name: 'Slack app', description: 'Tells us things' });

    const exported = control.exportManifest({ appId: app?.id ?? '' });
    const written = control.exportManifest({ appId: scratch.id });

    expect(exported).toEqual({ versionNumber: '1.0.0', manifest: text });
    expect(control.lintManifest({ manifest: written.manifest })).toEqual([]);
    expect(written.manifest).toContain('name: Slack app');
  });
});

describe('an upgrade', () => {
  it('keeps what is still asked for, and says what was added, taken away and cleared', () => {
    const { control, happenings, folderId } = appLab();
    const { app } = control.createAppFromManifest({
      manifest: manifest(
        '1.0.0',
        '{ name: Folder, type: folder }',
        '{ name: Region, type: text, enum: [EU, US] }',
        '{ name: Old, type: text }',
        '{ name: Changed, type: text }',
        '{ name: Rows, type: array, elementDefinition: [{ name: A, type: text }] }',
      ),
    });
    const appId = app?.id ?? '';
    control.setAppConfiguration({
      appId,
      items: [
        { path: ['Folder'], value: folderId },
        { path: ['Region'], value: 'EU' },
        { path: ['Rows', 'One', 'A'], value: 'a' },
      ],
    });

    const { configuration, app: after } = control.upgradeApp({
      appId,
      manifest: manifest(
        '1.1.0',
        '{ name: Folder, type: folder, description: Where }',
        '{ name: Region, type: text, enum: [US, APAC] }',
        '{ name: Changed, type: integer }',
        '{ name: New, type: boolean }',
        '{ name: Rows, type: array, elementDefinition: [{ name: A, type: text }, { name: B, type: text }] }',
      ),
    });

    expect(after.versionNumber).toBe('1.1.0');
    expect(configuration).toEqual({
      added: [['Changed'], ['New'], ['Rows', 'One', 'B']],
      kept: [['Folder'], ['Region'], ['Rows', 'One'], ['Rows', 'One', 'A']],
      removed: [['Old'], ['Changed']],
      cleared: [['Region']],
    });
    expect(control.getAppConfiguration({ appId })[0]).toMatchObject({ value: folderId, description: 'Where' });
    expect(happenings.map(({ type }) => type)).toEqual([
      'v2.app.installed',
      'v2-beta.app.configuration.updated',
      'v2.app.installed',
    ]);
  });

  it('clears secrets that were encrypted to another key, and only those', () => {
    const { control } = appLab();
    const { app } = control.createAppFromManifest({ manifest: courierManifest('1.0.0') });
    const appId = app?.id ?? '';
    control.setAppConfiguration({ appId, items: [{ path: ['Token'], value: 'hunter2' }] });

    const sameKey = control.upgradeApp({ appId, manifest: courierManifest('1.0.1', courierKeys.publicKey) });
    const otherKey = control.upgradeApp({ appId, manifest: courierManifest('1.0.1', pem(2048)) });

    expect([sameKey.configuration.cleared, otherKey.configuration.cleared]).toEqual([[], [['Token']]]);
  });

  it('takes the same number again while the app is not shared, and a newer one once it is', () => {
    const { control } = appLab();
    const { app, definition } = control.createAppFromManifest({ manifest: manifest('1.0.0') });
    const appId = app?.id ?? '';
    const upgrade = (version: string) => () =>
      control.upgradeApp({ appId, manifest: manifest(version, '{ name: A, type: text }') });

    const again = upgrade('1.0.0')();
    control.updateAppDefinition({ definitionId: definition.id, isShared: true });

    expect(again.configuration.added).toEqual([['A']]);
    expect(upgrade('1.0.0')).toThrow('write a newer info.version');
    expect(upgrade('0.9.0')).toThrow('0.9.0 is older');
    expect(upgrade('1.0.1')().app.versionNumber).toBe('1.0.1');
  });
});

describe('a legacy app with automatic lifecycle', () => {
  it('is inactive until it is configured and activated, and then gets its credentials by webhook', async () => {
    const { control, happenings, token } = appLab();
    const { app } = control.createAppFromManifest({
      manifest: legacy('{ name: Region, type: text, requiredConfig: true }'),
      framework: 'legacy',
    });
    const appId = app?.id ?? '';

    const early = () => control.activateApp({ appId });
    const byHand = () => control.generateAppSecret({ appId });
    expect(early).toThrow('before it is configured: "Region"');
    expect(byHand).toThrow('activate it');
    control.setAppConfiguration({ appId, items: [{ path: ['Region'], value: 'EU' }] });
    const active = control.activateApp({ appId });

    const sent = happenings.at(-1);
    const { clientId = '', clientSecret = '' } = sent?.credential ?? {};
    expect([app?.status, active.status]).toEqual(['inactive', 'active']);
    expect(happenings.map(({ type }) => type)).toEqual([
      'v0-beta.app.installed',
      'v2-beta.app.configuration.updated',
      'v0-beta.lifecycle.activateRequested',
    ]);
    expect((await token(clientId, clientSecret)).status).toBe(200);
  });

  it('is told of nothing but itself while it is inactive', () => {
    const { control, parts } = appLab();
    const { app } = control.createAppFromManifest({
      manifest: legacy(),
      framework: 'legacy',
      webhookUrl: 'http://127.0.0.1:3000/',
    });
    const appId = app?.id ?? '';

    const before = parts.apps.webhookOf(appId);
    control.activateApp({ appId });
    const after = parts.apps.webhookOf(appId);

    expect(before).toMatchObject({ isLegacy: true, url: 'http://127.0.0.1:3000' });
    expect(before?.subscriptions).not.toContain('v2.canvas.created');
    expect(after?.subscriptions).toContain('v2.canvas.created');
  });

  it('loses its access when it is deactivated, and gets new credentials when it is activated again', async () => {
    const { control, happenings, token } = appLab();
    const { app } = control.createAppFromManifest({ manifest: legacy(), framework: 'legacy' });
    const appId = app?.id ?? '';
    const credential = () => happenings.findLast(({ credential: sent }) => sent)?.credential;
    control.activateApp({ appId });
    const first = credential();

    control.deactivateApp({ appId });
    const refused = await token(first?.clientId ?? '', first?.clientSecret ?? '');
    control.activateApp({ appId });
    const second = credential();

    expect(refused.status).toBe(401);
    expect(second?.clientId).toBe(first?.clientId);
    expect(second?.clientSecret).not.toBe(first?.clientSecret);
    expect(happenings.map(({ type }) => type)).toContain('v0-beta.lifecycle.deactivated');
  });
});

describe('the developer console', () => {
  it('opens an app to its owners, and to nobody else', () => {
    const { control, user } = appLab();
    const [ann, bob] = [user('ann').id, user('bob').id];
    for (const holderId of [ann, bob])
      control.setCapability({ holderId, capability: 'Developer Platform', isGranted: true });
    const { definition, app } = control.createAppFromManifest({ manifest: manifest('1.0.0'), actingUser: ann });
    const appId = app?.id ?? '';
    const asBob = { actingUser: bob };

    const refused = [
      () => control.upgradeApp({ appId, manifest: manifest('1.1.0'), ...asBob }),
      () => control.generateAppSecret({ appId, ...asBob }),
      () => control.updateAppDefinition({ definitionId: definition.id, webhookUrl: null, ...asBob }),
      () => control.deactivateApp({ appId, ...asBob }),
      () => control.setAppConfiguration({ appId, ...asBob }),
      () => control.setCapability({ holderId: bob, capability: 'Developer Platform', isGranted: true, ...asBob }),
    ];
    for (const call of refused) expect(call).toThrow(/Only /u);
    control.updateAppDefinition({ definitionId: definition.id, ownerIds: [ann, bob], actingUser: ann });
    const upgraded = control.upgradeApp({ appId, manifest: manifest('1.1.0'), ...asBob });

    expect(upgraded.app.versionNumber).toBe('1.1.0');
  });

  it('is closed to whoever lacks the capability', () => {
    const { control, user } = appLab();
    const { id: actingUser } = user('bob');

    expect(() => control.createApp({ name: 'Slack app', actingUser })).toThrow('Developer Platform');
    expect(() => control.createAppFromManifest({ manifest: manifest('1.0.0'), actingUser })).toThrow(
      'Developer Platform',
    );
  });

  it('says a deactivated app so, and leaves it its access as Benchling gives it from the installation on', async () => {
    const { control, happenings, asApp } = appLab();
    const { id: appId } = control.createApp({ name: 'Slack app' });
    const call = await asApp(appId);

    control.deactivateApp({ appId });
    const { status } = await call('GET', '/apps');
    control.activateApp({ appId });

    expect(status).toBe(200);
    expect(happenings.map(({ type }) => type)).toEqual(['v2.app.deactivated', 'v2.app.activateRequested']);
  });

  it('removes a row of an array, and refuses what is no row', () => {
    const { control } = appLab();
    const { app } = control.createAppFromManifest({ manifest: courierManifest() });
    const appId = app?.id ?? '';
    control.setAppConfiguration({ appId, items: [{ path: ['Routes', 'North', 'Urgent'], value: true }] });

    control.setAppConfiguration({ appId, removedRows: [['Routes', 'North']] });
    const wrong = () => control.setAppConfiguration({ appId, removedRows: [['Region']] });

    const rows = control.getAppConfiguration({ appId }).filter(({ path }) => path[1] === 'North');
    expect(rows).toEqual([]);
    expect(wrong).toThrow('is no row');
  });

  it('takes no webhook URL that is none', () => {
    const { control } = appLab();

    const create = () => control.createAppFromManifest({ manifest: manifest('1.0.0'), webhookUrl: 'app.example.com' });

    expect(create).toThrow('must be an http or https URL');
  });
});
