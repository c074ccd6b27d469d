import { RefusedError, tellWhyNot } from '@ligase/core';
import { acting } from '@ligase/plugin-acting/contract';
import { registration, type Decision } from '@ligase/plugin-registration';
import { defineWorkflow, uncheckedInput } from '@ligase/workflows';
import { notice } from '../cards/notice.ts';
import { problemsCard, registrationCard } from '../cards/registration-card.ts';
import type { WantedRegistration } from '../cards/registration-form.ts';
import { configuration } from '../configuration.ts';
import { whoAsks } from '../people/who-asks.ts';
import { slack } from '@ligase/plugin-slack/contract';
import { registrationRules, type RegistrationState } from './registration.ts';

const retry = { maxAttempts: 1 };
/** It is kept with the run until that is deleted. */
const maxFileBytes = 2_000_000;

/** Registers sequences that a person gave, once somebody who may has approved what they were shown of them. */
export const registerSequences = defineWorkflow({
  name: 'register-sequences',
  requires: { slack, registration, configuration, acting },
  input: uncheckedInput<WantedRegistration>(),
  async run({ deps, step, runId, waitFor }, { kind, source, isCircular, to }) {
    const tell = (words: string) => step('tell why not', () => deps.slack.reply(to, notice(words)));
    const say = (words: string) => step('say', () => deps.slack.reply(to, notice(words)));

    const { askedBy, rules, check, records } = await tellWhyNot('look at the sequences', tell, async () => {
      const person = await step('identify', () => whoAsks(deps, to.userId), { retry });
      const settled = await step('read rules', () => registrationRules(deps.configuration, kind), { retry });
      const look = async () => {
        const text =
          'text' in source ? source.text : (await deps.slack.readFile(source.fileId, { maxBytes: maxFileBytes })).bytes;
        return await deps.registration.look(text, { isCircular, askedBy: person, rules: settled });
      };
      return { askedBy: person, rules: settled, ...(await step('look', look, { retry })) };
    });
    if (records.length === 0) {
      await step('tell problems', () => deps.slack.reply(to, problemsCard(check.problems)));
      throw new RefusedError(check.problems[0]?.message ?? 'There are no sequences.');
    }

    const asked = { runId, rules, askedBy, records };
    const show = (state: RegistrationState) =>
      step(`show ${state.is}`, ({ key }) =>
        deps.slack.put({ channel: rules.channel }, registrationCard(asked, state, key), {
          key,
          about: runId,
          state: state.is,
        }),
      );
    await tellWhyNot('ask for approval in the channel', tell, () => show({ is: 'waiting' }));
    await say('I have looked at your sequences, and asked for approval.');
    const decision = await waitFor<Decision>('decision', { timeoutMs: rules.timeoutMs });
    if (decision === undefined) {
      await show({ is: 'expired' });
      await say('Nobody approved your sequences in time. Nothing was registered.');
      throw new RefusedError('Nobody approved it in time.');
    }
    const { name: by } = decision.by;
    if (decision.answer === 'refuse') {
      await show({ is: 'refused', by });
      await say(`${by} refused your sequences. Nothing was registered.`);
      throw new RefusedError(`${by} refused it.`);
    }

    await show({ is: 'registering', by });
    const approved = { askedBy, approvedBy: decision.by, from: 'Slack' };
    const tellAll = async (words: string): Promise<void> => {
      await show({ is: 'failed', by, words });
      await tell(words);
    };
    return await tellWhyNot('register the sequences', tellAll, async () => {
      const outcomes = await step('register', () => deps.registration.register(check, rules, approved));
      await show({ is: 'registered', by, outcomes });
      await say(`${by} approved your sequences; the card in the channel says what became of each.`);
      return outcomes;
    });
  },
});
