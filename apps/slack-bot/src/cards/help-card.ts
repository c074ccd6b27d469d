import { paragraph } from '@ligase/plugin-slack/block-kit';
import type { SlackMessage } from '@ligase/plugin-slack/contract';

/** What a person can ask the bot for. */
export function helpCard(command: string): SlackMessage {
  const lines = [
    `\`${command} find pUC19\` looks something up by its name or registry id. So does naming me in a message.`,
    `\`${command} new entry\` makes a notebook entry from a template; \`${command} new entry growth\` offers those called so.`,
    `\`${command} register\` registers DNA sequences that you paste or upload, once somebody has approved them.`,
  ];
  return { text: `What ${command} can do`, blocks: [paragraph(lines.join('\n'))] };
}
