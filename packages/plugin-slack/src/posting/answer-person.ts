import type { Logger } from '@ligase/core';
import type { ReplyTo, SlackMessage } from '../contract.ts';
import type { CallSlack } from './call-slack.ts';
import type { InTurn } from './channel-queues.ts';
import { sendMessage } from './send-message.ts';
import { sendResponse } from './send-response.ts';

/** What a person is answered with. */
export interface AnswerPorts {
  readonly call: CallSlack;
  readonly inTurn: InTurn;
  readonly openConversation: (userId: string) => Promise<string>;
  readonly log: Logger;
  readonly timeoutMs: number;
}

/**
 * Tells one person something: by the address that came with what they did; when that has expired, in the channel for them
 * alone; and when the bot or the person is not there, in the conversation with the bot.
 */
export async function answerPerson(
  { call, inTurn, openConversation, log, timeoutMs }: AnswerPorts,
  { userId, channelId, threadTs, responseUrl }: ReplyTo,
  message: SlackMessage,
): Promise<void> {
  if (responseUrl !== undefined) {
    if (await sendResponse(responseUrl, message, { fetch: globalThis.fetch, timeoutMs })) return;
    log.info({}, 'an answer goes another way, as Slack no longer takes it where the person asked');
  }
  if (channelId !== undefined) {
    const ephemeral = {
      channel: channelId,
      user: userId,
      text: message.text,
      blocks: [...message.blocks],
      ...(threadTs !== undefined && { thread_ts: threadTs }),
    };
    const isSeen = await inTurn(channelId, () =>
      call<boolean>({
        method: 'chat.postEphemeral',
        async send(client) {
          await client.chat.postEphemeral(ephemeral);
          return true;
        },
        refused: (word) => (notThere.has(word) ? false : undefined),
      }),
    );
    if (isSeen) return;
  }
  const channel = await openConversation(userId);
  await inTurn(channel, () =>
    call({ method: 'chat.postMessage', send: (client) => sendMessage(client, { channel }, message) }),
  );
}

/** The bot, or the person, is not where the answer was to go. */
const notThere: ReadonlySet<string> = new Set([
  'channel_not_found',
  'is_archived',
  'not_in_channel',
  'user_not_in_channel',
]);
