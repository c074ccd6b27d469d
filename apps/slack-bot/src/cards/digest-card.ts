import { paragraph } from '@ligase/plugin-slack/block-kit';
import type { SlackMessage } from '@ligase/plugin-slack/contract';
import type { PersonalAgenda } from '@ligase/plugin-agenda';
import { countWords, workList } from './work-list.ts';

/** What a person has before them on a day. */
export function digestCard(work: PersonalAgenda, day: string): SlackMessage {
  const text = `Waiting for you today: ${countWords(work)}`;
  return { text, blocks: [paragraph(`:sunrise: ${text}`), ...workList(work, day)] };
}
