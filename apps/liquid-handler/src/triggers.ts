import type { Actor } from '@ligase/core';
import { webhookKind, type Announcement, type MessageOf, type Webhook } from '@ligase/webhooks';
import { fileKind, type WatchedFile } from '@ligase/receivers/folder';
import { defineTrigger, type AnyTrigger, type Delivery } from '@ligase/workflows';
import { answerPlan } from './workflows/answer-plan.ts';
import { convertFile } from './workflows/convert-file.ts';
import { hearDevice } from './workflows/hear-device.ts';
import { hearTask } from './workflows/hear-task.ts';

const onTask = defineTrigger({
  kind: webhookKind,
  when: ({ payload: { known, message } }: Delivery<Announcement>) =>
    known && (message.type === 'v2.workflowTask.created' || message.type === 'v2.workflowTask.updated.status'),
  workflow: hearTask,
  toInput: ({ payload: { message } }: Delivery<Announcement>) => ({
    taskId: (message as { readonly resourceId: string }).resourceId,
  }),
});

const onPress = defineTrigger({
  kind: webhookKind,
  when: ({ payload: { known, message } }: Delivery<Webhook>) => known && message.type === 'v2.canvas.userInteracted',
  workflow: answerPlan,
  actor: ({ payload: { message } }: Delivery<Webhook>): Actor => ({
    kind: 'user',
    id: (message as MessageOf<'v2.canvas.userInteracted'>).userId,
  }),
  toInput: ({ payload: { message } }: Delivery<Webhook>) => {
    const { canvasId, buttonId, userId } = message as MessageOf<'v2.canvas.userInteracted'>;
    return { canvasId, buttonId, userId };
  },
});

/** What starts the conversion of a file. Benchling tells it by no webhook, so that it is asked for. */
export const transformEvents = ['v2.automationFileTransform.updated.status.running'] as const;

const onTransform = defineTrigger({
  kind: webhookKind,
  when: ({ payload: { known, message } }: Delivery<Announcement>) => known && message.type === transformEvents[0],
  workflow: convertFile,
  toInput: ({ payload: { message } }: Delivery<Announcement>) => ({
    transformId: (message as { readonly resourceId: string }).resourceId,
  }),
});

const onFile = defineTrigger({
  kind: fileKind,
  workflow: hearDevice,
  toInput: ({ payload }: Delivery<WatchedFile>) => payload,
});

/** What starts which workflow. */
export const triggers: readonly AnyTrigger[] = [onTask, onPress, onTransform, onFile];
