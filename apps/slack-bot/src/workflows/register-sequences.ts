import { RefusedError, sayWhyNot, scope } from '@ligase/core';
import { acting } from '@ligase/plugin-acting/contract';
import { sequences } from '@ligase/plugin-sequences/contract';
import { defineWorkflow, uncheckedInput } from '@ligase/workflows';
import { notice } from '../cards/notice.ts';
import { problemsCard, registrationCard } from '../cards/registration-card.ts';
import type { WantedRegistration } from '../cards/registration-form.ts';
import { configuration } from '../configuration.ts';
import { whoAsks } from '../people/who-asks.ts';
import { slack } from '../slack/contract.ts';
import { askedByText } from './approval.ts';
import {
  registrationRules,
  shownOutcome,
  shownRecord,
  type AskedRegistration,
  type Decision,
  type RegistrationState,
} from './registration.ts';

const retry = { maxAttempts: 1 };
/** It is kept with the run until that is deleted. */
const maxFileBytes = 2_000_000;

/** Registers sequences that a person gave, once somebody who may has approved what they were shown of them. */
export const registerSequences = defineWorkflow({
  name: 'register-sequences',
  requires: { slack, sequences, configuration, acting, scope },
  input: uncheckedInput<WantedRegistration>(),
  async run({ deps, step, runId, waitFor }, { kind, source, isCircular, to }) {
    const tell = async (error: unknown, what: string): Promise<never> => {
      const { words, isRefusal } = sayWhyNot(error, what);
      await step('tell why not', () => deps.slack.reply(to, notice(words)));
      throw isRefusal ? new RefusedError(words, { cause: error }) : error;
    };
    const look = async () => {
      const text =
        'text' in source ? source.text : (await deps.slack.readFile(source.fileId, { maxBytes: maxFileBytes })).bytes;
      return await deps.sequences.check(text, { isCircular });
    };
    const prepare = async () => {
      const askedBy = await step('identify', () => whoAsks(deps, to.userId), { retry });
      const rules = await step('read rules', () => registrationRules(deps.configuration, kind), { retry });
      const authorise = () =>
        deps.acting.authorise(askedBy, 'ask-registration', { id: rules.place.folderId, name: kind });
      await step('authorise', authorise, { retry });
      const check = await step('check', look, { retry });
      if (check.problems.length > 0 || check.records.length === 0) return { askedBy, rules, check, records: [] };
      const compare = async () => {
        const likenesses = await deps.sequences.compare(check);
        const alike = likenesses.flatMap(({ sameBases, sameName }) => [...sameBases, ...sameName]);
        const readable = new Set((await deps.acting.readable(askedBy, alike)).map(({ id }) => id));
        return check.records.map((record) => shownRecord(record, likenesses, readable));
      };
      return { askedBy, rules, check, records: await step('compare', compare, { retry }) };
    };
    const prepared = await prepare().catch((error: unknown) => tell(error, 'look at the sequences'));
    const { askedBy, rules, check, records } = prepared;
    if (records.length === 0) {
      await step('tell problems', () => deps.slack.reply(to, problemsCard(check.problems)));
      throw new RefusedError(check.problems[0]?.message ?? 'There are no sequences.');
    }

    const { folderId, registryId } = rules.place;
    const asked: AskedRegistration = {
      runId,
      kind,
      folderId,
      registryId,
      needsAnother: rules.needsAnother,
      askedBy,
      records,
    };
    const show = (state: RegistrationState) =>
      step(`show ${state.is}`, ({ key }) =>
        deps.slack.put({ channel: rules.channel }, registrationCard(asked, state, key), {
          key,
          about: runId,
          state: state.is,
        }),
      );
    const say = (words: string) => step('say', () => deps.slack.reply(to, notice(words)));

    await show({ is: 'waiting' }).catch((error: unknown) => tell(error, 'ask for approval in the channel'));
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
    const register = async () => {
      const { askedByField } = rules;
      const { correlationId = '' } = deps.scope.current() ?? {};
      const value = `${askedByText(askedBy, correlationId)}; approved by ${by} (${decision.by.email})`;
      const fields = askedByField === undefined ? {} : { fields: { [askedByField]: { value } } };
      const outcomes = await deps.sequences.registerChecked(check, { ...rules.place, ...fields });
      return outcomes.map(shownOutcome);
    };
    try {
      const outcomes = await step('register', register);
      await show({ is: 'registered', by, outcomes });
      await say(`${by} approved your sequences; the card in the channel says what became of each.`);
      return outcomes;
    } catch (error) {
      const { words } = sayWhyNot(error, 'register the sequences');
      await show({ is: 'failed', by, words });
      return await tell(error, 'register the sequences');
    }
  },
});
