import { expect } from 'vitest';
import { workspace, type PeerInput, type PeerMessage, type SlackPeer } from './slack-peer.ts';

const timeout = 20_000;

/** What people do to have sequences registered, and what they see of it. */
export function registering(slack: SlackPeer) {
  const inChannel = async (isIt: (message: PeerMessage) => boolean): Promise<PeerMessage> => {
    const look = async () => (await slack.messages(workspace.channel)).findLast(isIt);
    await expect.poll(look, { timeout }).toBeDefined();
    return (await look()) as PeerMessage;
  };
  return {
    /** Fills the form in; with `fileId` in the place of the text. */
    async ask(userId: string, { text = '', fileId }: { readonly text?: string; readonly fileId?: string }) {
      await slack.command(userId, '/benchling', 'register');
      const blocks = async () => (await slack.modal())?.blocks ?? [];
      await expect.poll(async () => (await blocks()).some(({ type }) => type === 'input'), { timeout }).toBe(true);
      const options = (await blocks()).flatMap(({ element }) => element?.options ?? []);
      const chosen = (value: string): Readonly<Record<string, PeerInput>> => ({
        choice: { type: 'static_select', selected_option: options.find((option) => option.value === value) },
      });
      await slack.submit(userId, {
        kind: chosen('Lab'),
        topology: chosen('circular'),
        sequences: { text: { type: 'plain_text_input', value: text } },
        ...(fileId !== undefined && { file: { file: { type: 'file_input', files: [{ id: fileId }] } } }),
      });
    },
    /** Waits for the card of sequences, as it says so. */
    card: (name: string, words: string) =>
      inChannel(
        ({ text, blocks, ephemeral_to: to }) =>
          to === undefined && text.includes(words) && JSON.stringify(blocks).includes(name),
      ),
    /** Waits for what one person is told. */
    told: (userId: string, words: string) =>
      inChannel(({ blocks, ephemeral_to: to }) => to === userId && JSON.stringify(blocks).includes(words)),
  };
}
