import type { WebClient } from '@slack/web-api';
import type { Posted } from '../contract.ts';
import type { Spot } from './send-message.ts';

/** Slack's own advice for one page. */
const pageSize = 200;
const mostPages = 5;

/** Slack's name for what is read then. */
export function historyOf({ threadTs }: Spot): string {
  return threadTs === undefined ? 'conversations.history' : 'conversations.replies';
}

/** Looks among the newest 1,000 messages of a channel, or of a thread, for one whose footer bears the id. */
export async function findPost(
  client: WebClient,
  { channel, threadTs }: Spot,
  footerId: string,
): Promise<Posted | undefined> {
  let cursor: string | undefined;
  for (let page = 1; page <= mostPages; page += 1) {
    const wanted = { channel, limit: pageSize, ...(cursor !== undefined && { cursor }) };
    const { messages = [], response_metadata: next } =
      threadTs === undefined
        ? await client.conversations.history(wanted)
        : await client.conversations.replies({ ...wanted, ts: threadTs });
    const found = messages.find(({ blocks = [] }) => blocks.some(({ block_id: id }) => id === footerId));
    if (found?.ts !== undefined) return { channel, ts: found.ts };
    cursor = next?.next_cursor;
    if (cursor === undefined || cursor === '') return undefined;
  }
  return undefined;
}
