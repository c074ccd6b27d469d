import type { AnyTrigger } from '@ligase/workflows';
import { isDecline, readDecline } from './cards/decline-form.ts';
import { isEntryForm, readEntryForm } from './cards/entry-form.ts';
import { readDecision, registrationActions } from './cards/registration-card.ts';
import { isRegistrationForm, readRegistrationForm } from './cards/registration-form.ts';
import { readApproval, taskActions } from './cards/task-card.ts';
import { replyTo } from '@ligase/plugin-slack';
import { onBenchling } from './starting/on-benchling.ts';
import { onClick, onCommand, onEvent, onForm } from './starting/on-slack.ts';
import { readMention } from './starting/read-command.ts';
import { askedByMention, writtenLinks, type HomeOpened, type Mention } from './starting/slack-events.ts';
import { answerTask } from './workflows/answer-task.ts';
import { decideRegistration } from './workflows/decide-registration.ts';
import { fillEntryForm } from './workflows/fill-entry-form.ts';
import { fillRegistrationForm } from './workflows/fill-registration-form.ts';
import { judgeRun } from './workflows/judge-run.ts';
import { lookUpItem } from './workflows/look-up-item.ts';
import { makeEntry } from './workflows/make-entry.ts';
import { previewLinks } from './workflows/preview-links.ts';
import { registerSequences } from './workflows/register-sequences.ts';
import { showHelp } from './workflows/show-help.ts';
import { showHome } from './workflows/show-home.ts';
import { showReview } from './workflows/show-review.ts';
import { showTask } from './workflows/show-task.ts';

const taskEvents = [
  'v2.workflowTask.created',
  'v2.workflowTask.updated.assignee',
  'v2.workflowTask.updated.status',
] as const;
const runEvents = ['v2.assayRun.created', 'v2.assayRun.updated.fields'] as const;
const reviewEvents = ['v2.entry.updated.reviewRecord'] as const;

/** What Benchling tells by webhooks, of all that the bot hears. */
export const webhookEvents = [...taskEvents, ...reviewEvents, ...runEvents] as const;

/** What Benchling tells by no webhook, so that it is asked for. */
export const otherEvents = ['v2.entry.updated.assignedReviewers'] as const;

/** What starts which workflow. */
export const triggers: readonly AnyTrigger[] = [
  onBenchling(taskEvents, showTask, (taskId) => ({ taskId })),
  onBenchling([...reviewEvents, ...otherEvents], showReview, (entryId) => ({ entryId })),
  onBenchling(runEvents, judgeRun, (runId) => ({ runId })),

  onClick([taskActions.approve], answerTask, readApproval),
  onForm(isDecline, answerTask, readDecline),

  onCommand('find', lookUpItem, (command, text) => ({ text, to: replyTo(command) })),
  onEvent(
    'app_mention',
    lookUpItem,
    (mention: Mention) => {
      const { text, to } = askedByMention(mention);
      return { text, to };
    },
    ({ text }) => readMention(text).for === 'find',
  ),
  onCommand('help', showHelp, (command) => ({ to: replyTo(command), command: command.command })),
  onEvent(
    'app_mention',
    showHelp,
    (mention: Mention) => ({ to: askedByMention(mention).to, command: '/benchling' }),
    ({ text }) => readMention(text).for !== 'find',
  ),
  onEvent('link_shared', previewLinks, writtenLinks),

  onCommand('new entry', fillEntryForm, (command, sought) => ({
    viewId: command.openedViewId ?? '',
    sought,
    to: replyTo(command),
  })),
  onForm(isEntryForm, makeEntry, readEntryForm),

  onCommand('register', fillRegistrationForm, (command) => ({
    viewId: command.openedViewId ?? '',
    to: replyTo(command),
  })),
  onForm(isRegistrationForm, registerSequences, readRegistrationForm),
  onClick(Object.values(registrationActions), decideRegistration, readDecision),

  onEvent(
    'app_home_opened',
    showHome,
    ({ user: userId }: HomeOpened) => ({ userId }),
    ({ tab }) => tab === 'home',
  ),
];
