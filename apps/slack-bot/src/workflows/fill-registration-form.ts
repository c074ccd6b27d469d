import { RefusedError, tellWhyNot } from '@ligase/core';
import { acting } from '@ligase/plugin-acting/contract';
import { defineWorkflow, uncheckedInput } from '@ligase/workflows';
import { filledRegistrationForm, refusedRegistrationForm } from '../cards/registration-form.ts';
import { configuration } from '../configuration.ts';
import { whoAsks } from '../people/who-asks.ts';
import { slack, type ReplyTo } from '@ligase/plugin-slack/contract';

const retry = { maxAttempts: 1 };

/** Puts what can be registered into the form for it, while a person looks at it. */
export const fillRegistrationForm = defineWorkflow({
  name: 'fill-registration-form',
  requires: { slack, configuration, acting },
  input: uncheckedInput<{ readonly viewId: string; readonly to: ReplyTo }>(),
  async run({ deps, step }, { viewId, to }) {
    const tell = (words: string) =>
      step('tell why not', () => deps.slack.updateModal(viewId, refusedRegistrationForm(to, words)));
    const read = async () => {
      const rows = await deps.configuration.get('registrations');
      if (rows.length > 0) return rows.map(({ name }) => ({ text: name, value: name }));
      throw new RefusedError(
        'It is not configured what is registered from Slack. An admin does that in Benchling, under Registrations.',
      );
    };
    await tellWhyNot('ask Benchling what can be registered', tell, async () => {
      await step('identify', () => whoAsks(deps, to.userId), { retry });
      const kinds = await step('read what there is', read, { retry });
      await step('fill', () => deps.slack.updateModal(viewId, filledRegistrationForm(to, kinds)));
    });
  },
});
