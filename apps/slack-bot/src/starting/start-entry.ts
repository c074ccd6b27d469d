import { defineTrigger, type AnyTrigger } from '@ligase/workflows';
import { isEntryForm, readEntryForm } from '../cards/entry-form.ts';
import type { SlackDelivery } from '../slack/intake/deliveries.ts';
import { replyTo } from '../slack/intake/reply-to.ts';
import { fillEntryForm } from '../workflows/fill-entry-form.ts';
import { makeEntry } from '../workflows/make-entry.ts';
import { bySlackUser } from './by-slack-user.ts';
import { readCommand } from './read-command.ts';

type Command = SlackDelivery<'slack-command'>;
type Submission = SlackDelivery<'slack-submission'>;

/** What fills the form for a new entry, and what makes the entry. */
export const startEntry: readonly AnyTrigger[] = [
  defineTrigger({
    kind: 'slack-command',
    when: ({ payload }: Command) => readCommand(payload.text).for === 'new entry',
    workflow: fillEntryForm,
    actor: bySlackUser,
    toInput: ({ payload }: Command) => ({
      viewId: payload.openedViewId ?? '',
      sought: readCommand(payload.text).text,
      to: replyTo(payload),
    }),
  }),
  defineTrigger({
    kind: 'slack-submission',
    when: ({ payload }: Submission) => isEntryForm(payload),
    workflow: makeEntry,
    actor: bySlackUser,
    toInput: ({ payload }: Submission) => readEntryForm(payload),
  }),
];
