import { setTimeout as wait } from 'node:timers/promises';
import type { Attempt, DeliveryView, RemoteControl } from '@ligase/tenant/client';

const pollMs = 20;
// Longer than the three seconds that an app may take.
const patienceMs = 5000;

/** A webhook once it was tried more often than before, or will not be tried now. */
export async function sentWebhook(control: RemoteControl, deliveryId: string, triesBefore = 0): Promise<DeliveryView> {
  const until = performance.now() + patienceMs;
  for (;;) {
    const delivery = await control.getDelivery({ deliveryId });
    const { state, attempts, dueAt } = delivery;
    const isPutOff = dueAt !== null && dueAt > (await control.getClock()).time;
    if (state !== 'WAITING' || attempts.length > triesBefore || isPutOff || performance.now() > until) return delivery;
    await wait(pollMs);
  }
}

/** Exactly what was sent and to where, and what came back. */
export function webhookText(
  delivery: DeliveryView,
  appName: string,
  { headers = false }: { readonly headers?: boolean } = {},
): string[] {
  const { id, type, url, body, reason, attempts, state, dueAt } = delivery;
  const last = attempts.at(-1);
  return [
    `${type} to ${appName}, as ${id}`,
    '',
    `POST ${last?.url ?? url}`,
    ...(headers && last !== undefined ? Object.entries(last.headers).map(([name, value]) => `${name}: ${value}`) : []),
    ...JSON.stringify(JSON.parse(body), null, 2).split('\n'),
    '',
    ...attempts.map((attempt) => attemptText(attempt)),
    ...(reason === null ? [] : [`Not sent: ${reason}`].filter(() => state === 'WITHHELD')),
    ...(state === 'WAITING' && dueAt !== null ? [`Next try: ${new Date(dueAt).toISOString()}`] : []),
  ];
}

/** One try and what came of it. */
export function attemptText({ status, answer, durationMs, acknowledged, fault }: Attempt): string {
  const verdict = acknowledged ? 'acknowledged' : 'not acknowledged';
  const outcome = status === null ? answer.replace(/\.$/u, '') : `${status} in ${durationMs} ms`;
  return `${outcome}: ${verdict}${fault === null ? '' : ` (${fault}, as asked)`}`;
}
