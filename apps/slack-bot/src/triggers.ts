import { webhookKind, type Announcement } from '@ligase/webhooks';
import { defineTrigger, type AnyTrigger, type Delivery } from '@ligase/workflows';
import { isDecline, readDecline } from './cards/decline-form.ts';
import { taskActions, type TaskRef } from './cards/task-card.ts';
import type { SlackDelivery } from './slack/intake/deliveries.ts';
import { bySlackUser } from './starting/by-slack-user.ts';
import { startLookUp } from './starting/start-look-up.ts';
import { startEntry } from './starting/start-entry.ts';
import { startPreviews } from './starting/start-previews.ts';
import { startRegistration } from './starting/start-registration.ts';
import { answerTask } from './workflows/answer-task.ts';
import { judgeRun } from './workflows/judge-run.ts';
import { showHome } from './workflows/show-home.ts';
import { showReview } from './workflows/show-review.ts';
import { showTask } from './workflows/show-task.ts';

const taskEvents = [
  'v2.workflowTask.created',
  'v2.workflowTask.updated.assignee',
  'v2.workflowTask.updated.status',
] as const;
const runEvents = ['v2.assayRun.created', 'v2.assayRun.updated.fields'] as const;

/** What Benchling tells by webhooks, of all that the bot hears. */
export const webhookEvents = [...taskEvents, 'v2.entry.updated.reviewRecord', ...runEvents] as const;

/** What Benchling tells by no webhook, so that it is asked for. */
export const otherEvents = ['v2.entry.updated.assignedReviewers'] as const;

const onTask = defineTrigger({
  kind: webhookKind,
  when: ({ payload: { known, message } }: Delivery<Announcement>) =>
    known && (taskEvents as readonly string[]).includes(message.type),
  workflow: showTask,
  toInput: ({ payload: { message } }: Delivery<Announcement>) => ({
    taskId: (message as { readonly resourceId: string }).resourceId,
  }),
});

const onReview = defineTrigger({
  kind: webhookKind,
  when: ({ payload: { known, message } }: Delivery<Announcement>) =>
    known && message.type.startsWith('v2.entry.updated.'),
  workflow: showReview,
  toInput: ({ payload: { message } }: Delivery<Announcement>) => ({
    entryId: (message as { readonly resourceId: string }).resourceId,
  }),
});

const onApprove = defineTrigger({
  kind: 'slack-click',
  when: ({ payload }: SlackDelivery<'slack-click'>) => payload.actionId === taskActions.approve,
  workflow: answerTask,
  actor: bySlackUser,
  toInput({
    payload: { value = '', channelId = '', messageTs = '', responseUrl, userId },
  }: SlackDelivery<'slack-click'>) {
    const { taskId } = JSON.parse(value) as TaskRef;
    const to = { userId, channelId, ...(responseUrl !== undefined && { responseUrl }) };
    return { taskId, answer: 'approve' as const, card: { channel: channelId, ts: messageTs }, to };
  },
});

const onDecline = defineTrigger({
  kind: 'slack-submission',
  when: ({ payload }: SlackDelivery<'slack-submission'>) => isDecline(payload),
  workflow: answerTask,
  actor: bySlackUser,
  toInput({ payload }: SlackDelivery<'slack-submission'>) {
    const { taskId, card, reason } = readDecline(payload);
    return {
      taskId,
      answer: 'decline' as const,
      reason,
      card,
      to: { userId: payload.userId, channelId: card.channel },
    };
  },
});

const onRun = defineTrigger({
  kind: webhookKind,
  when: ({ payload: { known, message } }: Delivery<Announcement>) =>
    known && (runEvents as readonly string[]).includes(message.type),
  workflow: judgeRun,
  toInput: ({ payload: { message } }: Delivery<Announcement>) => ({
    runId: (message as { readonly resourceId: string }).resourceId,
  }),
});

const onHome = defineTrigger({
  kind: 'slack-event',
  when: ({ payload: { type, event } }: SlackDelivery<'slack-event'>) =>
    type === 'app_home_opened' && event['tab'] === 'home',
  workflow: showHome,
  actor: ({ payload: { event } }) => ({ kind: 'user', id: `slack:${String(event['user'])}` }),
  toInput: ({ payload: { event } }: SlackDelivery<'slack-event'>) => ({ userId: String(event['user']) }),
});

/** What starts which workflow. */
export const triggers: readonly AnyTrigger[] = [
  onTask,
  onReview,
  onRun,
  onApprove,
  onDecline,
  onHome,
  ...startLookUp,
  ...startPreviews,
  ...startEntry,
  ...startRegistration,
];
