import type { ReplyTo } from '../contract.ts';

/** Where whoever did something is answered, and nothing else of what they did. */
export function replyTo({ userId, channelId, threadTs, responseUrl }: ReplyTo): ReplyTo {
  return {
    userId,
    ...(channelId !== undefined && { channelId }),
    ...(threadTs !== undefined && { threadTs }),
    ...(responseUrl !== undefined && { responseUrl }),
  };
}
