import type { RemoteControl } from '@ligase/tenant/client';
import type { Invocation } from './command.ts';
import { report } from './running-tenant.ts';
import { sentWebhook, webhookText } from './sent-webhook.ts';

/** What stands around the webhooks in a report. */
export interface Around {
  /** What `--json` writes beside the webhooks. */
  readonly result: object;
  readonly before?: readonly string[];
  /** What is said when there is no webhook. */
  readonly none?: readonly string[];
  readonly after?: readonly string[];
}

/** Waits until webhooks were tried, and says exactly what was sent, to where, and what came back. */
export async function reportSent(
  invocation: Invocation,
  control: RemoteControl,
  deliveryIds: readonly string[],
  { result, before = [], none = [], after = [] }: Around,
): Promise<void> {
  const apps = await control.listApps();
  const webhooks = await Promise.all(deliveryIds.map((id) => sentWebhook(control, id)));
  const texts = webhooks.flatMap((webhook, index) => [
    ...(index === 0 && before.length === 0 ? [] : ['']),
    ...webhookText(webhook, apps.find(({ id }) => id === webhook.appId)?.name ?? webhook.appId),
  ]);
  report(invocation, { ...result, webhooks }, [...before, ...(webhooks.length === 0 ? none : texts), ...after]);
}
