import type { AppIdentity, CallScope, Clock, Logger, SharedState } from '@ligase/core';
import type { AnyBlock, ContextBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { checkMessage, checkView } from './block-kit/check-outgoing.ts';
import type { Place, Posted, Slack, SlackMessage } from './contract.ts';
import { slackPeople } from './people/slack-people.ts';
import { answerPerson } from './posting/answer-person.ts';
import { callSlack, type RetryBounds } from './posting/call-slack.ts';
import { channelQueues } from './posting/channel-queues.ts';
import { footer, footerId } from './posting/footer.ts';
import { keptPosts } from './posting/kept-posts.ts';
import { postOnce } from './posting/post-once.ts';
import { putPost } from './posting/put-post.ts';
import { rearmed } from './posting/rearm.ts';
import { readFile } from './files/read-file.ts';
import type { Spot } from './posting/send-message.ts';

/** What the service stands on. */
export interface SlackParts {
  /** Gives the client with the bot's token as of now. */
  readonly connect: () => Promise<WebClient>;
  readonly clock: Clock;
  readonly identity: Pick<AppIdentity, 'name'>;
  readonly scope: CallScope;
  readonly log: Logger;
  readonly share: SharedState;
  readonly channelEveryMs: number;
  readonly timeoutMs: number;
  readonly retries: RetryBounds;
  readonly peopleKeptMs: number;
  /** Of Slack's Web API. */
  readonly apiUrl: string;
}

/** Makes the service. */
export function createSlack({ connect, clock, identity, scope, log, share, ...options }: SlackParts): Slack {
  const call = callSlack({ connect, clock, log }, options.retries);
  // What a person waits for, before a trigger that dies within seconds.
  const callOnce = callSlack({ connect, clock, log }, { attempts: 1 });
  const inTurn = channelQueues(clock, options.channelEveryMs);
  const posts = keptPosts(share, identity.name);

  const ownFooter = (blockId?: string): ContextBlock =>
    footer(identity.name, scope.current()?.correlationId ?? 'no run', blockId);
  const signed = ({ text, blocks }: SlackMessage, blockId?: string): SlackMessage => {
    const message = { text, blocks: [...blocks, ownFooter(blockId)] };
    checkMessage(message);
    return message;
  };
  const openConversation = async (userId: string): Promise<string> => {
    const send = (client: WebClient) => client.conversations.open({ users: userId });
    return (await call({ method: 'conversations.open', send })).channel?.id ?? '';
  };
  const spotOf = async (place: Place): Promise<Spot> =>
    'channel' in place ? place : { channel: await openConversation(place.person) };

  const post = async (spot: Spot, message: SlackMessage, key: string, mayBeThere = false): Promise<Posted> => {
    const id = footerId(key);
    const whole = signed(message, id);
    // An attempt at the same step may have posted it, and died before that was remembered.
    const isRepeated = mayBeThere || (scope.current()?.stepAttempt ?? 1) > 1;
    return await inTurn(spot.channel, () => postOnce({ call, footerId: id, isRepeated }, spot, whole));
  };
  const update = ({ channel, ts }: Posted, { text, blocks }: SlackMessage): Promise<'edited' | 'gone'> =>
    inTurn(channel, () =>
      call<'edited' | 'gone'>({
        method: 'chat.update',
        async send(client) {
          await client.chat.update({ channel, ts, text, blocks: [...blocks] });
          return 'edited';
        },
        refused: (word) => (word === 'message_not_found' ? 'gone' : undefined),
      }),
    );
  const unfurl: Slack['unfurl'] = async ({ channel, ts, unfurl: name }, previews) => {
    const unfurls = Object.fromEntries(
      [...previews].map(([url, message]) => [url, { blocks: [...signed(message).blocks] as AnyBlock[] }]),
    );
    const where = name === undefined ? { channel, ts } : { unfurl_id: name.id, source: name.source };
    // Done twice, it shows the same.
    await call<'shown' | 'gone'>({
      method: 'chat.unfurl',
      async send(client) {
        await client.chat.unfurl({ ...where, unfurls });
        return 'shown';
      },
      refused: (word) => (word === 'cannot_find_message' ? 'gone' : undefined),
    });
  };
  const edit: Slack['edit'] = (posted, message) => update(posted, signed(message));

  return {
    ...slackPeople({ call, clock }, options.peopleKeptMs),
    async whoAmI() {
      const me = await call({ method: 'auth.test', send: (client) => client.auth.test() });
      const scopes = me.response_metadata?.scopes ?? [];
      return { teamId: me.team_id ?? '', team: me.team ?? '', botUserId: me.user_id ?? '', url: me.url ?? '', scopes };
    },
    async isIn(channel) {
      return await call<boolean>({
        method: 'conversations.info',
        send: async (client) => (await client.conversations.info({ channel })).channel?.is_member === true,
        refused: (word) => (word === 'channel_not_found' ? false : undefined),
      });
    },
    post: async (place, message, { key }) => await post(await spotOf(place), message, key),
    edit,
    async rearm(posted) {
      const message = await call({
        method: 'conversations.history',
        send: async (client) => (await rearmed(client, posted)) ?? 'gone',
      });
      if (message !== 'gone') await update(posted, message);
    },
    put: async (place, message, options) =>
      await putPost({ posts, clock, edit, post }, { spot: await spotOf(place), message, ...options }),
    keep: (about, post) => posts.keep(about, post),
    postsAbout: (about) => posts.about(about),
    async reply(to, message) {
      const ports = { call, inTurn, openConversation, log, timeoutMs: options.timeoutMs };
      await answerPerson(ports, to, signed(message));
    },
    unfurl,
    readFile: (fileId, { maxBytes }) =>
      readFile({ connect, call, apiUrl: options.apiUrl, timeoutMs: options.timeoutMs }, fileId, maxBytes),
    async openModal(triggerId, view) {
      checkView(view);
      const send = (client: WebClient) => client.views.open({ trigger_id: triggerId, view });
      return (await callOnce({ method: 'views.open', send })).view?.id ?? '';
    },
    async publishHome(userId, view) {
      const whole = { ...view, blocks: [...view.blocks, ownFooter()] };
      checkView(whole);
      await call({ method: 'views.publish', send: (client) => client.views.publish({ user_id: userId, view: whole }) });
    },
    async updateModal(viewId, view) {
      checkView(view);
      return await call<'updated' | 'gone'>({
        method: 'views.update',
        async send(client) {
          await client.views.update({ view_id: viewId, view });
          return 'updated';
        },
        refused: (word) => (word === 'not_found' ? 'gone' : undefined),
      });
    },
  };
}
