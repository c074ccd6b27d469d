import { VerificationError } from '@ligase/core';
import { messageTypes, type MessageType } from './message-types.ts';
import type { Announcement, MessageMembers, OtherMessage, Webhook } from './message.ts';

type Members = Readonly<Record<string, unknown>>;

const isText = (value: unknown): value is string => typeof value === 'string';
const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);
const isSchema = (value: unknown): boolean => value === null || (isObject(value) && isText(value['id']));

const event = { id: isText, createdAt: isText, resourceId: isText };
const canvas = { featureId: isText, userId: isText };

/** How the members of each shape are known. */
const checks: { readonly [S in keyof MessageMembers]: Readonly<Record<string, (value: unknown) => boolean>> } = {
  lifecycle: {},
  canvasInitialized: { ...canvas, resourceId: isText },
  canvasCreated: { ...canvas, resourceId: isText, canvasId: isText },
  canvasUserInteracted: { ...canvas, canvasId: isText, buttonId: isText },
  event: { ...event, schema: isSchema },
  update: { ...event, schema: isSchema, updates: isTexts },
  v3Event: { ...event, stability: isText },
  v3Update: { ...event, stability: isText, properties: isTexts },
};

const checkLists = Object.fromEntries(
  Object.entries(messageTypes).map(([type, shape]) => [type, Object.entries({ type: isText, ...checks[shape] })]),
);

/**
 * Gives a webhook its types, from what an inbox has kept of it or from parsed JSON. A message of an unknown type, or without
 * a member that its type should have, is passed on as it is, with `known: false`: refusing it would lose it.
 *
 * @throws {VerificationError} `WEBHOOK_MALFORMED` when it is no envelope of Benchling's.
 */
export function readWebhook(body: unknown): Webhook {
  if (!isObject(body)) throw malformed('an object');
  const { baseURL, tenantId, app, appDefinition, message } = body;
  if (!isText(baseURL)) throw malformed('baseURL');
  if (!isText(tenantId)) throw malformed('tenantId');
  if (!isObject(app) || !isText(app['id'])) throw malformed('app.id');
  if (!isObject(appDefinition)) throw malformed('appDefinition');
  if (!isObject(message) || !isText(message['type'])) throw malformed('message.type');
  const { id, versionNumber } = appDefinition;
  const envelope = {
    tenantId,
    app: { id: app['id'] },
    appDefinition: { id: isText(id) ? id : null, versionNumber: isText(versionNumber) ? versionNumber : '' },
  };
  return { ...announce(baseURL, message as OtherMessage), ...envelope };
}

/** Gives a message its types: `known` says whether it has what its type should have. */
export function announce(baseURL: string, message: OtherMessage): Announcement {
  return { baseURL, known: isKnown(message), message: withoutSecret(message) } as Announcement;
}

function isKnown(message: Members): boolean {
  const type = message['type'] as MessageType;
  return Object.hasOwn(checkLists, type) && (checkLists[type] ?? []).every(([name, check]) => check(message[name]));
}

/** The activation of a legacy app is the one message that carries a secret; what is kept in a database must not. */
function withoutSecret(message: OtherMessage): OtherMessage {
  if (!('clientSecret' in message)) return message;
  const { clientSecret: _, ...rest } = message;
  return rest;
}

function malformed(wanted: string): VerificationError {
  return new VerificationError('WEBHOOK_MALFORMED', `A webhook's body needs ${wanted}, as Benchling's envelope has it`);
}
