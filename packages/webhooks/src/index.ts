export { fetchHandler } from './adapters/fetch-handler.ts';
export { lambdaHandler, type LambdaHttpEvent, type LambdaHttpResult } from './adapters/lambda-handler.ts';
export { nodeListener } from './adapters/node-listener.ts';
export type { Answer, Arrival, BodyBounds } from './intake/arrival.ts';
export type { Inbox, InboxDelivery } from './intake/inbox.ts';
export { memoryInbox, type MemoryInbox } from './intake/memory-inbox.ts';
export { webhookIntake, webhookKind, type WebhookIntake, type WebhookIntakeOptions } from './intake/webhook-intake.ts';
export { messageTypes, type MessageType } from './messages/message-types.ts';
export type {
  Announcement,
  KnownWebhook,
  Message,
  MessageMembers,
  MessageOf,
  OtherMessage,
  OtherWebhook,
  Webhook,
} from './messages/message.ts';
export { announce, readWebhook } from './messages/read-webhook.ts';
