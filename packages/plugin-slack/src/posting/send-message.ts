import type { WebClient } from '@slack/web-api';
import type { Posted, SlackMessage } from '../contract.ts';

/** Where in a channel a message goes. */
export interface Spot {
  readonly channel: string;
  readonly threadTs?: string;
}

/** Sends a message once, whatever comes of it. */
export async function sendMessage(
  client: WebClient,
  { channel, threadTs }: Spot,
  { text, blocks }: SlackMessage,
): Promise<Posted> {
  const message = { channel, text, blocks: [...blocks], ...(threadTs !== undefined && { thread_ts: threadTs }) };
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- it is Slack's method, not a window's
  const { ts } = await client.chat.postMessage(message);
  return { channel, ts: ts ?? '' };
}
