import { defineWorkflow, uncheckedInput } from '@ligase/workflows';
import { helpCard } from '../cards/help-card.ts';
import { slack, type ReplyTo } from '@ligase/plugin-slack/contract';

/** Tells a person what they can ask for. */
export const showHelp = defineWorkflow({
  name: 'show-help',
  requires: { slack },
  input: uncheckedInput<{ readonly to: ReplyTo; readonly command: string }>(),
  async run({ deps, step }, { to, command }) {
    await step('tell', () => deps.slack.reply(to, helpCard(command)));
  },
});
