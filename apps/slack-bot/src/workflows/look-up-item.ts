import { RefusedError, tellWhyNot } from '@ligase/core';
import { acting } from '@ligase/plugin-acting/contract';
import { audit } from '@ligase/plugin-auditing/contract';
import { registry } from '@ligase/plugin-registry/contract';
import { defineWorkflow, uncheckedInput } from '@ligase/workflows';
import { foundCard } from '../cards/item-card.ts';
import { notice } from '../cards/notice.ts';
import { configuration } from '../configuration.ts';
import { whoAsks } from '../people/who-asks.ts';
import { slack, type ReplyTo } from '@ligase/plugin-slack/contract';
import { openChannels } from './open-channels.ts';

/** What somebody looks for. */
export interface LookUp {
  readonly text: string;
  readonly to: ReplyTo;
}

const maxChars = 255;

const retry = { maxAttempts: 1 };

/** Shows a person what is called so, of what they may read in Benchling. In the thread of an open channel everybody sees it. */
export const lookUpItem = defineWorkflow({
  name: 'look-up-item',
  requires: { slack, registry, configuration, acting, audit },
  input: uncheckedInput<LookUp>(),
  async run({ deps, step }, { text, to }) {
    const tell = (words: string) => step('tell why not', () => deps.slack.reply(to, notice(words)));
    await tellWhyNot('look that up', tell, async () => {
      const person = await step('identify', () => whoAsks(deps, to.userId), { retry });
      if (text.length > maxChars) throw new RefusedError(`A name to look up has at most ${maxChars} characters.`);
      const look = async () => {
        const answer = await deps.registry.lookUp(text, {
          only: (items) => deps.acting.readable(person, items),
        });
        await deps.audit.record({ action: 'item.show', targets: answer.found.map(({ item }) => item.id) });
        return answer;
      };
      const answer = await step('look up', look, { retry });

      await step('answer', async ({ key }) => {
        const card = foundCard(text, answer);
        const { channelId: channel, threadTs } = to;
        if (channel !== undefined && threadTs !== undefined && (await openChannels(deps.configuration)).has(channel))
          await deps.slack.post({ channel, threadTs }, card, { key });
        else await deps.slack.reply(to, card);
      });
    });
  },
});
