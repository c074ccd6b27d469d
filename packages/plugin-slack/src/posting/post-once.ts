import type { Posted, SlackMessage } from '../contract.ts';
import type { CallSlack } from './call-slack.ts';
import { findPost, historyOf } from './find-post.ts';
import { sendMessage, type Spot } from './send-message.ts';

/** What a message is posted once by. */
export interface PostOnce {
  readonly call: CallSlack;
  /** Of the message's footer: it is found again by it. */
  readonly footerId: string;
  /** Whether somebody may have posted it before, and died before it was remembered. */
  readonly isRepeated: boolean;
}

/** Posts a message that bears a footer's id, unless it is there; also when the answer of an attempt is lost. */
export async function postOnce(
  { call, footerId, isRepeated }: PostOnce,
  spot: Spot,
  message: SlackMessage,
): Promise<Posted> {
  const find = () => call({ method: historyOf(spot), send: (client) => findPost(client, spot, footerId) });
  const earlier = isRepeated ? await find() : undefined;
  if (earlier !== undefined) return earlier;
  return await call({ method: 'chat.postMessage', send: (client) => sendMessage(client, spot, message), find });
}
