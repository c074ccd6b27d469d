import { RefusedError } from '@ligase/core';
import { audit } from '@ligase/plugin-auditing/contract';
import { tasks } from '@ligase/plugin-tasks/contract';
import { defineWorkflow } from '@ligase/workflows';
import { notice } from '../cards/notice.ts';
import { closedTaskCard, openTaskCard } from '../cards/task-card.ts';
import { configuration } from '../configuration.ts';
import { people } from '../people/contract.ts';
import { slack, type Posted, type ReplyTo } from '../slack/contract.ts';
import { anyInput } from './any-input.ts';
import { approvalOf, shownTask } from './approval.ts';
import { sayWhy } from './say-why.ts';

/** What a person answers to a task. */
export interface TaskAnswer {
  readonly taskId: string;
  readonly answer: 'approve' | 'decline';
  readonly reason?: string;
  /** The card on which the button was. */
  readonly card: Posted;
  readonly to: ReplyTo;
}

/** Approves or declines a task in Benchling for the person who pressed the button, when they may. */
export const answerTask = defineWorkflow({
  name: 'answer-task',
  requires: { slack, tasks, configuration, people, audit },
  input: anyInput<TaskAnswer>(),
  async run({ deps, step, runId }, { taskId, answer, reason, card, to }) {
    const read = async () => {
      const task = await deps.tasks.get(taskId);
      const approval = await approvalOf(deps.configuration, task);
      if (approval === undefined)
        throw new RefusedError(`Tasks such as ${task.displayId} are no longer approved in Slack.`);
      return { approval, shown: shownTask(task, approval) };
    };
    try {
      const person = await step('identify', async () => {
        const found = await deps.people.identify(to.userId);
        await deps.audit.record({
          action: 'person.identify',
          targets: [found.slackUserId, found.benchlingUserId, found.email],
        });
        return found;
      });
      const answered = await step('answer', async () => {
        const { approval, shown } = await read();
        const askedBy = `${person.name} <${person.email}>, Slack ${runId.split('/').at(-1)}`;
        // Another attempt at this step was faster, or died after it.
        if (!shown.isOpen && shown.askedBy === askedBy) return shown;
        if (!shown.isOpen)
          throw new RefusedError(`${shown.displayId} is ${shown.status} already: you were too late to ${answer} it.`);
        await deps.people.authorise(person, `${answer}-task`, { id: taskId, name: shown.displayId });
        const fields = {
          [approval.askedByField]: askedBy,
          ...(approval.reasonField !== undefined && reason !== undefined && { [approval.reasonField]: reason }),
        };
        const to = answer === 'approve' ? approval.approved : approval.declined;
        return shownTask(await deps.tasks.move(taskId, to, { fields }), approval);
      });
      await step('show outcome', ({ key }) =>
        deps.slack.put({ channel: card.channel }, closedTaskCard(answered), {
          key,
          about: taskId,
          state: answered.status,
        }),
      );
    } catch (error) {
      const { words, isRefusal } = sayWhy(error, answer);
      await step('tell why not', () => deps.slack.reply(to, notice(words)));
      // Buttons count once for each writing of the card: without a new one, nobody could press them again.
      await step('show again', async ({ key }) => {
        const { shown } = await read();
        const state = `again ${key}`;
        const again = shown.isOpen ? openTaskCard(shown, key) : closedTaskCard(shown);
        await deps.slack.put({ channel: card.channel }, again, {
          key,
          about: taskId,
          state: shown.isOpen ? state : shown.status,
        });
      });
      throw isRefusal ? new RefusedError(words, { cause: error }) : error;
    }
  },
});
