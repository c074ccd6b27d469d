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
});
