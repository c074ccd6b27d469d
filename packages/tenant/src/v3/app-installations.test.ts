import { describe, expect, it } from 'vitest';
import { v3Lab } from '../../test/support/v3-lab.ts';

const manifest = `manifestVersion: 1
info: { name: Courier, version: 1.0.0 }
features:
  - { name: Run, id: run, type: ASSAY_RUN }
configuration:
  - { name: Greeting, type: text, description: What to say }
  - { name: Most, type: integer }
  - { name: Place, type: folder }
  - { name: Kind, type: entity_schema, subtype: dna_sequence }
`;

const legacyManifest = `manifestVersion: 1
info: { name: Old courier, description: Orders plasmids., version: 1.2.0 }
settings: { webhookUrl: "https://app.example.com/benchling" }
features:
  - { name: Panel, id: panel, type: CANVAS, locations: [ENTRY] }
  - { name: Run, id: run, type: ASSAY_RUN }
  - { name: Home, id: home, type: APP_HOMEPAGE }
subscriptions:
  deliveryMethod: WEBHOOK
  messages: [{ type: v2.canvas.userInteracted }, { type: v2-beta.app.configuration.updated }]
configuration:
  - { name: Site, type: text }
`;

describe('app installations', () => {
  it('show which apps are installed, and archived ones when asked for', async () => {
    const { ann, control } = await v3Lab();
    const { app } = control.createAppFromManifest({ manifest });
    const retired = control.createApp({ name: 'Slack app' });
    control.archiveApp({ appId: retired.id, reason: 'Retired' });

    const listed = await ann('GET', '/app-installation/items');
    const archived = await ann('GET', '/app-installation/items?archiveReason.anyOf=Retired');
    const one = await ann('GET', `/app-installation/${app?.id}`);

    expect(listed.body.items).toEqual([one.body]);
    expect(archived.body.items).toMatchObject([{ id: retired.id, archived: true, archiveReason: 'Retired' }]);
    expect(one.body).toMatchObject({
      name: 'Courier',
      creator: { __typename: 'User' },
      archived: false,
      featureValues: [{ featureId: 'run', resourceId: null }],
    });
  });

  it('show their configuration to who manages them', async () => {
    const { ann, root, control } = await v3Lab();
    const { app } = control.createAppFromManifest({ manifest });
    control.setAppConfiguration({ appId: app?.id ?? '', items: [{ path: ['Most'], value: 3 }] });
    const path = `/app-installation/${app?.id}/configuration-values/items`;

    const values = await root('GET', path);
    const refused = await ann('GET', path);
    const listed = await root('GET', '/app-config-value/items');
    const hidden = await ann('GET', `/app-config-value/${values.body.items[0].id}`);
    const one = await root('GET', `/app-config-value/${values.body.items[0].id}`);

    expect(values.body.items.map((item: { path: string[]; valueData: object }) => [item.path, item.valueData])).toEqual(
      [
        [['Greeting'], { __typename: 'TextAppConfigValue', value: null }],
        [['Most'], { __typename: 'IntegerAppConfigValue', value: 3 }],
        [['Place'], { __typename: 'ResourceAppConfigValue', type: 'FOLDER', value: null }],
        [['Kind'], { __typename: 'EntitySchemaAppConfigValue', subtype: 'DNA_SEQUENCE', value: null }],
      ],
    );
    expect(one.body).toEqual(values.body.items[0]);
    expect(listed.body.items).toHaveLength(4);
    expect([refused.status, hidden.status]).toEqual([403, 404]);
  });

  it('show legacy apps by themselves, with all that their manifests say', async () => {
    const { ann, root, control } = await v3Lab();
    const { app } = control.createAppFromManifest({ manifest: legacyManifest, framework: 'legacy' });
    const path = `/legacy-app-installation/${app?.id}`;

    const listed = await ann('GET', '/legacy-app-installation/items');
    const one = await ann('GET', path);
    const values = await root('GET', `${path}/configuration-values/items`);
    const today = await ann('GET', `/app-installation/${app?.id}`);
    const installations = await ann('GET', '/app-installation/items');

    expect(listed.body.items).toEqual([one.body]);
    expect(one.body).toMatchObject({
      __typename: 'LegacyAppInstallation',
      name: 'Old courier',
      description: 'Orders plasmids.',
      versionNumber: '1.2.0',
      webhookUrl: 'https://app.example.com/benchling',
      publicKey: null,
      featureSpecs: [
        { __typename: 'CanvasFeatureSpec', featureId: 'panel', name: 'Panel', locations: ['ENTRY'] },
        { __typename: 'AssayRunFeatureSpec', featureId: 'run', name: 'Run' },
        { __typename: 'AppHomepageFeatureSpec', featureId: 'home', name: 'Home' },
      ],
      featureValues: [{ __typename: 'AssayRunFeatureValue', featureId: 'run', resourceId: null }],
      messageSubscriptions: [
        { type: 'V2_CANVAS_USER_INTERACTED', deliveryMethod: 'WEBHOOK' },
        { type: 'V2_BETA_APP_CONFIGURATION_UPDATED', deliveryMethod: 'WEBHOOK' },
      ],
    });
    expect(values.body.items).toMatchObject([{ path: ['Site'], valueData: { value: null } }]);
    expect(today.status).toBe(404);
    expect(installations.body.items).toEqual([]);
  });

  it.each([
    ['{ type: boolean }', { __typename: 'BooleanAppConfigSpec', requiredConfig: false }],
    ['{ type: text, enum: [EU, US] }', { __typename: 'TextAppConfigSpec', enum: ['EU', 'US'], requiredConfig: false }],
    ['{ type: float, requiredConfig: true }', { __typename: 'FloatAppConfigSpec', enum: null, requiredConfig: true }],
    ['{ type: folder }', { __typename: 'ResourceAppConfigSpec', type: 'FOLDER', requiredConfig: false }],
    [
      '{ type: dropdown, options: [{ name: EU, requiredConfig: true }] }',
      {
        __typename: 'DropdownAppConfigSpec',
        options: [{ __typename: 'AppConfigDropdownOption', name: 'EU', description: null, requiredConfig: true }],
        requiredConfig: false,
      },
    ],
    [
      '{ type: entity_schema, subtype: dna_oligo, fieldDefinitions: [{ name: Target, type: dna_sequence_link }] }',
      {
        __typename: 'EntitySchemaAppConfigSpec',
        subtype: 'DNA_OLIGO',
        fieldDefinitions: [field({ name: 'Target', type: 'DNA_SEQUENCE_LINK' })],
        requiredConfig: false,
      },
    ],
    [
      '{ type: result_schema, fieldDefinitions: [{ name: Yield, isRequired: true }] }',
      {
        __typename: 'SchemaAppConfigSpec',
        type: 'RESULT_SCHEMA',
        fieldDefinitions: [field({ name: 'Yield', isRequired: true })],
        requiredConfig: false,
      },
    ],
    [
      '{ type: workflow_task_schema, output: { fieldDefinitions: [{ name: Made, isMulti: false }] } }',
      {
        __typename: 'WorkflowTaskSchemaAppConfigSpec',
        fieldDefinitions: null,
        output: {
          __typename: 'AppConfigWorkflowTaskSchemaOutput',
          fieldDefinitions: [field({ name: 'Made', isMulti: false })],
        },
        requiredConfig: false,
      },
    ],
    [
      '{ type: array, maxElements: 3, elementDefinition: [{ name: Most, type: integer, description: Of all }] }',
      {
        __typename: 'ArrayAppConfigSpec',
        elementDefinition: [
          {
            __typename: 'ArrayAppConfigOption',
            name: 'Most',
            description: 'Of all',
            configSpec: { __typename: 'IntegerAppConfigSpec', enum: null, requiredConfig: false },
          },
        ],
        minElements: null,
        maxElements: 3,
        requiredConfig: false,
      },
    ],
  ])('show that a legacy app asks for %s', async (asked, configSpec) => {
    const { ann, control } = await v3Lab();
    const item = asked.replace('{', '{ name: Asked,');
    const { app } = control.createAppFromManifest({
      manifest: `manifestVersion: 1\ninfo: { name: Courier }\nconfiguration:\n  - ${item}\n`,
      framework: 'legacy',
    });

    const { body } = await ann('GET', `/legacy-app-installation/${app?.id}`);

    expect(body.configurationSpecs).toEqual([
      { __typename: 'AppConfigOption', name: 'Asked', description: null, configSpec },
    ]);
  });
});

function field(asked: object): object {
  const anything = { type: null, isMulti: null, isRequired: null, description: null, requiredConfig: false };
  return { __typename: 'AppConfigFieldDefinition', ...anything, ...asked };
}
