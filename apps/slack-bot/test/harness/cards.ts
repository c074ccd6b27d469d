import { audit, type AuditRecord } from '@ligase/plugin-auditing/contract';
import { expect } from 'vitest';
import type { Lab } from './lab.ts';
import type { RunningBot } from './start-bot.ts';
import type { PeerMessage, SlackPeer } from './slack-peer.ts';

const timeout = 40_000;

/** All that a message says, its small print included. */
export function wordsOf(message: PeerMessage | undefined): string {
  return JSON.stringify(message?.blocks ?? []);
}

/** The ids of a message's buttons. */
export function buttonsOf(message: PeerMessage | undefined): readonly string[] {
  return (message?.blocks ?? []).flatMap(({ elements = [] }) =>
    elements.flatMap((element) =>
      'action_id' in element && element.action_id !== undefined ? [element.action_id] : [],
    ),
  );
}

/** The correlation id in a message's small print. */
export function correlationOf(message: PeerMessage | undefined): string {
  return /slack-bot · `([^`]+)`/u.exec(wordsOf(message))?.[1] ?? '';
}

/** What the audit trail says of one thing that was asked. */
export async function trailOf(
  { app }: Pick<RunningBot, 'app'>,
  correlationId: string,
): Promise<readonly AuditRecord[]> {
  const records: AuditRecord[] = [];
  for await (const record of app.get(audit).trail({ correlationId })) records.push(record);
  return records;
}

/** What people see of the bot. */
export function watch(slack: SlackPeer) {
  const inConversation = async (userId: string): Promise<readonly PeerMessage[]> => {
    const channel = await slack.conversation(userId);
    return channel === undefined ? [] : await slack.messages(channel);
  };
  const about = async (userId: string, words: string): Promise<readonly PeerMessage[]> =>
    (await inConversation(userId)).filter(({ text, ephemeral_to: to }) => to === undefined && text.includes(words));
  return {
    /** The messages between a person and the bot that are about something. */
    about,
    /** Waits for the first message about something, as `isReady` wants it. */
    async card(
      userId: string,
      words: string,
      isReady: (message: PeerMessage) => boolean = () => true,
    ): Promise<PeerMessage> {
      // What was seen may have been written anew by the next look.
      let found: PeerMessage | undefined;
      const look = async () => (found = (await about(userId, words)).find(isReady));
      await expect.poll(look, { timeout }).toBeDefined();
      return found as unknown as PeerMessage;
    },
    /** Waits for what the bot says to a person alone, in their conversation. */
    async toldAlone(userId: string, isIt: (text: string) => boolean): Promise<string> {
      const look = async () =>
        (await inConversation(userId)).findLast(({ text, ephemeral_to: to }) => to === userId && isIt(text))?.text;
      await expect.poll(look, { timeout }).toBeDefined();
      return (await look()) ?? '';
    },
  };
}

/** How often the bot, or anybody, has sent Benchling a call. */
export function calls(lab: Lab, operationId: string): number {
  return lab.control.listRequests({ limit: 500 }).filter((request) => request.operationId === operationId).length;
}
