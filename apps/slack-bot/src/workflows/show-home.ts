import { identity, tellWhyNot } from '@ligase/core';
import { acting } from '@ligase/plugin-acting/contract';
import { agenda, dayIn } from '@ligase/plugin-agenda';
import { audit } from '@ligase/plugin-auditing/contract';
import { defineWorkflow, uncheckedInput } from '@ligase/workflows';
import { emptyHomeTab, homeTab } from '../cards/home-tab.ts';
import { whoAsks } from '../people/who-asks.ts';
import { slack } from '@ligase/plugin-slack/contract';

/** Each call has been tried several times by then, and somebody looks at the tab meanwhile. */
const retry = { maxAttempts: 1 };

/** Shows a person in their home tab what waits for them in Benchling, or in honest words why it cannot. */
export const showHome = defineWorkflow({
  name: 'show-home',
  requires: { acting, agenda, audit, identity, slack },
  input: uncheckedInput<{ readonly userId: string }>(),
  async run({ deps, step, now }, { userId }) {
    const today = dayIn('UTC', new Date(await now()));
    const show = async (): Promise<void> => {
      const person = await whoAsks(deps, userId);
      const work = await deps.agenda.of(person.id);
      await deps.slack.publishHome(userId, homeTab(person.name, work, today, deps.identity.tenantUrl));
      await deps.audit.record({ action: 'home.show', targets: [`slack:${userId}`, person.id] });
    };
    const tell = (words: string) => step('say why not', () => deps.slack.publishHome(userId, emptyHomeTab(words)));
    await tellWhyNot('look what waits for you', tell, () => step('show', show, { retry }));
  },
});
