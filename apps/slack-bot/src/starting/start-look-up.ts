import { defineTrigger, type AnyTrigger } from '@ligase/workflows';
import { unescaped } from '../slack/block-kit/escaped.ts';
import type { SlackDelivery } from '../slack/intake/deliveries.ts';
import { lookUpItem } from '../workflows/look-up-item.ts';
import { showHelp } from '../workflows/show-help.ts';
import { bySlackUser } from './by-slack-user.ts';
import { replyTo } from '../slack/intake/reply-to.ts';
import { readCommand, readMention } from './read-command.ts';

type Command = SlackDelivery<'slack-command'>;
type Event = SlackDelivery<'slack-event'>;

/** Somebody named the bot in a channel; neither another bot nor a message of its own. */
interface Mention {
  readonly type: 'app_mention';
  readonly user?: string;
  readonly bot_id?: string;
  readonly text: string;
  readonly channel: string;
  readonly thread_ts?: string;
}

const mentionIn = ({ payload: { event } }: Event) => event as unknown as Mention;
const isMention = ({ payload }: Event, isFor: (asked: ReturnType<typeof readMention>['for']) => boolean): boolean => {
  if (payload.type !== 'app_mention') return false;
  const { user, bot_id: bot, text } = payload.event as unknown as Mention;
  return user !== undefined && bot === undefined && isFor(readMention(text).for);
};
const toMention = (delivery: Event) => {
  const { user = '', channel, thread_ts: threadTs } = mentionIn(delivery);
  return { userId: user, channelId: channel, ...(threadTs !== undefined && { threadTs }) };
};
const byMention = (delivery: Event) => ({ kind: 'user' as const, id: `slack:${mentionIn(delivery).user}` });

/** What looks something up, and what answers with help. */
export const startLookUp: readonly AnyTrigger[] = [
  defineTrigger({
    kind: 'slack-command',
    when: ({ payload }: Command) => readCommand(payload.text).for === 'find',
    workflow: lookUpItem,
    actor: bySlackUser,
    toInput: (delivery: Command) => ({ text: readCommand(delivery.payload.text).text, to: replyTo(delivery.payload) }),
  }),
  defineTrigger({
    kind: 'slack-command',
    when: ({ payload }: Command) => readCommand(payload.text).for === 'help',
    workflow: showHelp,
    actor: bySlackUser,
    toInput: (delivery: Command) => ({ to: replyTo(delivery.payload), command: delivery.payload.command }),
  }),
  defineTrigger({
    kind: 'slack-event',
    when: (delivery: Event) => isMention(delivery, (asked) => asked === 'find'),
    workflow: lookUpItem,
    actor: byMention,
    toInput: (delivery: Event) => ({
      text: unescaped(readMention(mentionIn(delivery).text).text),
      to: toMention(delivery),
    }),
  }),
  defineTrigger({
    kind: 'slack-event',
    when: (delivery: Event) => isMention(delivery, (asked) => asked !== 'find'),
    workflow: showHelp,
    actor: byMention,
    toInput: (delivery: Event) => ({ to: toMention(delivery), command: '/benchling' }),
  }),
];
