import { onTestFinished } from 'vitest';
import { movableClock, type MovableClock } from '../../src/clock/movable-clock.ts';
import { startTenant, type StartedTenant, type StartTenantOptions } from '../../src/start-tenant.ts';
import type { Deliveries } from '../../src/deliveries/deliveries.ts';
import { startReceiver, type WebhookReceiver } from './webhook-receiver.ts';

/** A tenant with an app that is told of things. */
export interface WebhookLab {
  readonly tenant: StartedTenant;
  readonly clock: MovableClock;
  readonly receiver: WebhookReceiver;
  readonly appId: string;
  readonly definitionId: string;
  readonly projectId: string;
  readonly folderId: string;
  readonly registryId: string;
  readonly deliveries: Deliveries;
  /** Sends a call as the tenant's admin and gives the body of its answer. */
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly admin: (method: string, path: string, body?: object) => Promise<any>;
}

/** What an app of a test subscribes to, besides what every app is told. */
const subscribed: readonly string[] = [
  'v2.entry.created',
  'v2.entry.updated.fields',
  'v2.entity.registered',
  'v2.canvas.userInteracted',
  'v2-beta.app.configuration.updated',
  'v2.app.deactivated',
  'v3.dnaSequence.created',
  'v3.dnaSequence.updated',
];

/** The manifest of an app that subscribes to these messages. */
export function manifestOf(name: string, types: readonly string[]): string {
  const messages = types.map((type) => `    - type: ${type}`).join('\n');
  return `manifestVersion: 1
info:
  name: ${name}
  description: Listens
  version: 1.2.3
subscriptions:
  deliveryMethod: WEBHOOK
  messages:
${messages}
`;
}

/** Starts a tenant, a receiver and an app between them, which may read a project and has had its first message. */
export async function startWebhookLab(
  options: StartTenantOptions & { readonly routing?: 'SUFFIXED' | 'STABLE' } = {},
): Promise<WebhookLab> {
  const { routing = 'SUFFIXED', ...tenantOptions } = options;
  const clock = movableClock({ startMs: Date.now() });
  const faults: unknown[] = [];
  const tenant = await startTenant({
    clock,
    checkReplies: true,
    onFault: (fault) => faults.push(fault),
    ...tenantOptions,
  });
  onTestFinished(async () => {
    await tenant.close();
    if (faults.length > 0) throw faults[0];
  });
  const receiver = await startReceiver();
  const { control, deliveries } = tenant;
  const { app } = control.createAppFromManifest({
    manifest: manifestOf('Listener', subscribed),
    webhookUrl: receiver.url,
    webhookUrlRouting: routing,
    isInstalled: true,
  });
  if (app === null) throw new Error('The app is not installed.');
  const { id: projectId, folderId } = control.createProject({ name: 'Notes' });
  const { id: registryId } = control.createRegistry({ name: 'Registry' });
  control.grantAccess({ resourceId: projectId, collaboratorId: app.id, policy: 'Write' });
  await deliveries.idle();
  const authorization = `Basic ${Buffer.from(`${tenant.admin?.apiKey ?? ''}:`).toString('base64')}`;
  return {
    tenant,
    clock,
    receiver,
    appId: app.id,
    definitionId: app.definitionId,
    projectId,
    folderId,
    registryId,
    deliveries,
    admin: async (method, path, body) => {
      const response = await tenant.handle({
        method,
        url: `/api/v2${path}`,
        headers: { authorization },
        ...(body && { body: JSON.stringify(body) }),
      });
      const text = String(response.body);
      if (response.status >= 300) throw new Error(text);
      return text === '' ? undefined : JSON.parse(text);
    },
  };
}
