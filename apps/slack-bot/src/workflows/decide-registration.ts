import { RefusedError, sayWhyNot } from '@ligase/core';
import { acting } from '@ligase/plugin-acting/contract';
import { audit } from '@ligase/plugin-auditing/contract';
import { defineWorkflow, uncheckedInput } from '@ligase/workflows';
import { notice } from '../cards/notice.ts';
import type { RegistrationRef } from '../cards/registration-card.ts';
import { whoAsks } from '../people/who-asks.ts';
import { slack, type Posted, type ReplyTo } from '../slack/contract.ts';
import type { Decision } from './registration.ts';

/** What a person answers to a registration. */
export interface RegistrationAnswer {
  readonly asked: RegistrationRef;
  readonly answer: Decision['answer'];
  readonly card: Posted;
  readonly to: ReplyTo;
}

const retry = { maxAttempts: 1 };

/** Tells a registration that waits what a person decided, who has the right to. The first decision counts. */
export const decideRegistration = defineWorkflow({
  name: 'decide-registration',
  requires: { slack, acting, audit },
  input: uncheckedInput<RegistrationAnswer>(),
  async run({ deps, step, tell }, { asked, answer, card, to }) {
    const { runId, kind, folderId, registryId, needsAnother, askedById } = asked;
    try {
      const by = await step('identify', () => whoAsks(deps, to.userId), { retry });
      const decide = async () => {
        const [post] = await deps.slack.postsAbout(runId);
        // It may be there and not be remembered yet.
        if (post !== undefined && post.state !== 'waiting')
          throw new RefusedError('That registration is decided already.');
        const isOwn = by.id === askedById;
        if (answer === 'approve' && needsAnother && isOwn)
          throw new RefusedError('You asked for this yourself: somebody else must approve it.');
        // Whoever asked may also take it back.
        if (answer === 'approve' || !isOwn)
          for (const id of [folderId, registryId])
            // oxlint-disable-next-line no-await-in-loop -- the first that is missing is told
            await deps.acting.authorise(by, 'approve-registration', { id, name: kind });
        await deps.audit.record({ action: `registration.${answer}`, targets: [runId, folderId] });
      };
      await step('decide', decide, { retry });
      if (!(await tell(runId, 'decision', { answer, by } satisfies Decision)))
        throw new RefusedError('That registration is over, and no longer known.');
    } catch (error) {
      const { words, isRefusal } = sayWhyNot(error, `${answer} the registration`);
      await step('tell why not', () => deps.slack.reply(to, notice(words)));
      await step('rearm', () => deps.slack.rearm(card));
      throw isRefusal ? new RefusedError(words, { cause: error }) : error;
    }
  },
});
