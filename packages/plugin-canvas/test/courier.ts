import { benchling, clientCredentials } from '@ligase/core';
import { createTestApp, startTestTenant, type TestTenant } from '@ligase/testing';
import { canvas, canvasPlugin, type Fetch } from '../src/index.ts';

const manifest = `manifestVersion: 1
info: { name: Courier, version: 1.0.0 }
features:
  - { id: panel, name: Order panel, type: CANVAS, locations: [ENTRY] }
`;

/** An app that may have canvases, and an entry to put them in. */
export async function courier() {
  const tenant = await startTestTenant();
  const { control } = tenant;
  const appId = control.createAppFromManifest({ manifest, isInstalled: true }).app?.id ?? '';
  control.grantAccess({ resourceId: tenant.projectId, collaboratorId: appId, policy: 'Write' });
  const auth = clientCredentials(control.generateAppSecret({ appId }));
  const plugins = [canvasPlugin({ newId: () => 'run-7', fetch: fetchOf(tenant) })] as const;
  const app = await createTestApp({ tenant, auth, plugins });
  const entry = await app
    .get(benchling)
    .request('POST /entries', { body: { name: 'Run 42', folderId: tenant.folderId } });
  return { tenant, app, control, appId, canvases: app.get(canvas), entryId: entry.id ?? '' };
}

/** A canvas whose button somebody has pressed, so that it is disabled. */
export async function pressedCanvas() {
  const lab = await courier();
  const { control, appId, canvases, entryId: resourceId } = lab;
  const canvasId = control.openCanvas({ appId, featureId: 'panel', resourceId }).canvas?.id ?? '';
  const amount = { type: 'TEXT_INPUT', id: 'amount', value: null } as const;
  await canvases.update(canvasId, { enabled: true, blocks: [amount, { type: 'BUTTON', id: 'order', text: 'Order' }] });
  control.pressCanvasButton({ canvasId, buttonId: 'order', inputs: { amount: '5' } });
  return { ...lab, canvasId, shown: () => control.getCanvas({ canvasId }) };
}

/** Fetches from the addresses that a tenant in this process has signed. */
function fetchOf(tenant: TestTenant): Fetch {
  return async ({ pathname, search }) => {
    const { status, body } = await tenant.handle({ method: 'GET', url: pathname + search, headers: {} });
    return new Response(typeof body === 'string' ? body : Buffer.from(body), { status });
  };
}
