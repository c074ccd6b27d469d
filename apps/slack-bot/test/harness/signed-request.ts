import { createHmac } from 'node:crypto';
import { workspace } from './slack-peer.ts';

/** How a request of Slack's is sent. */
export interface SignedRequestOptions {
  /** As Slack says that it sends something again. */
  readonly retry?: { readonly num: number; readonly reason: 'http_timeout' | 'http_error' | 'connection_failed' };
  /** Default: the workspace's. */
  readonly signingSecret?: string;
  /** Default: now, in seconds since 1970. */
  readonly timestampS?: number;
}

/** Sends a bot what Slack sends, signed as Slack signs it: interactions and commands as forms, events as JSON. Gives the status. */
export async function signedRequest(
  botUrl: string,
  payload: Readonly<Record<string, unknown>>,
  options: SignedRequestOptions = {},
): Promise<number> {
  const { retry, signingSecret = workspace.signingSecret, timestampS = Math.floor(Date.now() / 1_000) } = options;
  const isEvent = payload['type'] === 'event_callback';
  const isCommand = 'command' in payload;
  const body = isEvent
    ? JSON.stringify(payload)
    : new URLSearchParams(
        isCommand ? (payload as Record<string, string>) : { payload: JSON.stringify(payload) },
      ).toString();
  const signature = createHmac('sha256', signingSecret).update(`v0:${timestampS}:${body}`).digest('hex');
  const response = await fetch(`${botUrl}/slack/events`, {
    method: 'POST',
    body,
    headers: {
      'content-type': isEvent ? 'application/json' : 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': String(timestampS),
      'x-slack-signature': `v0=${signature}`,
      ...(retry !== undefined && { 'x-slack-retry-num': String(retry.num), 'x-slack-retry-reason': retry.reason }),
    },
  });
  await response.body?.cancel();
  return response.status;
}

/** A click as Slack sends it, on a button of a message. */
export function clickPayload(click: {
  readonly userId: string;
  readonly channelId: string;
  readonly messageTs: string;
  readonly blockId: string;
  readonly actionId: string;
  readonly value: string;
  readonly responseUrl?: string;
}): Readonly<Record<string, unknown>> {
  const { userId, channelId, messageTs, blockId, actionId, value, responseUrl } = click;
  return {
    type: 'block_actions',
    token: 'verification-token',
    trigger_id: `${Math.random()}.${messageTs}`,
    team: { id: 'T0LAB' },
    user: { id: userId },
    container: { type: 'message', message_ts: messageTs, channel_id: channelId },
    channel: { id: channelId },
    ...(responseUrl !== undefined && { response_url: responseUrl }),
    actions: [{ type: 'button', action_id: actionId, block_id: blockId, value, action_ts: String(Date.now() / 1_000) }],
  };
}
