import { memorySharedState, Secret, systemClock } from '@ligase/core';
import { createTestApp, fakeClock, memoryLogger, startTestTenant } from '@ligase/testing';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { notice } from '../src/cards/notice.ts';
import { plain } from '@ligase/plugin-slack/block-kit';
import { slack, type Slack } from '@ligase/plugin-slack/contract';
import { installationPlugin } from '@ligase/plugin-slack';
import { slackIntake } from '@ligase/plugin-slack';
import { neededScopes } from '../src/needed-scopes.ts';
import { slackPlugin } from '@ligase/plugin-slack';
import { startRuleSlack, type RuleSlack } from './harness/rule-slack.ts';

const token = 'xoxb-the-bots-own-token';

/** The bot's side of Slack, on a workspace that holds it to its scopes. */
async function startSlack(scopes: readonly string[] = Object.keys(neededScopes)) {
  const peer = await startRuleSlack({ tokens: [{ token, scopes }] });
  onTestFinished(() => peer[Symbol.asyncDispose]());
  const app = await createTestApp({
    tenant: await startTestTenant(),
    plugins: [
      installationPlugin({ by: new Secret(token), apiUrl: `${peer.url}/api/` }),
      slackPlugin({ share: memorySharedState({ clock: systemClock() }), apiUrl: `${peer.url}/api/` }),
    ],
  });
  return {
    peer,
    service: app.get(slack),
    trigger: async () => String((await peer.ask('views.generateTriggerId', {}, token))['trigger_id']),
  };
}

const form = {
  type: 'modal' as const,
  callback_id: 'form',
  title: plain('Form', 24),
  blocks: notice('Hello').blocks as never,
};
const hello = notice('Hello');

/** A method of Slack's that the bot calls, the scope that it needs, and what of the bot's calls it. */
type Need = readonly [scope: string, method: string, act: (service: Slack, peer: RuleSlack) => Promise<unknown>];

const needs: readonly Need[] = [
  ['chat:write', 'chat.postMessage', (service, { channel }) => service.post({ channel }, hello, { key: 'hello' })],
  ['chat:write', 'chat.update', (service, { channel }) => service.edit({ channel, ts: '1.1' }, hello)],
  [
    'chat:write',
    'chat.postEphemeral',
    (service, { ada, channel }) => service.reply({ userId: ada, channelId: channel }, hello),
  ],
  ['im:write', 'conversations.open', (service, { ada }) => service.reply({ userId: ada }, hello)],
  ['channels:read', 'conversations.info', (service, { channel }) => service.isIn(channel)],
  ['groups:read', 'conversations.info', (service, { privateChannel }) => service.isIn(privateChannel)],
  ['channels:history', 'conversations.history', (service, { channel }) => service.rearm({ channel, ts: '1.1' })],
  [
    'groups:history',
    'conversations.history',
    (service, { privateChannel }) => service.rearm({ channel: privateChannel, ts: '1.1' }),
  ],
  [
    'im:history',
    'conversations.history',
    async (service, peer) => {
      const { channel } = (await peer.ask('conversations.open', { users: peer.ada })) as { channel: { id: string } };
      return await service.rearm({ channel: channel.id, ts: '1.1' });
    },
  ],
  ['users:read', 'users.info', (service, { ada }) => service.person(ada)],
  ['users:read.email', 'users.lookupByEmail', (service) => service.personByEmail('ada@lab.example')],
  ['files:read', 'files.info', (service) => service.readFile('F1', { maxBytes: 1 })],
];

/** What Slack sends only with them, and `chat.unfurl`, which this workspace does not have. */
const unheld = ['app_mentions:read', 'commands', 'links:read', 'links:write'];

describe('a workspace that holds the bot to its rules', () => {
  it('lets it do what it does with the scopes that its manifest asks for', async () => {
    const { service, peer } = await startSlack();
    const { channel, ada } = peer;

    const me = await service.whoAmI();
    const posted = await service.post({ channel }, hello, { key: 'hello' });
    const edited = await service.edit(posted, notice('Hello again'));
    const known = await service.personByEmail(' Ada@Lab.example');
    const found = await service.person(ada);

    expect(me.teamId).toMatch(/^T/u);
    expect(edited).toBe('edited');
    expect(known?.id).toBe(ada);
    expect(found).toEqual({ id: ada, name: 'Ada Lovelace', email: 'ada@lab.example' });
    expect(await service.personByEmail('nobody@lab.example')).toBeUndefined();
  });

  it.each(needs)(
    'is told of as a fault of the Slack app, by %s, when that is missing for %s',
    async (scope, method, act) => {
      const { service, peer } = await startSlack(Object.keys(neededScopes).filter((one) => one !== scope));

      const acting = act(service, peer);

      await expect(acting).rejects.toMatchObject({
        code: 'AUTH_FORBIDDEN',
        retryable: false,
        message: expect.stringContaining(`The Slack app may not call ${method}: it lacks the scope ${scope}.`),
      });
    },
  );

  it('is asked for no scope that nothing of the bot needs, and for each that something does', () => {
    const needed = new Set([...needs.map(([scope]) => scope), ...unheld]);

    expect(Object.keys(neededScopes)).toEqual([...needed].toSorted());
  });

  it('opens a modal with a trigger that lives, once, and says that a used one is dead', async () => {
    const { service, trigger } = await startSlack();
    const alive = await trigger();

    const viewId = await service.openModal(alive, form);

    expect(viewId).toMatch(/^V/u);
    await expect(service.openModal(alive, form)).rejects.toMatchObject({
      code: 'API_INVALID',
      message: expect.stringContaining('exchanged_trigger_id'),
    });
  });

  it('opens none by a trigger of three seconds ago: the person is told, and may do it again', async () => {
    const { service, trigger, peer } = await startSlack();
    const happened: string[] = [];
    const intake = slackIntake({
      inbox: { receive: () => Promise.resolve('new') },
      modals: [{ callbackId: 'form', open: () => form }],
      async openModal(triggerId, view) {
        happened.push(await service.openModal(triggerId, view));
        return '';
      },
      answer: (to, words) => service.reply(to, notice(words)),
      heedRemoval: () => Promise.resolve(),
      clock: fakeClock(),
      log: memoryLogger(),
    });
    const click = async (triggerId: string): Promise<void> => {
      const body = {
        type: 'block_actions',
        trigger_id: triggerId,
        user: { id: peer.ada },
        actions: [{ action_id: 'open', block_id: 'row' }],
      };
      const ack = (): Promise<void> => Promise.resolve(void happened.push('acknowledged'));
      await intake({ body, ack });
    };
    // The workspace is in this process, and asks the time of the platform.
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    const old = await trigger();
    vi.setSystemTime(Date.now() + 3_000);

    await click(old);
    await click(await trigger());

    const { channel } = (await peer.ask('conversations.open', { users: peer.ada }, token)) as {
      channel: { id: string };
    };
    const { messages } = (await peer.ask('conversations.history', { channel: channel.id }, token)) as {
      messages: { text: string }[];
    };
    expect(messages.map(({ text }) => text)).toEqual([
      'Slack did not open the form, for which it gives three seconds. Nothing was done: please do that again.',
    ]);
    expect(happened).toEqual(['acknowledged', expect.stringMatching(/^V/u), 'acknowledged']);
  });
});
