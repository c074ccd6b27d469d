import type { Delivery } from './delivery-store.ts';
import { kindOf, type Message } from './message.ts';

/** The body of a webhook, as it is signed and sent. */
export function envelope(delivery: Delivery, tenant: { readonly id: string; readonly url: string }): string {
  const { appId, definitionId, versionNumber, message } = delivery;
  return JSON.stringify({
    version: '0',
    baseURL: tenant.url,
    tenantId: tenant.id,
    app: { id: appId },
    appDefinition: { id: definitionId, versionNumber },
    channel: kindOf(message.type) === 'event' ? 'events' : 'app_signals',
    message,
  });
}

const SECRET = 'clientSecret';

/** Whether a message carries a secret, as only the activation of a legacy app does. */
export function hasSecret(message: Message): boolean {
  return SECRET in message;
}

/** The message as it may be kept and shown. */
export function withoutSecret(message: Message): Message {
  return hasSecret(message) ? { ...message, [SECRET]: '[removed]' } : message;
}
