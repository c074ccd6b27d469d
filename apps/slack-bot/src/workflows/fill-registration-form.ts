import { RefusedError } from '@ligase/core';
import { audit } from '@ligase/plugin-auditing/contract';
import { defineWorkflow } from '@ligase/workflows';
import { filledRegistrationForm, refusedRegistrationForm } from '../cards/registration-form.ts';
import { configuration } from '../configuration.ts';
import { botPeople } from '../people/contract.ts';
import { slack, type ReplyTo } from '../slack/contract.ts';
import { anyInput } from './any-input.ts';
import { identified } from './identified.ts';
import { sayWhy } from './say-why.ts';

const retry = { maxAttempts: 2 };

/** Puts what can be registered into the form for it, while a person looks at it. */
export const fillRegistrationForm = defineWorkflow({
  name: 'fill-registration-form',
  requires: { slack, configuration, people: botPeople, audit },
  input: anyInput<{ readonly viewId: string; readonly to: ReplyTo }>(),
  async run({ deps, step }, { viewId, to }) {
    try {
      await step('identify', () => identified(deps, to.userId), { retry });
      const read = async () => {
        const rows = await deps.configuration.get('registrations');
        if (rows.length > 0) return rows.map(({ name }) => ({ text: name, value: name }));
        throw new RefusedError(
          'It is not configured what is registered from Slack. An admin does that in Benchling, under Registrations.',
        );
      };
      const kinds = await step('read what there is', read, { retry });
      await step('fill', () => deps.slack.updateModal(viewId, filledRegistrationForm(to, kinds)));
    } catch (error) {
      const { words, isRefusal } = sayWhy(error, 'ask Benchling what can be registered');
      await step('tell why not', () => deps.slack.updateModal(viewId, refusedRegistrationForm(to, words)));
      throw isRefusal ? new RefusedError(words, { cause: error }) : error;
    }
  },
});
