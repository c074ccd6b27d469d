import { clientCredentials } from '@ligase/core';
import { createTestApp, startTestTenant } from '@ligase/testing';
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { configurationPlugin, localKey, type KeyService } from '../src/index.ts';
import { configuration, configurationSchema } from './courier-configuration.ts';

/** A path of configuration and its value. */
export type Setting = readonly [path: readonly string[], value: string | number | boolean | null];

/** A pair of keys in PEM, as `openssl genrsa` makes them. */
export function keyPair(modulusLength = 2048) {
  return generateKeyPairSync('rsa', {
    modulusLength,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
}

/** A manifest of this folder, with another key in the place of its own. */
export function manifestWith(file: string, publicKey: string): string {
  const text = readFileSync(join(import.meta.dirname, file), 'utf8');
  return text.replace(/ *-----BEGIN[^]+END PUBLIC KEY-----\n/u, publicKey.replaceAll(/^(?=.)/gmu, '    '));
}

const field = (id: string, type: string) => ({ id, name: id.replace('tsf_', ''), type });

/** A tenant with the courier installed and not configured yet, and what it can be configured with. */
async function courierTenant() {
  const tenant = await startTestTenant();
  const { control, registryId } = tenant;
  const keys = keyPair();
  const manifest = manifestWith('courier.yaml', keys.publicKey);
  const { app } = control.createAppFromManifest({ manifest, webhookUrl: 'https://courier.test/hooks' });
  const appId = app?.id ?? '';
  const grant = (policy: 'Read' | 'Write'): void => {
    for (const resourceId of [tenant.projectId, registryId])
      control.grantAccess({ resourceId, collaboratorId: appId, policy });
  };
  const plasmid = control.createSchema({
    registryId,
    name: 'Plasmid',
    type: 'dna_sequence',
    prefix: 'P',
    fields: [field('tsf_Vector', 'dna_sequence_link'), field('tsf_Notes', 'text')],
  });
  const prep = control.createSchema({
    registryId,
    name: 'Prep task',
    type: 'workflow_task',
    prefix: 'T',
    fields: [field('tsf_Amount', 'float')],
    settings: { outputFields: [field('tsf_Yield', 'float')] },
  });
  const options = ['twist', 'idt'].map((name) => ({ id: `sfso_${name}`, name }));
  const vendors = control.createDropdown({ registryId, name: 'Vendors', options });
  const set = (...settings: readonly Setting[]): void =>
    void control.setAppConfiguration({ appId, items: settings.map(([path, value]) => ({ path, value })) });
  /** What the app cannot do without. */
  const needed: readonly Setting[] = [
    [['Drop-off folder'], tenant.folderId],
    [['Prep'], prep.id],
    [['Prep', 'output', 'Yield'], 'tsf_Yield'],
    [['Vendor'], vendors.id],
    [['Vendor', 'Usual vendor'], 'sfso_twist'],
    [['Region'], 'EU'],
    [['Vendor token'], 'hunter2 🧬'],
    [['Routes', 'Route 1', 'Project'], tenant.projectId],
  ];
  const auth = clientCredentials(control.generateAppSecret({ appId }));
  /** How often the app has asked for its configuration. */
  const reads = (): number =>
    control.listRequests({ limit: 500 }).filter(({ operationId }) => operationId === 'listAppConfigurationItems')
      .length;
  return { ...tenant, appId, keys, grant, plasmid, prep, vendors, set, needed, auth, reads };
}

/** The courier itself, on that tenant. */
export async function courier({ secureText }: { readonly secureText?: KeyService } = {}) {
  const lab = await courierTenant();
  const { appId, auth, keys } = lab;
  const app = await createTestApp({
    tenant: lab,
    auth,
    plugins: [
      configurationPlugin({ schema: configurationSchema, appId, secureText: secureText ?? localKey(keys.privateKey) }),
    ],
  });
  return { ...lab, app, log: app.log, config: app.get(configuration) };
}

/** The courier with all that it needs, and allowed to see it. */
export async function configuredCourier(options?: Parameters<typeof courier>[0]) {
  const lab = await courier(options);
  lab.grant('Write');
  lab.set(...lab.needed);
  return lab;
}
