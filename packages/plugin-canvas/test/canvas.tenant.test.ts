import { benchling, clientCredentials } from '@ligase/core';
import { createTestApp, startTestTenant } from '@ligase/testing';
import { expect, it } from 'vitest';
import { canvas, canvasPlugin } from '../src/index.ts';

const manifest = `manifestVersion: 1
info: { name: Courier, version: 1.0.0 }
features:
  - { id: panel, name: Order panel, type: CANVAS, locations: [ENTRY] }
`;

async function courier() {
  const tenant = await startTestTenant();
  const { control } = tenant;
  const appId = control.createAppFromManifest({ manifest, isInstalled: true }).app?.id ?? '';
  control.grantAccess({ resourceId: tenant.projectId, collaboratorId: appId, policy: 'Write' });
  const auth = clientCredentials(control.generateAppSecret({ appId }));
  const app = await createTestApp({ tenant, auth, plugins: [canvasPlugin()] });
  const entry = await app
    .get(benchling)
    .request('POST /entries', { body: { name: 'Run 42', folderId: tenant.folderId } });
  return { control, appId, canvases: app.get(canvas), entryId: entry.id ?? '' };
}

it('fills a canvas, reads what a person wrote, and enables it again without touching the blocks', async () => {
  const { control, appId, canvases, entryId: resourceId } = await courier();
  const canvasId = control.openCanvas({ appId, featureId: 'panel', resourceId }).canvas?.id ?? '';
  const amount = { type: 'TEXT_INPUT', id: 'amount', value: null } as const;
  await canvases.update(canvasId, { enabled: true, blocks: [amount, { type: 'BUTTON', id: 'order', text: 'Order' }] });
  control.pressCanvasButton({ canvasId, buttonId: 'order', inputs: { amount: '5' } });

  const pressed = await canvases.get(canvasId);
  await canvases.update(canvasId, { enabled: true });

  expect(pressed).toMatchObject({ enabled: false, blocks: [{ id: 'amount', value: '5' }, { id: 'order' }] });
  expect(control.getCanvas({ canvasId })).toMatchObject({ enabled: true, blocks: pressed.blocks });
});

it('makes a canvas, and none when a block is outside the limits', async () => {
  const { control, appId, canvases, entryId: resourceId } = await courier();
  const place = { appId, featureId: 'panel', resourceId };

  const made = await canvases.create({ ...place, blocks: [{ type: 'MARKDOWN', value: '**Order**' }] });
  const wrong = canvases.create({ ...place, blocks: [{ type: 'BUTTON', id: '', text: 'Order' }] });

  await expect(wrong).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  expect(control.listCanvases({ appId }).map(({ id }) => id)).toEqual([made.id]);
});
