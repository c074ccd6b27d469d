import { RefusedError, scope } from '@ligase/core';
import { audit } from '@ligase/plugin-auditing/contract';
import { tasks } from '@ligase/plugin-tasks/contract';
import { defineWorkflow } from '@ligase/workflows';
import { notice } from '../cards/notice.ts';
import { closedTaskCard } from '../cards/task-card.ts';
import { configuration } from '../configuration.ts';
import { botPeople } from '../people/contract.ts';
import { slack, type Posted, type ReplyTo } from '../slack/contract.ts';
import { anyInput } from './any-input.ts';
import { approvalOf, askedByText, shownTask, type ShownTask } from './approval.ts';
import { sayWhy } from './say-why.ts';
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
const retry = { maxAttempts: 2 };

/** Approves or declines a task in Benchling for the person who pressed the button, when they may. */
export const answerTask = defineWorkflow({
  name: 'answer-task',
  requires: { slack, tasks, configuration, people: botPeople, audit, scope },
  input: anyInput<TaskAnswer>(),
  async run({ deps, step, start }, { taskId, answer, reason, card, to }) {
    const read = async () => {
      const task = await deps.tasks.get(taskId);
      const approval = await approvalOf(deps.configuration, task);
      if (approval === undefined)
        throw new RefusedError(`Tasks such as ${task.displayId} are no longer approved in Slack.`);
      return { approval, shown: shownTask(task, approval) };
    };

    try {
      const identify = async () => {
        const found = await deps.people.identify(to.userId);
        const targets = [`slack:${found.slackUserId}`, found.benchlingUserId, found.email];
        await deps.audit.record({ action: 'person.identify', targets });
        return found;
      };
      const person = await step('identify', identify, { retry });

      const settle = async (): Promise<Answered> => {
        const { approval, shown: before } = await read();
        const askedBy = askedByText(person, deps.scope.current()?.correlationId ?? '');
        // Either somebody was faster, or an attempt at this very step, which then died.
        if (!before.isOpen) return { shown: before, isOurs: before.askedBy === askedBy };
        await deps.people.authorise(person, `${answer}-task`, { id: taskId, name: before.displayId });
        const wanted = answer === 'approve' ? approval.approved : approval.declined;
        const { askedByField, reasonField } = approval;
        const why = reasonField !== undefined && reason !== undefined ? { [reasonField]: reason } : {};
        await deps.tasks.move(taskId, wanted, { fields: { [askedByField]: askedBy, ...why } });
        // Another answer at the same moment may stand there now.
        const { shown: after } = await read();
        return { shown: after, isOurs: after.askedBy === askedBy };
      };
      const { shown, isOurs } = await step('answer', settle, { retry });

      await step('show outcome', async () => {
        // In this order: Benchling tells of the change at the same time, and what is told then finds the card as it shall be.
        await deps.slack.keep(taskId, { ...card, state: shown.status });
        await deps.slack.edit(card, closedTaskCard(shown));
      });
      await start(showHome, { userId: to.userId });
      if (!isOurs) throw new RefusedError(tooLate(shown, answer));
    } catch (error) {
      const { words, isRefusal } = sayWhy(error, answer);
      await step('tell why not', () => deps.slack.reply(to, notice(words)));
      await step('rearm', () => deps.slack.rearm(card));
      throw isRefusal ? new RefusedError(words, { cause: error }) : error;
    }
  },
});

interface Answered {
  readonly shown: ShownTask;
  readonly isOurs: boolean;
}

function tooLate({ displayId, status, askedBy }: ShownTask, answer: TaskAnswer['answer']): string {
  const by = askedBy === undefined ? '' : ` by ${askedBy.split(' (', 1)[0]}`;
  return `${displayId} is ${status} already${by}: it was too late to ${answer} it.`;
}
