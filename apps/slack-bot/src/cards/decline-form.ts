import type { ModalView } from '@slack/types';
import { paragraph, plain, textInput } from '@ligase/plugin-slack/block-kit';
import { escaped } from '@ligase/plugin-slack/block-kit';
import { limits } from '@ligase/plugin-slack/block-kit';
import type { Posted } from '@ligase/plugin-slack/contract';
import type { SlackSubmission } from '@ligase/plugin-slack';
import type { Modal } from '@ligase/plugin-slack';
import type { TaskAnswer } from '../workflows/answer-task.ts';
import { taskActions, type TaskRef } from './task-card.ts';

const callbackId = 'task.decline';

/** What the form carries from the click to its submission. */
interface Declining extends TaskRef {
  readonly card: Posted;
}

/** Asks why a task is declined. */
export const declineForm: Modal = {
  callbackId,
  open(asked) {
    if (!('actionId' in asked) || asked.actionId !== taskActions.decline) return undefined;
    const { value = '', channelId, messageTs } = asked;
    if (channelId === undefined || messageTs === undefined) return undefined;
    const task = JSON.parse(value) as TaskRef;
    const carried: Declining = { ...task, card: { channel: channelId, ts: messageTs } };
    return {
      type: 'modal',
      callback_id: callbackId,
      private_metadata: JSON.stringify(carried),
      title: plain('Decline task', limits.viewTitle),
      submit: plain('Decline', limits.viewButton),
      close: plain('Back', limits.viewButton),
      blocks: [
        paragraph(`*${escaped(task.displayId)}* is declined in Benchling, with your name and your reason.`),
        textInput('reason', {
          label: 'Reason',
          isLong: true,
          maxLength: 1_000,
          placeholder: 'What must be different?',
        }),
      ],
    } satisfies ModalView;
  },
  check: ({ values }) =>
    (values['reason']?.value ?? '').trim() === '' ? { reason: 'Say why, for whoever looks at the task later.' } : {},
};

/** Whether a submission is of this form. */
export function isDecline({ callbackId: id }: SlackSubmission): boolean {
  return id === callbackId;
}

/** What a submission of this form says. */
export function readDecline({ privateMetadata, values, userId }: SlackSubmission) {
  const { taskId, card } = JSON.parse(privateMetadata) as Declining;
  const reason = (values['reason']?.value ?? '').trim();
  return { taskId, answer: 'decline', reason, card, to: { userId, channelId: card.channel } } satisfies TaskAnswer;
}
