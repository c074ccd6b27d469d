import { randomUUID } from 'node:crypto';
import type { Block, KnownBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Posted } from '../contract.ts';

/** A message as it stands, with new ids for its rows of buttons: under those, each counts again. `undefined` when it is gone. */
export async function rearmed(
  client: WebClient,
  { channel, ts }: Posted,
): Promise<{ readonly text: string; readonly blocks: readonly (Block | KnownBlock)[] } | undefined> {
  const { messages = [] } = await client.conversations.history({ channel, latest: ts, inclusive: true, limit: 1 });
  const message = messages.find((one) => one.ts === ts);
  if (message === undefined) return undefined;
  const blocks = (message.blocks ?? []) as readonly KnownBlock[];
  return {
    text: message.text ?? '',
    blocks: blocks.map((block) => (block.type === 'actions' ? { ...block, block_id: randomUUID() } : block)),
  };
}
