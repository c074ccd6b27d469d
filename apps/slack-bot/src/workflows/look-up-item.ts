import { RefusedError } from '@ligase/core';
import { audit } from '@ligase/plugin-auditing/contract';
import { registry } from '@ligase/plugin-registry/contract';
import { defineWorkflow } from '@ligase/workflows';
import { foundCard } from '../cards/item-card.ts';
import { notice } from '../cards/notice.ts';
import { configuration } from '../configuration.ts';
import { botPeople } from '../people/contract.ts';
import { slack, type ReplyTo } from '../slack/contract.ts';
import { anyInput } from './any-input.ts';
import { identified } from './identified.ts';
import { openChannels } from './open-channels.ts';
import { sayWhy } from './say-why.ts';

/** What somebody looks for. */
export interface LookUp {
  readonly text: string;
  readonly to: ReplyTo;
}

const retry = { maxAttempts: 2 };

/** Shows a person what is called so, of what they may read in Benchling. In the thread of an open channel everybody sees it. */
export const lookUpItem = defineWorkflow({
  name: 'look-up-item',
  requires: { slack, registry, configuration, people: botPeople, audit },
  input: anyInput<LookUp>(),
  async run({ deps, step }, { text, to }) {
    try {
      const person = await step('identify', () => identified(deps, to.userId), { retry });
      const look = async () => {
        const answer = await deps.registry.lookUp(text, {
          only: (items) => deps.people.readable(person, items),
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
    } catch (error) {
      const { words, isRefusal } = sayWhy(error, 'look that up');
      await step('tell why not', () => deps.slack.reply(to, notice(words)));
      throw isRefusal ? new RefusedError(words, { cause: error }) : error;
    }
  },
});
