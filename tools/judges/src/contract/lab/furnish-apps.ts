import { generateKeyPairSync } from 'node:crypto';
import type { Rooms } from './rooms.ts';

/** Puts apps with configuration, a canvas and a session into the lab. */
export async function furnishApps({ control, lab, projectId, folderId }: Rooms): Promise<void> {
  await lab.call('POST /apps', { name: 'Plain app', description: 'From scratch' });
  const { app } = control.createAppFromManifest({
    manifest: manifest(),
    isInstalled: true,
    webhookUrl: 'http://127.0.0.1:9/nobody',
  });
  const appId = app?.id ?? '';
  control.grantAccess({ resourceId: projectId, collaboratorId: appId, policy: 'Write' });
  const { appConfigurationItems: items } = await lab.call<{ appConfigurationItems: { id: string; path: string[] }[] }>(
    `GET /app-configuration-items?appId=${appId}`,
  );
  const region = items.find(({ path }) => path[0] === 'Region');
  await lab.call(`PATCH /app-configuration-items/${region?.id}`, { type: 'text', value: 'EU' });
  await lab.call('POST /app-configuration-items', {
    appId,
    path: ['Routes', 'One', 'Urgent'],
    type: 'boolean',
    value: true,
  });
  const { id: resourceId } = await lab.call('POST /entries', { name: 'Canvas run', folderId });
  await lab.call('POST /app-canvases', {
    appId,
    featureId: 'panel',
    resourceId,
    blocks: [
      { type: 'MARKDOWN', id: 'title', value: '# Order' },
      { type: 'TEXT_INPUT', id: 'amount', value: null, label: 'Amount' },
      { type: 'BUTTON', id: 'order', text: 'Order', enabled: true },
    ],
  });
  const { id: session } = await lab.call('POST /app-sessions', { appId, name: 'Import', timeoutSeconds: 3600 });
  await lab.call(`PATCH /app-sessions/${session}`, { messages: [{ content: 'Half', style: 'INFO' }] });
}

function manifest(): string {
  const { publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return `
manifestVersion: 1
info: { name: Plasmid Courier, description: Orders plasmids., version: 1.0.0 }
features:
  - { id: panel, name: Order panel, type: CANVAS, locations: [ENTRY] }
security:
  publicKey: |
${publicKey.trimEnd().replaceAll(/^/gmu, '    ')}
configuration:
  - { name: Drop-off folder, type: folder }
  - { name: Region, type: text }
  - { name: Most, type: integer }
  - { name: Rush, type: boolean }
  - { name: Token, type: secure_text }
  - name: Routes
    type: array
    defaultElementName: Route
    elementDefinition: [{ name: Urgent, type: boolean }]
`;
}
