import { unescaped } from '@ligase/plugin-slack/block-kit';
import type { ReplyTo } from '@ligase/plugin-slack/contract';
import type { WrittenLinks } from '../workflows/preview-links.ts';
import type { ByPerson } from './on-slack.ts';
import { readMention, type Asked } from './read-command.ts';

/** Somebody opened the app: its home tab, or the conversation with it. */
export interface HomeOpened extends ByPerson {
  readonly tab: 'home' | 'messages';
}

/** Somebody named the bot in a channel. */
export interface Mention extends ByPerson {
  readonly text: string;
  readonly channel: string;
  readonly thread_ts?: string;
}

/** What is asked for by naming the bot, and where it is answered. */
export function askedByMention({ user: userId, text, channel: channelId, thread_ts: threadTs }: Mention): Asked & {
  readonly to: ReplyTo;
} {
  const asked = readMention(text);
  const to = { userId, channelId, ...(threadTs !== undefined && { threadTs }) };
  return { ...asked, text: unescaped(asked.text), to };
}

/** Somebody wrote, or is about to write, links of a host that the Slack app is set to. */
interface LinkShared extends ByPerson {
  readonly channel: string;
  readonly message_ts: string;
  readonly unfurl_id?: string;
  readonly source?: 'composer' | 'conversations_history';
  readonly links: readonly { readonly url: string }[];
}

/** The links that somebody wrote, and how Slack is told which message they are in. */
export function writtenLinks({ user: userId, channel, message_ts: ts, unfurl_id: id, source, links }: LinkShared) {
  const unfurl = id !== undefined && source !== undefined ? { unfurl: { id, source } } : {};
  return { userId, shared: { channel, ts, ...unfurl }, links: links.map(({ url }) => url) } satisfies WrittenLinks;
}
