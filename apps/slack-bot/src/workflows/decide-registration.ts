import { RefusedError, tellWhyNot } from '@ligase/core';
import { acting } from '@ligase/plugin-acting/contract';
import { registration, type Decision, type RegistrationRef } from '@ligase/plugin-registration';
import { defineWorkflow, uncheckedInput } from '@ligase/workflows';
import { notice } from '../cards/notice.ts';
import { whoAsks } from '../people/who-asks.ts';
import { slack, type Posted, type ReplyTo } from '@ligase/plugin-slack/contract';

/** What a person answers to a registration. */
export interface RegistrationAnswer {
  readonly asked: RegistrationRef & { readonly runId: string };
  readonly answer: Decision['answer'];
  readonly card: Posted;
  readonly to: ReplyTo;
}

const retry = { maxAttempts: 1 };

/** Tells a registration that waits what a person decided, who has the right to. The first decision counts. */
export const decideRegistration = defineWorkflow({
  name: 'decide-registration',
  requires: { slack, acting, registration },
  input: uncheckedInput<RegistrationAnswer>(),
  async run({ deps, step, tell: tellRun }, { asked, answer, card, to }) {
    const tell = async (words: string): Promise<void> => {
      await step('tell why not', () => deps.slack.reply(to, notice(words)));
      await step('rearm', () => deps.slack.rearm(card));
    };
    await tellWhyNot(`${answer} the registration`, tell, async () => {
      const by = await step('identify', () => whoAsks(deps, to.userId), { retry });
      const decide = async () => {
        const [post] = await deps.slack.postsAbout(asked.runId);
        // It may be there and not be remembered yet.
        if (post !== undefined && post.state !== 'waiting')
          throw new RefusedError('That registration is decided already.');
        await deps.registration.authorise({ answer, by }, asked);
      };
      await step('decide', decide, { retry });
      if (!(await tellRun(asked.runId, 'decision', { answer, by } satisfies Decision)))
        throw new RefusedError('That registration is over, and no longer known.');
    });
  },
});
