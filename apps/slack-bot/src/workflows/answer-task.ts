import { RefusedError, tellWhyNot } from '@ligase/core';
import { acting } from '@ligase/plugin-acting/contract';
import { tasks } from '@ligase/plugin-tasks/contract';
import { defineWorkflow, uncheckedInput } from '@ligase/workflows';
import { notice } from '../cards/notice.ts';
import { closedTaskCard } from '../cards/task-card.ts';
import { configuration } from '../configuration.ts';
import { whoAsks } from '../people/who-asks.ts';
import { slack, type Posted, type ReplyTo } from '@ligase/plugin-slack/contract';
import { approvalOf, shownTask, type ShownTask } from './approval.ts';
import { showHome } from './show-home.ts';

/** What a person answers to a task. */
export interface TaskAnswer {
  readonly taskId: string;
  readonly answer: 'approve' | 'decline';
  readonly reason?: string;
  /** The card on which the button was. */
  readonly card: Posted;
  readonly to: ReplyTo;
}

/** Each call has been tried several times by then, and a person waits: they are told soon, and may press again. */
const retry = { maxAttempts: 1 };

/** Approves or declines a task in Benchling for the person who pressed the button, when they may. */
export const answerTask = defineWorkflow({
  name: 'answer-task',
  requires: { acting, configuration, slack, tasks },
  input: uncheckedInput<TaskAnswer>(),
  async run({ deps, step, start }, { taskId, answer, reason, card, to }) {
    const tell = async (words: string): Promise<void> => {
      await step('tell why not', () => deps.slack.reply(to, notice(words)));
      await step('rearm', () => deps.slack.rearm(card));
    };
    await tellWhyNot(answer, tell, async () => {
      const person = await step('identify', () => whoAsks(deps, to.userId), { retry });

      const settle = async (): Promise<{ readonly isOurs: boolean; readonly shown: ShownTask }> => {
        const before = await deps.tasks.get(taskId);
        const approval = await approvalOf(deps.configuration, before);
        if (approval === undefined)
          throw new RefusedError(`Tasks such as ${before.displayId} are no longer approved in Slack.`);
        const { askedByField, reasonField } = approval;
        const what = { id: taskId, name: before.displayId };
        const mark = { field: askedByField, value: deps.acting.askedBy(person, 'Slack') };
        const now = await shownTask(deps.tasks, before, approval);
        if (!now.isWaiting) return { isOurs: before.fields[askedByField]?.value === mark.value, shown: now };
        await deps.acting.authorise(person, `${answer}-task`, what);
        const fields = reasonField !== undefined && reason !== undefined ? { [reasonField]: reason } : {};
        const wanted = answer === 'approve' ? approval.approved : approval.declined;
        const { isOurs, task } = await deps.tasks.answer(taskId, wanted, { mark, fields });
        return { isOurs, shown: await shownTask(deps.tasks, task, approval) };
      };
      const { isOurs, shown } = await step('answer', settle, { retry });

      await step('show outcome', async () => {
        // In this order: Benchling tells of the change at the same time, and what is told then finds the card as it shall be.
        await deps.slack.keep(taskId, { ...card, state: shown.status });
        await deps.slack.edit(card, closedTaskCard(shown));
      });
      await start(showHome, { userId: to.userId });
      if (!isOurs) throw new RefusedError(tooLate(shown, answer));
    });
  },
});

function tooLate({ displayId, status, answeredBy }: ShownTask, answer: TaskAnswer['answer']): string {
  const by = answeredBy === undefined ? '' : ` by ${answeredBy}`;
  return `${displayId} is ${status} already${by}: it was too late to ${answer} it.`;
}
