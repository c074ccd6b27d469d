import { RefusedError } from '@ligase/core';
import { audit } from '@ligase/plugin-auditing/contract';
import { defineWorkflow } from '@ligase/workflows';
import { notice } from '../cards/notice.ts';
import type { RegistrationRef } from '../cards/registration-card.ts';
import { botPeople } from '../people/contract.ts';
import { slack, type Posted, type ReplyTo } from '../slack/contract.ts';
import { anyInput } from './any-input.ts';
import { identified } from './identified.ts';
import type { Decision } from './registration.ts';
import { sayWhy } from './say-why.ts';

/** What a person answers to a registration. */
export interface RegistrationAnswer {
  readonly asked: RegistrationRef;
  readonly answer: Decision['answer'];
  readonly card: Posted;
  readonly to: ReplyTo;
}

const retry = { maxAttempts: 2 };

/** Tells a registration that waits what a person decided, who has the right to. The first decision counts. */
export const decideRegistration = defineWorkflow({
  name: 'decide-registration',
  requires: { slack, people: botPeople, audit },
  input: anyInput<RegistrationAnswer>(),
  async run({ deps, step, sendSignal }, { asked, answer, card, to }) {
    const { runId, kind, folderId, registryId, needsAnother, askedById } = asked;
    try {
      const by = await step('identify', () => identified(deps, to.userId), { retry });
      const decide = async () => {
        const [post] = await deps.slack.postsAbout(runId);
        if (post?.state !== 'waiting') throw new RefusedError('That registration is decided already.');
        const isOwn = by.benchlingUserId === askedById;
        if (answer === 'approve' && needsAnother && isOwn)
          throw new RefusedError('You asked for this yourself: somebody else must approve it.');
        // Whoever asked may also take it back.
        if (answer === 'approve' || !isOwn)
          for (const id of [folderId, registryId])
            // oxlint-disable-next-line no-await-in-loop -- the first that is missing is told
            await deps.people.authorise(by, 'approve-registration', { id, name: kind });
        await deps.audit.record({ action: `registration.${answer}`, targets: [runId, folderId] });
      };
      await step('decide', decide, { retry });
      await sendSignal(runId, 'decision', { answer, by } satisfies Decision);
    } catch (error) {
      const { words, isRefusal } = sayWhy(error, `${answer} the registration`);
      await step('tell why not', () => deps.slack.reply(to, notice(words)));
      await step('rearm', () => deps.slack.rearm(card));
      throw isRefusal ? new RefusedError(words, { cause: error }) : error;
    }
  },
});
