import { memorySharedState, Secret, systemClock } from '@ligase/core';
import { createTestApp, startTestTenant } from '@ligase/testing';
import { createEmulator } from 'emulate';
import { describe, expect, it, onTestFinished } from 'vitest';
import { notice } from '../src/cards/notice.ts';
import { plain } from '../src/slack/block-kit/blocks.ts';
import { slack } from '../src/slack/contract.ts';
import { neededScopes } from '../src/slack/needed-scopes.ts';
import { installationPlugin } from '../src/slack/installation/installation-plugin.ts';
import { slackPlugin } from '../src/slack/slack-plugin.ts';

const token = 'xoxb-the-bots-own-token';

/** The bot's side of Slack, on a workspace that holds it to its scopes, and a channel there. */
async function startSlack(scopes: readonly string[]) {
  const peer = await createEmulator({
    service: 'slack',
    port: 0,
    seed: {
      slack: {
        strict_scopes: true,
        users: [{ name: 'ada', real_name: 'Ada Lovelace', email: 'ada@lab.example' }],
        channels: [{ name: 'lab' }],
        tokens: [{ token, type: 'bot', scopes: [...scopes] }, { token: 'xoxb-admin' }],
      },
    },
  });
  onTestFinished(() => peer.close());
  const ask = async (method: string, token: string, body: object = {}): Promise<Record<string, unknown>> => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const response = await fetch(`${peer.url}/api/${method}`, { method: 'POST', headers, body: JSON.stringify(body) });
    return (await response.json()) as Record<string, unknown>;
  };
  const { channels } = (await ask('conversations.list', 'xoxb-admin')) as { channels: { id: string; name: string }[] };
  const app = await createTestApp({
    tenant: await startTestTenant(),
    plugins: [
      installationPlugin({ by: new Secret(token), apiUrl: `${peer.url}/api/` }),
      slackPlugin({
        share: memorySharedState({ clock: systemClock() }),
        apiUrl: `${peer.url}/api/`,
      }),
    ],
  });
  return {
    service: app.get(slack),
    channel: channels.find(({ name }) => name === 'lab')?.id ?? '',
    trigger: async () => String((await ask('views.generateTriggerId', token))['trigger_id']),
  };
}

const form = {
  type: 'modal' as const,
  callback_id: 'form',
  title: plain('Form', 24),
  blocks: notice('Hello').blocks as never,
};

describe('a workspace that holds the bot to its rules', () => {
  it('lets it do what it does with the scopes that its manifest asks for', async () => {
    const { service, channel } = await startSlack(Object.keys(neededScopes));

    const me = await service.whoAmI();
    const posted = await service.post({ channel }, notice('Hello'), { key: 'hello' });
    const edited = await service.edit(posted, notice('Hello again'));
    const ada = await service.personByEmail('ada@lab.example');
    const found = await service.person(ada?.id ?? '');

    expect(me.teamId).toMatch(/^T/u);
    expect(edited).toBe('edited');
    expect(found).toEqual({ id: ada?.id, name: 'Ada Lovelace', email: 'ada@lab.example' });
    expect(await service.personByEmail('nobody@lab.example')).toBeUndefined();
  });

  it('is told of as a fault of the Slack app, by the scope that is missing', async () => {
    const { service, channel } = await startSlack(['users:read']);

    const posting = service.post({ channel }, notice('Hello'), { key: 'hello' });

    await expect(posting).rejects.toMatchObject({
      code: 'AUTH_FORBIDDEN',
      retryable: false,
      message: expect.stringContaining('it lacks the scope chat:write'),
    });
  });

  it('opens a modal with a trigger that lives, once, and says that a used one is dead', async () => {
    const { service, trigger } = await startSlack(Object.keys(neededScopes));
    const alive = await trigger();

    const viewId = await service.openModal(alive, form);

    expect(viewId).toMatch(/^V/u);
    await expect(service.openModal(alive, form)).rejects.toMatchObject({
      code: 'API_INVALID',
      message: expect.stringContaining('trigger_id'),
    });
  });
});
