import { systemClock } from '@ligase/core';
import { startTenant, type StartedTenant } from '@ligase/tenant';
import { memoryLogger } from '@ligase/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { memoryInbox, nodeListener, webhookIntake, type MemoryInbox, type Webhook } from '../src/index.ts';
import { serve } from './serve.ts';

interface Lab {
  readonly tenant: StartedTenant;
  readonly inbox: MemoryInbox;
  readonly appId: string;
  /** Makes an entry as the tenant's admin. */
  createEntry(name: string): Promise<void>;
  /** What was kept, by what it says. */
  kept(): readonly string[];
  /** How the attempts to deliver a type of message were answered. */
  answers(type: string): readonly (number | null)[];
}

const manifest = `manifestVersion: 1
info: { name: Listener, description: Listens, version: 1.2.3 }
subscriptions:
  deliveryMethod: WEBHOOK
  messages:
    - type: v2.entry.created
    - type: v2-beta.app.configuration.updated
`;

/** A local tenant with an app that is told of entries, over HTTP both ways. */
async function start(webhookUrlRouting: 'SUFFIXED' | 'STABLE' = 'SUFFIXED'): Promise<Lab> {
  const tenant = await startTenant();
  onTestFinished(() => tenant.close());
  const inbox = memoryInbox();
  let listener: ReturnType<typeof nodeListener> | undefined;
  const served = await serve((request, response) => listener?.(request, response));
  const { control, deliveries } = tenant;
  const { app } = control.createAppFromManifest({
    manifest,
    webhookUrl: `${served.url}/hooks`,
    webhookUrlRouting,
    isInstalled: false,
  });
  const appDefinitionId = control.listAppDefinitions()[0]?.id ?? '';
  const intake = webhookIntake({
    appDefinitionId,
    inbox,
    clock: systemClock(),
    log: memoryLogger(),
    path: '/hooks',
    jwksHost: tenant.url,
    tenantUrl: tenant.url,
  });
  await intake.prepare();
  listener = nodeListener(intake);
  const installed = app ?? control.installApp({ definitionId: appDefinitionId });
  const { id: projectId, folderId } = control.createProject({ name: 'Notes' });
  control.grantAccess({ resourceId: projectId, collaboratorId: installed.id, policy: 'Read' });
  await deliveries.idle();
  const authorization = `Basic ${btoa(`${tenant.admin?.apiKey ?? ''}:`)}`;
  return {
    tenant,
    inbox,
    appId: installed.id,
    async createEntry(name) {
      const body = JSON.stringify({ name, folderId });
      await tenant.handle({ method: 'POST', url: '/api/v2/entries', headers: { authorization }, body });
    },
    kept: () => inbox.deliveries.map(({ payload }) => (payload as Webhook).message.type),
    answers: (type) => control.listDeliveries({ type }).flatMap(({ attempts }) => attempts.map(({ status }) => status)),
  };
}

describe('webhooks of a local tenant', () => {
  it.each(['SUFFIXED', 'STABLE'] as const)('are verified, kept and acknowledged with routing %s', async (routing) => {
    const lab = await start(routing);

    await lab.createEntry('Run 1');
    await lab.tenant.deliveries.idle();

    expect(lab.kept()).toEqual(['v2.app.installed', 'v2.entry.created']);
    expect(lab.inbox.deliveries.every(({ payload }) => (payload as Webhook).known)).toBe(true);
    expect(lab.answers('v2.entry.created')).toEqual([200]);
  });

  it('run once when they come twice, and all when they change places', async () => {
    const lab = await start();
    lab.tenant.control.failNextDelivery({ kind: 'duplicate' });
    await lab.createEntry('Run 1');
    await lab.tenant.deliveries.idle();
    lab.tenant.control.failNextDelivery({ kind: 'reordered' });
    await lab.createEntry('Run 2');
    await lab.createEntry('Run 3');

    await lab.tenant.deliveries.idle();

    expect(lab.kept()).toHaveLength(4);
    expect(lab.answers('v2.entry.created')).toEqual([200, 200, 200, 200]);
  });

  it.each(['bad-signature', 'wrong-key', 'old-timestamp'] as const)(
    'are refused with %s, and taken when they come again as they should',
    async (kind) => {
      const lab = await start();
      lab.tenant.control.failNextDelivery({ kind });
      await lab.createEntry('Run 1');
      await lab.tenant.deliveries.idle();
      lab.tenant.control.advanceClock({ ms: 5_000 });

      await lab.tenant.deliveries.idle();

      expect(lab.answers('v2.entry.created')).toEqual([401, 200]);
      expect(lab.kept()).toEqual(['v2.app.installed', 'v2.entry.created']);
    },
  );

  it('are taken while one key follows the other', async () => {
    const lab = await start();
    lab.tenant.control.rotateWebhookKeys({ appId: lab.appId });

    await lab.createEntry('Run 1');
    await lab.tenant.deliveries.idle();

    expect(lab.answers('v2.entry.created')).toEqual([200]);
  });

  it('sent once more by hand are known', async () => {
    const lab = await start();
    await lab.createEntry('Run 1');
    await lab.tenant.deliveries.idle();
    const [delivery] = lab.tenant.control.listDeliveries({ type: 'v2.entry.created' });

    lab.tenant.control.replayDelivery({ deliveryId: delivery?.id ?? '' });
    await lab.tenant.deliveries.idle();

    expect(lab.answers('v2.entry.created')).toEqual([200, 200]);
    expect(lab.kept()).toHaveLength(2);
  });
});
