import { createHash } from 'node:crypto';
import { isMembers, type Members } from '../block-kit/fault-list.ts';
import type { SlackArrival, SlackInput } from './deliveries.ts';

/**
 * Reads what Bolt has verified. `undefined` for what the bot does not take: another sort of interaction, or a member that every
 * one of its sort has and this lacks. The body's `token` and the `trigger_id` are left out, as they would be kept.
 */
export function readArrival(body: unknown): SlackArrival | undefined {
  if (!isMembers(body)) return undefined;
  if (body['type'] === 'event_callback') return readEvent(body);
  if (body['type'] === 'block_actions') return readClick(body);
  if (body['type'] === 'view_submission') return readSubmission(body);
  return typeof body['command'] === 'string' ? readCommand(body) : undefined;
}

function readEvent(body: Members): SlackArrival | undefined {
  const { team_id: teamId, event_id: eventId, event } = body;
  if (!isText(eventId) || !isMembers(event) || !isText(event['type'])) return undefined;
  return {
    id: eventId,
    kind: 'slack-event',
    payload: { teamId: textOf(teamId), eventId, type: event['type'], event },
  };
}

function readClick(body: Members): SlackArrival | undefined {
  const [action] = listOf(body['actions']);
  const userId = membersOf(body['user'])['id'];
  if (!isMembers(action) || !isText(action['action_id']) || !isText(userId)) return undefined;
  const { action_id: actionId } = action;
  const container = membersOf(body['container']);
  const view = membersOf(body['view']);
  const channelId = container['channel_id'];
  const messageTs = container['message_ts'];
  const threadTs = container['thread_ts'];
  const value = action['value'] ?? membersOf(action['selected_option'])['value'];
  const blockId = textOf(action['block_id']);
  return {
    // The second of two clicks is on the same writing of the same message: its block has an id of its own, and a view its hash.
    id: `click-${digest([teamOf(body), channelId, messageTs, view['id'], view['hash'], blockId, actionId, value, userId])}`,
    kind: 'slack-click',
    payload: {
      teamId: teamOf(body),
      userId,
      actionId,
      blockId,
      ...textMember('value', value),
      ...textMember('channelId', channelId),
      ...textMember('messageTs', messageTs),
      ...textMember('threadTs', threadTs),
      ...textMember('responseUrl', body['response_url']),
    },
  };
}

function readSubmission(body: Members): SlackArrival | undefined {
  const { view } = body;
  const userId = membersOf(body['user'])['id'];
  if (!isMembers(view) || !isText(view['id']) || !isText(userId)) return undefined;
  const values: Record<string, SlackInput> = {};
  for (const [blockId, elements] of Object.entries(membersOf(membersOf(view['state'])['values'])))
    for (const element of Object.values(membersOf(elements))) values[blockId] = readInput(membersOf(element));
  return {
    id: `form-${digest([teamOf(body), view['id']])}`,
    kind: 'slack-submission',
    payload: {
      teamId: teamOf(body),
      userId,
      viewId: view['id'],
      callbackId: textOf(view['callback_id']),
      privateMetadata: textOf(view['private_metadata']),
      values,
    },
  };
}

function readCommand(body: Members): SlackArrival | undefined {
  const { command, text, user_id: userId, channel_id: channelId, trigger_id: triggerId } = body;
  // Without the trigger, all commands would be the same one.
  if (!isText(command) || !isText(userId) || !isText(channelId) || !isText(triggerId)) return undefined;
  return {
    id: `command-${digest([body['team_id'], triggerId])}`,
    kind: 'slack-command',
    payload: {
      teamId: textOf(body['team_id']),
      userId,
      channelId,
      command,
      text: textOf(text),
      ...textMember('responseUrl', body['response_url']),
    },
  };
}

function readInput(element: Members): SlackInput {
  const single =
    element['value'] ??
    element['selected_date'] ??
    membersOf(element['selected_option'])['value'] ??
    element['selected_user'] ??
    element['selected_conversation'] ??
    element['selected_channel'];
  const several = [
    ...listOf(element['selected_options']).map((option) => membersOf(option)['value']),
    ...listOf(element['selected_users']),
    ...listOf(element['files']).map((file) => membersOf(file)['id']),
  ].filter(isText);
  return { ...textMember('value', single), ...(several.length > 0 && { values: several }) };
}

/** 64 bits are enough among the deliveries of one app, and short enough to be read out. */
function digest(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}

function teamOf(body: Members): string {
  return textOf(membersOf(body['team'])['id'] ?? membersOf(body['user'])['team_id']);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function textOf(value: unknown): string {
  return isText(value) ? value : '';
}

function textMember<K extends string>(name: K, value: unknown): { readonly [P in K]?: string } {
  return isText(value) && value !== '' ? ({ [name]: value } as { readonly [P in K]: string }) : {};
}

function membersOf(value: unknown): Members {
  return isMembers(value) ? value : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
