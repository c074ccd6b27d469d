import { webhookKind, type Announcement } from '@ligase/webhooks';
import { defineTrigger, type AnyTrigger, type Delivery, type Startable } from '@ligase/workflows';

/** Starts a workflow when Benchling tells one of these of something, by the id of that. */
export function onBenchling<Input>(
  types: readonly string[],
  workflow: Startable<Input>,
  toInput: (resourceId: string) => Input,
): AnyTrigger {
  return defineTrigger({
    kind: webhookKind,
    when: ({ payload: { known, message } }: Delivery<Announcement>) => known && types.includes(message.type),
    workflow,
    toInput: ({ payload: { message } }: Delivery<Announcement>) =>
      toInput((message as { readonly resourceId: string }).resourceId),
  });
}
