import { readWebhook, type MessageOf, type Webhook } from '@ligase/webhooks';
import { defineTrigger, type Delivery } from '@ligase/workflows';
import { showForm } from './show-form.ts';
import { transferPlate } from './transfer-plate.ts';

const isOf =
  (type: string) =>
  ({ payload }: Delivery<Webhook>): boolean =>
    readWebhook(payload).message.type === type;

/** Shows the form in each canvas that somebody puts in an entry. */
export const onOpen = defineTrigger({
  kind: 'benchling-webhook',
  when: isOf('v2.canvas.created'),
  workflow: showForm,
  toInput: ({ payload }: Delivery<Webhook>) => {
    const { canvasId } = payload.message as MessageOf<'v2.canvas.created'>;
    return { canvasId };
  },
});

/** Starts a transfer for each press of a button. */
export const onPress = defineTrigger({
  kind: 'benchling-webhook',
  when: isOf('v2.canvas.userInteracted'),
  workflow: transferPlate,
  toInput: ({ payload }: Delivery<Webhook>) => {
    const { canvasId, buttonId } = payload.message as MessageOf<'v2.canvas.userInteracted'>;
    return { canvasId, buttonId };
  },
});
