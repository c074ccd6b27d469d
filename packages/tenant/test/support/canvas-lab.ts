import { onTestFinished } from 'vitest';
import { movableClock, type MovableClock } from '../../src/clock/movable-clock.ts';
import { sequentialIds } from '../../src/ids/sequential-ids.ts';
import { openLocalTenant, type LocalTenant } from '../../src/local-tenant.ts';
import type { Answer, Caller } from './start-tenant.ts';

/** An app with canvases, an entry that it may see, and the people of a lab. */
export interface CanvasLab {
  readonly tenant: LocalTenant;
  readonly clock: MovableClock;
  readonly appId: string;
  /** Calls of the app. */
  readonly app: Caller;
  /** Calls of API v3, of the app and of the other app. */
  readonly appV3: Caller;
  readonly otherAppV3: Caller;
  /** Calls of another app with the same access. */
  readonly otherApp: Caller;
  readonly otherAppId: string;
  /** Calls of the tenant's admin. */
  readonly admin: Caller;
  readonly adminId: string;
  readonly projectId: string;
  readonly folderId: string;
  readonly registryId: string;
  readonly entryId: string;
  /** The messages that the app was sent, in order. */
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly told: () => Promise<any[]>;
  /** A canvas with these blocks in the entry, made by the app. */
  readonly canvasWith: (...blocks: readonly object[]) => Promise<Answer>;
}

const manifest = (name: string): string => `manifestVersion: 1
info: { name: ${name}, description: Orders plasmids., version: 1.0.0 }
features:
  - { id: panel, name: Order panel, type: CANVAS, locations: [ENTRY] }
  - { id: template_panel, name: Template panel, type: CANVAS, locations: [ENTRY_TEMPLATE] }
  - { id: run_panel, name: Run panel, type: ASSAY_RUN }
  - { id: home, name: Courier, type: APP_HOMEPAGE }
subscriptions:
  deliveryMethod: WEBHOOK
  messages:
    - type: v2.canvas.created
    - type: v2.canvas.initialized
    - type: v2.canvas.userInteracted
`;

/** Opens a tenant in memory. Replies are held against the contract, and a fault of the tenant fails the test. */
export async function canvasLab(): Promise<CanvasLab> {
  const clock = movableClock();
  const faults: unknown[] = [];
  const sent: string[] = [];
  const tenant = await openLocalTenant({
    clock,
    ids: sequentialIds(),
    checkReplies: true,
    settings: { limits: { enabled: false } },
    onFault: (fault) => faults.push(fault),
    send: ({ body }) => {
      sent.push(body);
      return Promise.resolve({ status: 200, text: '' });
    },
  });
  onTestFinished(async () => {
    await tenant.close();
    if (faults.length > 0) throw faults[0];
  });
  const { control, deliveries } = tenant;
  const call =
    (authorization: string, base = '/api/v2'): Caller =>
    async (method, path, body) => {
      const response = await tenant.handle({
        method,
        url: `${base}${path}`,
        headers: { authorization, 'early-access': 'true' },
        ...(body && { body: JSON.stringify(body) }),
      });
      const text = String(response.body);
      return { ...response, body: text === '' ? undefined : JSON.parse(text) };
    };
  const { id: projectId, folderId } = control.createProject({ name: 'Notes' });
  const { id: registryId } = control.createRegistry({ name: 'Registry' });
  const installed = async (
    name: string,
    webhook: object,
  ): Promise<{ readonly id: string; readonly call: Caller; readonly callV3: Caller }> => {
    const { app } = control.createAppFromManifest({ manifest: manifest(name), isInstalled: true, ...webhook });
    if (app === null) throw new Error('The app is not installed.');
    control.grantAccess({ resourceId: projectId, collaboratorId: app.id, policy: 'Read' });
    const { clientId, clientSecret } = control.generateAppSecret({ appId: app.id });
    const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
    const response = await tenant.handle({
      method: 'POST',
      url: '/api/v2/token',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form).toString(),
    });
    const { access_token: token } = JSON.parse(String(response.body)) as { readonly access_token: string };
    return { id: app.id, call: call(`Bearer ${token}`), callV3: call(`Bearer ${token}`, '/api/v3') };
  };
  const app = await installed('Plasmid Courier', { webhookUrl: 'http://127.0.0.1:9/hooks' });
  const other = await installed('Other app', {});
  const admin = call(`Basic ${Buffer.from(`${tenant.admin?.apiKey ?? ''}:`).toString('base64')}`);
  const { body: entry } = await admin('POST', '/entries', { name: 'Run 42', folderId });
  const entryId = String(entry.id);
  return {
    tenant,
    clock,
    appId: app.id,
    app: app.call,
    appV3: app.callV3,
    otherAppV3: other.callV3,
    otherApp: other.call,
    otherAppId: other.id,
    admin,
    adminId: control.listUsers()[0]?.id ?? '',
    projectId,
    folderId,
    registryId,
    entryId,
    told: async () => {
      await deliveries.idle();
      return sent.map((text) => (JSON.parse(text) as { readonly message: object }).message).slice(1);
    },
    canvasWith: (...blocks) =>
      app.call('POST', '/app-canvases', { appId: app.id, featureId: 'panel', resourceId: entryId, blocks }),
  };
}
