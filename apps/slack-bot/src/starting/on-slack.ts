import type { Actor } from '@ligase/core';
import { defineTrigger, type AnyTrigger, type Startable } from '@ligase/workflows';
import type { SlackClick, SlackCommand, SlackDelivery, SlackSubmission } from '@ligase/plugin-slack';
import { readCommand, type Asked } from './read-command.ts';

type By = { readonly payload: { readonly userId: string } };

const by = (userId: string): Actor => ({ kind: 'user', id: `slack:${userId}` });
const actor = ({ payload }: By): Actor => by(payload.userId);

/** Starts a workflow when somebody asks for something with the slash command; `text` is what follows it. */
export function onCommand<Input>(
  verb: Asked['for'],
  workflow: Startable<Input>,
  toInput: (command: SlackCommand, text: string) => Input,
): AnyTrigger {
  return defineTrigger({
    kind: 'slack-command',
    when: ({ payload }: SlackDelivery<'slack-command'>) => readCommand(payload.text).for === verb,
    workflow,
    actor,
    toInput: ({ payload }: SlackDelivery<'slack-command'>) => toInput(payload, readCommand(payload.text).text),
  });
}

/** Starts a workflow when somebody presses one of these buttons. */
export function onClick<Input>(
  actionIds: readonly string[],
  workflow: Startable<Input>,
  toInput: (click: SlackClick) => Input,
): AnyTrigger {
  return defineTrigger({
    kind: 'slack-click',
    when: ({ payload }: SlackDelivery<'slack-click'>) => actionIds.includes(payload.actionId),
    workflow,
    actor,
    toInput: ({ payload }: SlackDelivery<'slack-click'>) => toInput(payload),
  });
}

/** Starts a workflow when somebody sends a form off. */
export function onForm<Input>(
  isForm: (submission: SlackSubmission) => boolean,
  workflow: Startable<Input>,
  toInput: (submission: SlackSubmission) => Input,
): AnyTrigger {
  return defineTrigger({
    kind: 'slack-submission',
    when: ({ payload }: SlackDelivery<'slack-submission'>) => isForm(payload),
    workflow,
    actor,
    toInput: ({ payload }: SlackDelivery<'slack-submission'>) => toInput(payload),
  });
}

/** What every event that a person brought about says of them. */
export interface ByPerson {
  readonly user: string;
}

/** Starts a workflow when something happens in Slack that a person brought about, and neither the bot nor another. */
export function onEvent<Event extends ByPerson, Input>(
  type: string,
  workflow: Startable<Input>,
  toInput: (event: Event) => Input,
  isFor: (event: Event) => boolean = () => true,
): AnyTrigger {
  const eventIn = ({ payload: { event } }: SlackDelivery<'slack-event'>) => event as unknown as Event;
  return defineTrigger({
    kind: 'slack-event',
    when({ payload }: SlackDelivery<'slack-event'>) {
      const { user, bot_id: bot } = payload.event;
      return payload.type === type && user !== undefined && bot === undefined && isFor(payload.event as never);
    },
    workflow,
    actor: (delivery: SlackDelivery<'slack-event'>) => by(eventIn(delivery).user),
    toInput: (delivery: SlackDelivery<'slack-event'>) => toInput(eventIn(delivery)),
  });
}
