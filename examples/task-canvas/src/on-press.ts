import { readWebhook, type MessageOf, type Webhook } from '@ligase/webhooks';
import { defineTrigger, type Delivery } from '@ligase/workflows';
import { transferPlate } from './transfer-plate.ts';

/** Starts a transfer for each press of a button. */
export const onPress = defineTrigger({
  kind: 'benchling-webhook',
  when: ({ payload }: Delivery<Webhook>) => readWebhook(payload).message.type === 'v2.canvas.userInteracted',
  workflow: transferPlate,
  toInput: ({ payload }) => {
    const { canvasId, buttonId } = payload.message as MessageOf<'v2.canvas.userInteracted'>;
    return { canvasId, buttonId };
  },
});
