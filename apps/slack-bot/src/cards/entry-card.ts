import { paragraph } from '@ligase/plugin-slack/block-kit';
import { escaped, link } from '@ligase/plugin-slack/block-kit';
import type { SlackMessage } from '@ligase/plugin-slack/contract';

/** An entry that was made. */
export interface MadeEntry {
  readonly name: string;
  readonly displayId: string;
  readonly url: string;
  /** What people call its folder. */
  readonly where: string;
}

/** Says to whoever wanted it that an entry is there. */
export function entryCard({ name, displayId, url, where }: MadeEntry): SlackMessage {
  return {
    text: `Your entry ${name} is in Benchling`,
    blocks: [paragraph(`Your entry ${link(url, name)} (${escaped(displayId)}) is in Benchling, in ${escaped(where)}.`)],
  };
}
