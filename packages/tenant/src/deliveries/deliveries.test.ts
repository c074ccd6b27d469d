import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { manifestOf, startWebhookLab } from '../../test/support/start-webhook-lab.ts';
import { startReceiver } from '../../test/support/webhook-receiver.ts';
import { movableClock } from '../clock/movable-clock.ts';
import { startTenant } from '../start-tenant.ts';

const minutes = 60_000;

describe('webhooks', () => {
  it('tell an app that it was installed, at the door for its life', async () => {
    const { receiver, appId, definitionId, tenant } = await startWebhookLab();

    const [webhook] = receiver.received;

    expect(webhook?.path).toBe('/hooks/lifecycle');
    expect(webhook?.headers).toMatchObject({
      'content-type': 'application/json',
      'webhook-id': expect.stringMatching(/^msg_/u),
      'webhook-timestamp': expect.stringMatching(/^\d{10}$/u),
      'webhook-signature': expect.stringMatching(/^v1b,\S+ v1bder,\S+$/u),
    });
    expect(webhook?.json).toEqual({
      version: '0',
      baseURL: tenant.url,
      tenantId: expect.stringMatching(/^ten_/u),
      app: { id: appId },
      appDefinition: { id: definitionId, versionNumber: '1.2.3' },
      channel: 'app_signals',
      message: { type: 'v2.app.installed', deprecated: false },
    });
  });

  it('tell an app what happens to items, thinly, in order', async () => {
    const { receiver, deliveries, admin, folderId } = await startWebhookLab();
    const entry = await admin('POST', '/entries', { name: 'Run 1', folderId });
    const sequence = await admin('POST', '/dna-sequences', {
      name: 'pUC',
      bases: 'ACGT',
      isCircular: true,
      annotations: [],
      folderId,
    });
    await admin('PATCH', `/dna-sequences/${sequence.id}`, { name: 'pUC19', bases: 'ACGTA' });
    await deliveries.idle();

    const told = receiver.received.slice(1);

    const common = { id: expect.stringMatching(/^evt_/u), createdAt: expect.any(String), deprecated: false };
    expect(new Set(told.map(({ path }) => path))).toEqual(new Set(['/hooks/event']));
    expect(new Set(told.map(({ json }) => json.channel))).toEqual(new Set(['events']));
    expect(told.map(({ json }) => json.message)).toEqual([
      { ...common, type: 'v2.entry.created', resourceId: entry.id, schema: null },
      { ...common, type: 'v3.dnaSequence.created', resourceId: sequence.id, stability: 'beta' },
      {
        ...common,
        type: 'v3.dnaSequence.updated',
        resourceId: sequence.id,
        stability: 'beta',
        properties: ['name', 'bases'],
      },
    ]);
  });

  it('have the id in the message that the event has in the list of events', async () => {
    const { receiver, deliveries, admin, folderId } = await startWebhookLab();
    await admin('POST', '/entries', { name: 'Run 1', folderId });
    await deliveries.idle();

    const { events } = await admin('GET', '/events?eventTypes=v2.entry.created');

    expect(receiver.received.at(-1)?.json.message.id).toBe(events[0].id);
  });

  it('all go to the one URL when the routing is stable', async () => {
    const { receiver, deliveries, admin, folderId } = await startWebhookLab({ routing: 'STABLE' });
    await admin('POST', '/entries', { name: 'Run 1', folderId });

    await deliveries.idle();

    expect(receiver.received.map(({ path }) => path)).toEqual(['/hooks', '/hooks']);
  });

  it('are withheld from an app that may not read the item when they would be sent', async () => {
    const { receiver, deliveries, admin, tenant, folderId, appId, projectId } = await startWebhookLab();
    await admin('POST', '/entries', { name: 'Run 1', folderId });
    tenant.control.revokeAccess({ resourceId: projectId, collaboratorId: appId });

    await deliveries.idle();

    const [withheld] = tenant.control.listDeliveries({ state: 'WITHHELD' });
    expect(receiver.types()).toEqual(['v2.app.installed']);
    expect(withheld).toMatchObject({
      type: 'v2.entry.created',
      attempts: [],
      reason: expect.stringMatching(/^The app has no access to etr_/u),
    });
  });

  it('are not made for what an app has not subscribed to, nor for a call that failed', async () => {
    const { deliveries, admin, tenant, folderId } = await startWebhookLab();
    const entry = await admin('POST', '/entries', { name: 'Run 1', folderId });
    tenant.control.setEntryReview({ entryId: entry.id, status: 'ACCEPTED' });
    await admin('POST', '/entries', { name: '', folderId }).catch(() => undefined);

    await deliveries.idle();

    expect(tenant.control.listDeliveries({}).map(({ type }) => type)).toEqual(['v2.app.installed', 'v2.entry.created']);
  });

  it('are sent again under the same id until they are acknowledged, as the clock of the tenant goes', async () => {
    const { receiver, deliveries, admin, tenant, clock, folderId } = await startWebhookLab();
    receiver.answerNext(500, 302);
    await admin('POST', '/entries', { name: 'Run 1', folderId });
    await deliveries.idle();
    clock.advance(1000);
    const early = receiver.received.length;
    tenant.control.advanceClock({ ms: 4000 });
    await deliveries.idle();
    tenant.control.advanceClock({ ms: 5 * minutes });
    await deliveries.idle();

    const [log] = tenant.control.listDeliveries({ type: 'v2.entry.created' });

    const sent = receiver.received.slice(1).map(({ headers }) => headers);
    expect(early).toBe(2);
    expect(new Set(sent.map((headers) => headers['webhook-id']))).toEqual(new Set([log?.id]));
    expect(new Set(sent.map((headers) => headers['webhook-timestamp'])).size).toBe(3);
    expect(log).toMatchObject({ state: 'DELIVERED', dueAt: null });
    expect(log?.attempts.map(({ status, acknowledged, answer }) => [status, acknowledged, answer])).toEqual([
      [500, false, 'answered 500'],
      [302, false, 'answered 302'],
      [200, true, 'answered 200'],
    ]);
  });

  it('fail when no retry is left, and can be sent once more', async () => {
    const { receiver, deliveries, admin, tenant, folderId } = await startWebhookLab({
      settings: { webhooks: { retryAfterMs: [1000] } },
    });
    receiver.answerNext(500, 500);
    await admin('POST', '/entries', { name: 'Run 1', folderId });
    await deliveries.idle();
    tenant.control.advanceClock({ ms: 1000 });
    await deliveries.idle();
    const [failed] = tenant.control.listDeliveries({ state: 'FAILED' });

    tenant.control.replayDelivery({ deliveryId: failed?.id ?? '' });
    await deliveries.idle();

    const [log] = tenant.control.listDeliveries({ type: 'v2.entry.created' });
    expect(failed?.reason).toBe('None of 2 attempts was acknowledged.');
    expect(log).toMatchObject({ id: failed?.id, state: 'DELIVERED', reason: null });
    expect(receiver.received.at(-1)?.headers['webhook-id']).toBe(failed?.id);
  });

  it('count as not acknowledged when the app takes too long, and say so', async () => {
    const { receiver, deliveries, admin, tenant, folderId } = await startWebhookLab({
      settings: { webhooks: { acknowledgeMs: 50 } },
    });
    receiver.hangNext();
    await admin('POST', '/entries', { name: 'Run 1', folderId });

    await deliveries.idle();

    const [log] = tenant.control.listDeliveries({ type: 'v2.entry.created' });
    const answer = 'No acknowledgement within 50 ms: answer first, work afterwards.';
    expect(log).toMatchObject({ state: 'WAITING', attempts: [{ status: null, acknowledged: false, answer }] });
  });

  it('do not hold up a call, nor one app the other', async () => {
    const { receiver, deliveries, admin, tenant, folderId, projectId } = await startWebhookLab({
      settings: { webhooks: { acknowledgeMs: 400 } },
    });
    const other = await startReceiver();
    const { app } = tenant.control.createAppFromManifest({
      manifest: manifestOf('Other', ['v2.entry.created']),
      webhookUrl: other.url,
    });
    tenant.control.grantAccess({ resourceId: projectId, collaboratorId: app?.id ?? '', policy: 'Read' });
    await deliveries.idle();
    receiver.hangNext();

    const startedAt = performance.now();
    await admin('POST', '/entries', { name: 'Run 1', folderId });
    const answeredAfterMs = performance.now() - startedAt;
    await deliveries.idle();

    const byApp = tenant.control.listDeliveries({ type: 'v2.entry.created' });
    expect(answeredAfterMs).toBeLessThan(400);
    expect(byApp.map(({ state }) => state).toSorted()).toEqual(['DELIVERED', 'WAITING']);
  });

  it('survive a restart of the tenant, and then name its new address', async () => {
    const data = mkdtempSync(join(tmpdir(), 'ligase-webhooks-'));
    onTestFinished(() => rmSync(data, { recursive: true }));
    const { receiver, deliveries, admin, tenant, clock, folderId } = await startWebhookLab({ data });
    receiver.answerNext(503);
    await admin('POST', '/entries', { name: 'Run 1', folderId });
    await deliveries.idle();
    await tenant.close();

    const again = await startTenant({ data, clock: movableClock({ startMs: clock.now() + minutes }) });
    onTestFinished(() => again.close());
    await again.deliveries.idle();

    const [first, second] = receiver.received.slice(1);
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    expect(second?.json.message).toEqual(first?.json.message);
    expect(second?.json.baseURL).toBe(again.url);
  });

  it('reach an app that is uninstalled with that news, and with no other', async () => {
    const { receiver, deliveries, admin, tenant, appId, folderId } = await startWebhookLab();
    tenant.control.deactivateApp({ appId });
    tenant.control.uninstallApp({ appId });
    await admin('POST', '/entries', { name: 'Run 1', folderId });

    await deliveries.idle();

    expect(receiver.types()).toEqual(['v2.app.installed', 'v2.app.deactivated']);
  });

  it('never show the secret that a legacy app gets with its activation', async () => {
    const { deliveries, tenant } = await startWebhookLab();
    const legacy = await startReceiver();
    const manifest = `manifestVersion: 1
info:
  name: Legacy
  description: Old
settings:
  lifecycleManagement: AUTOMATIC
`;
    const { app } = tenant.control.createAppFromManifest({ manifest, framework: 'legacy', webhookUrl: legacy.url });
    tenant.control.activateApp({ appId: app?.id ?? '' });
    await deliveries.idle();

    const type = 'v0-beta.lifecycle.activateRequested';
    const sent = legacy.received.find(({ json }) => json.message.type === type);
    const [log] = tenant.control.listDeliveries({ appId: app?.id ?? '', type });

    const secret = sent?.json.message.clientSecret as string;
    expect(sent?.path).toBe('/hooks/lifecycle');
    expect(sent?.json.appDefinition.id).toBeNull();
    expect(secret.length).toBeGreaterThan(20);
    expect(JSON.stringify(log)).not.toContain(secret);
    expect(JSON.stringify(tenant.context.db.prepare('SELECT * FROM webhook_deliveries').all())).not.toContain(secret);
    expect(() => tenant.control.replayDelivery({ deliveryId: log?.id ?? '' })).toThrow('carried a secret');
  });

  it('are sent for other parts of the tenant too, such as canvases', async () => {
    const { receiver, deliveries, appId } = await startWebhookLab();
    const pressed = {
      type: 'v2.canvas.userInteracted',
      deprecated: false,
      buttonId: 'go',
      canvasId: 'cnvs_1',
      featureId: 'panel',
      userId: 'ent_1',
    };

    const kept = deliveries.enqueue({ appId, message: pressed });
    const unasked = deliveries.enqueue({ appId, message: { ...pressed, type: 'v2.canvas.created' } });
    await deliveries.idle();

    expect([kept, unasked]).toEqual([expect.stringMatching(/^msg_/u), undefined]);
    expect(receiver.received.at(-1)).toMatchObject({
      path: '/hooks/canvas',
      json: { channel: 'app_signals', message: pressed },
    });
  });

  it('can be asked for, and say why not when an app would not get one', async () => {
    const { receiver, deliveries, admin, tenant, appId, folderId } = await startWebhookLab();
    const entry = await admin('POST', '/entries', { name: 'Run 1', folderId });
    const { control } = tenant;

    control.triggerEvent({ type: 'v2.entry.updated.fields', itemId: entry.id, updates: ['fields.Host'] });
    control.triggerLifecycle({ appId, type: 'v2-beta.app.configuration.updated' });
    await deliveries.idle();

    expect(receiver.received.slice(2).map(({ json }) => json.message)).toMatchObject([
      { type: 'v2.entry.updated.fields', resourceId: entry.id, updates: ['fields.Host'] },
      { type: 'v2-beta.app.configuration.updated' },
    ]);
    expect(() => control.triggerEvent({ type: 'v2.request.created', itemId: entry.id })).toThrow(
      `Run 1 (${entry.id}) causes no event v2.request.created. It causes v2.entry.created`,
    );
    expect(() => control.triggerLifecycle({ appId, type: 'v2.app.activateRequested' })).toThrow(
      'Listener has not subscribed to v2.app.activateRequested',
    );
  });
});

describe('faults of webhooks', () => {
  it('send one twice under one id', async () => {
    const { receiver, deliveries, admin, tenant, folderId } = await startWebhookLab();
    tenant.control.failNextDelivery({ kind: 'duplicate' });
    await admin('POST', '/entries', { name: 'Run 1', folderId });

    await deliveries.idle();

    const ids = receiver.received.slice(1).map(({ headers }) => headers['webhook-id']);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });

  it('let the next one go first', async () => {
    const { receiver, deliveries, admin, tenant, folderId } = await startWebhookLab();
    tenant.control.failNextDelivery({ kind: 'reordered' });
    const first = await admin('POST', '/entries', { name: 'Run 1', folderId });
    const second = await admin('POST', '/entries', { name: 'Run 2', folderId });

    await deliveries.idle();

    const told = receiver.received.slice(1).map(({ json }) => json.message.resourceId);
    expect(told).toEqual([second.id, first.id]);
  });

  it('let one that no other follows go in the end, once', async () => {
    const { receiver, deliveries, admin, tenant, folderId } = await startWebhookLab();
    tenant.control.failNextDelivery({ kind: 'reordered', delayMs: 1000 });
    await admin('POST', '/entries', { name: 'Run 1', folderId });
    await deliveries.idle();
    const before = receiver.received.length;
    tenant.control.advanceClock({ ms: 1000 });

    await deliveries.idle();

    expect([before, receiver.received.length]).toEqual([1, 2]);
  });

  it('send one late', async () => {
    const { receiver, deliveries, admin, tenant, folderId } = await startWebhookLab();
    tenant.control.failNextDelivery({ kind: 'late', delayMs: 10 * minutes });
    await admin('POST', '/entries', { name: 'Run 1', folderId });
    await deliveries.idle();
    const before = receiver.received.length;
    tenant.control.advanceClock({ ms: 10 * minutes });

    await deliveries.idle();

    expect([before, receiver.received.length]).toEqual([1, 2]);
  });

  it.each(['bad-signature', 'wrong-key', 'old-timestamp'] as const)(
    'send one with %s, and then the right one',
    async (kind) => {
      const { receiver, deliveries, admin, tenant, folderId } = await startWebhookLab();
      tenant.control.failNextDelivery({ kind, type: 'v2.entry.created' });
      receiver.answerNext(401);
      await admin('POST', '/entries', { name: 'Run 1', folderId });
      await deliveries.idle();
      tenant.control.advanceClock({ ms: 5000 });

      await deliveries.idle();

      const [log] = tenant.control.listDeliveries({ type: 'v2.entry.created' });
      expect(log?.attempts.map(({ status, fault }) => [status, fault])).toEqual([
        [401, kind],
        [200, null],
      ]);
    },
  );
});
