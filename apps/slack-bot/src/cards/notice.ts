import { paragraph } from '@ligase/plugin-slack/block-kit';
import { cut, escaped } from '@ligase/plugin-slack/block-kit';
import { limits } from '@ligase/plugin-slack/block-kit';
import type { SlackMessage } from '@ligase/plugin-slack/contract';

/** A few words for one person, as they are. */
export function notice(words: string): SlackMessage {
  return { text: cut(words, limits.messageText), blocks: [paragraph(escaped(words))] };
}
