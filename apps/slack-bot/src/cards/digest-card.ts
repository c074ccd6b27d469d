import { paragraph } from '../slack/block-kit/blocks.ts';
import type { SlackMessage } from '../slack/contract.ts';
import type { PersonalAgenda } from '@ligase/plugin-agenda';
import { countWords, workList } from './work-list.ts';

/** What a person has before them on a day. */
export function digestCard(work: PersonalAgenda, day: string): SlackMessage {
  const text = `Waiting for you today: ${countWords(work)}`;
  return { text, blocks: [paragraph(`:sunrise: ${text}`), ...workList(work, day)] };
}
