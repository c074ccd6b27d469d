import { paragraph } from '../slack/block-kit/blocks.ts';
import { escaped } from '../slack/block-kit/escaped.ts';
import type { SlackMessage } from '../slack/contract.ts';

/** A few words for one person, as they are. */
export function notice(words: string): SlackMessage {
  return { text: words, blocks: [paragraph(escaped(words))] };
}
