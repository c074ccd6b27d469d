import type { Clock } from '@ligase/core';
import type { Posted, PutOptions, SlackMessage } from '../contract.ts';
import type { KeptPosts } from './kept-posts.ts';
import type { Spot } from './send-message.ts';

/** What the one message about something is put with. */
export interface PutPorts {
  readonly posts: KeptPosts;
  readonly clock: Clock;
  readonly edit: (posted: Posted, message: SlackMessage) => Promise<'edited' | 'gone'>;
  /** Posts under a key of the message's own; looks for it first when it may be there. */
  readonly post: (spot: Spot, message: SlackMessage, key: string, mayBeThere: boolean) => Promise<Posted>;
}

/** What is put where. */
export interface PutPost extends PutOptions {
  readonly spot: Spot;
  readonly message: SlackMessage;
}

const askEveryMs = 250;

/** Posts the one message about something in a channel, or writes it anew; of several processes at once, one posts. */
export async function putPost(ports: PutPorts, put: PutPost): Promise<Posted> {
  const { posts, clock, edit, post } = ports;
  const { spot, message, about, state, key, isStill } = put;
  for (;;) {
    const slot = await posts.claim(about, spot.channel, key);
    if ('busy' in slot) {
      await clock.sleep(askEveryMs);
      continue;
    }
    let posted: Posted | undefined;
    if ('there' in slot) {
      // Whoever was busy with it, or came before, may have shown what is newer.
      if (slot.there.state === state || (await isStill?.()) === false) return slot.there;
      if ((await edit(slot.there, message)) === 'edited') posted = slot.there;
    }
    try {
      posted ??= await post(spot, message, `${about} in ${spot.channel}`, 'mine' in slot && slot.mayBeThere);
    } catch (error) {
      await posts.release(about, spot.channel, key);
      throw error;
    }
    await posts.keep(about, { channel: posted.channel, ts: posted.ts, state });
    return posted;
  }
}
