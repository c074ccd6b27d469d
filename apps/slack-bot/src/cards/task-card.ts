import { button, buttons, facts, paragraph } from '@ligase/plugin-slack/block-kit';
import { escaped, link } from '@ligase/plugin-slack/block-kit';
import type { SlackMessage } from '@ligase/plugin-slack/contract';
import type { SlackClick } from '@ligase/plugin-slack';
import type { TaskAnswer } from '../workflows/answer-task.ts';
import type { ShownTask } from '../workflows/approval.ts';

/** The buttons of a task's card. */
export const taskActions = { approve: 'task.approve', decline: 'task.decline' } as const;

/** What a button of a card carries. */
export interface TaskRef {
  readonly taskId: string;
  readonly displayId: string;
}

/** What a press of the button that approves says. */
export function readApproval({ value = '', channelId = '', messageTs: ts = '', responseUrl, userId }: SlackClick) {
  const { taskId } = JSON.parse(value) as TaskRef;
  const to = { userId, channelId, ...(responseUrl !== undefined && { responseUrl }) };
  return { taskId, answer: 'approve', card: { channel: channelId, ts }, to } satisfies TaskAnswer;
}

/** A task that waits for somebody to approve or decline it. `writing` tells this writing of the card from every other. */
export function openTaskCard(task: ShownTask, writing: string): SlackMessage {
  const value = JSON.stringify({ taskId: task.id, displayId: task.displayId } satisfies TaskRef);
  return {
    text: `${task.schemaName} ${task.displayId} waits for approval`,
    blocks: [
      ...top(task, ':hourglass_flowing_sand: waits for approval'),
      buttons(`task/${writing}`, [
        button('Approve', { actionId: taskActions.approve, value, style: 'primary' }),
        button('Decline…', { actionId: taskActions.decline, value, style: 'danger' }),
      ]),
    ],
  };
}

/** A task that needs nobody any more, with who asked for what it is now. */
export function closedTaskCard(task: ShownTask): SlackMessage {
  const by = task.answeredBy === undefined ? '' : ` by ${escaped(task.answeredBy)}`;
  const reason = task.reason === undefined ? [] : [paragraph(`>${escaped(task.reason).replaceAll('\n', '\n>')}`)];
  return {
    text: `${task.schemaName} ${task.displayId}: ${task.status}`,
    blocks: [...top(task, `*${escaped(task.status)}*${by}`), ...reason],
  };
}

/** A task that is somebody else's now. */
export function movedTaskCard(task: ShownTask): SlackMessage {
  const whose = task.assignee === undefined ? 'nobody' : escaped(task.assignee.name);
  return {
    text: `${task.schemaName} ${task.displayId} is assigned to ${task.assignee?.name ?? 'nobody'} now`,
    blocks: top(task, `:arrow_right: assigned to *${whose}* now`),
  };
}

function top(task: ShownTask, state: string) {
  return [
    paragraph(`${link(task.url, `${task.schemaName} ${task.displayId}`)}  ${state}`),
    facts([
      ['Group', escaped(task.groupName)],
      ['Assigned to', task.assignee === undefined ? 'nobody' : escaped(task.assignee.name)],
      ...(task.scheduledOn === undefined ? [] : [['Scheduled for', escaped(task.scheduledOn)] as const]),
      ...task.fields.map(([name, value]) => [escaped(name), escaped(value)] as const),
    ]),
  ];
}
