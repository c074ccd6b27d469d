import type { Delivery } from './delivery.ts';
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
const REMOVED = '[removed]';

/** The message as it may be kept and shown; only the activation of a legacy app carries a secret. */
export function withoutSecret(message: Message): Message {
  return SECRET in message ? { ...message, [SECRET]: REMOVED } : message;
}

/** Whether a message carried a secret that was not kept, so that it cannot be sent again. */
export function hasLostSecret(message: Message): boolean {
  return message[SECRET] === REMOVED;
}
