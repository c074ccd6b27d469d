import { defineTrigger, type AnyTrigger } from '@ligase/workflows';
import { registrationActions, type RegistrationRef } from '../cards/registration-card.ts';
import { isRegistrationForm, readRegistrationForm } from '../cards/registration-form.ts';
import type { SlackDelivery } from '../slack/intake/deliveries.ts';
import { replyTo } from '../slack/intake/reply-to.ts';
import { decideRegistration } from '../workflows/decide-registration.ts';
import { fillRegistrationForm } from '../workflows/fill-registration-form.ts';
import { registerSequences } from '../workflows/register-sequences.ts';
import { bySlackUser } from './by-slack-user.ts';
import { readCommand } from './read-command.ts';

type Click = SlackDelivery<'slack-click'>;
type Command = SlackDelivery<'slack-command'>;
type Submission = SlackDelivery<'slack-submission'>;

const { approve, refuse } = registrationActions;

/** What fills the form for a registration, what goes about it, and what decides it. */
export const startRegistration: readonly AnyTrigger[] = [
  defineTrigger({
    kind: 'slack-command',
    when: ({ payload }: Command) => readCommand(payload.text).for === 'register',
    workflow: fillRegistrationForm,
    actor: bySlackUser,
    toInput: ({ payload }: Command) => ({ viewId: payload.openedViewId ?? '', to: replyTo(payload) }),
  }),
  defineTrigger({
    kind: 'slack-submission',
    when: ({ payload }: Submission) => isRegistrationForm(payload),
    workflow: registerSequences,
    actor: bySlackUser,
    toInput: ({ payload }: Submission) => readRegistrationForm(payload),
  }),
  defineTrigger({
    kind: 'slack-click',
    when: ({ payload: { actionId } }: Click) => actionId === approve || actionId === refuse,
    workflow: decideRegistration,
    actor: bySlackUser,
    toInput: ({ payload }: Click) => ({
      asked: JSON.parse(payload.value ?? '') as RegistrationRef,
      answer: payload.actionId === approve ? ('approve' as const) : ('refuse' as const),
      card: { channel: payload.channelId ?? '', ts: payload.messageTs ?? '' },
      to: replyTo(payload),
    }),
  }),
];
