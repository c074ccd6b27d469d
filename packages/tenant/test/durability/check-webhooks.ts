import type { WebhookReceiver } from '../support/webhook-receiver.ts';
import type { TenantProcess } from './tenant-process.ts';
import { controlOf, type WriteLab } from './write-lab.ts';

/** Which webhooks did not reach their app, once none waits any more. */
export async function checkWebhooks(
  tenant: TenantProcess,
  { listenerId }: WriteLab,
  { received }: WebhookReceiver,
): Promise<string[]> {
  const control = controlOf(tenant);
  while ((await control.listDeliveries({ appId: listenerId, state: 'WAITING', limit: 1 })).length > 0);
  const got = new Set(received.map(({ headers }) => headers['webhook-id']));
  const deliveries = await control.listDeliveries({ appId: listenerId, limit: 1_000_000 });
  return deliveries
    .filter(({ id, state }) => state !== 'DELIVERED' || !got.has(id))
    .map(({ id, state, reason }) => `webhook ${id} is ${state} (${reason ?? 'no reason'})`);
}
