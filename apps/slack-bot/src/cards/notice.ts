import { paragraph } from '../slack/block-kit/blocks.ts';
import { cut, escaped } from '../slack/block-kit/escaped.ts';
import { limits } from '../slack/block-kit/limits.ts';
import type { SlackMessage } from '../slack/contract.ts';

/** A few words for one person, as they are. */
export function notice(words: string): SlackMessage {
  return { text: cut(words, limits.messageText), blocks: [paragraph(escaped(words))] };
}
