import { workflows } from '@ligase/workflows';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { slack } from '@ligase/plugin-slack/contract';
import { notice } from '../src/cards/notice.ts';
import { buttonsOf, calls, correlationOf, watch, wordsOf } from './harness/cards.ts';
import { clickPayload, signedRequest } from './harness/signed-request.ts';
import { noSlack, workspace, type PeerMessage } from './harness/slack-peer.ts';
import { startStage, type Stage } from './harness/start-all.ts';
import { startBot, type RunningBot } from './harness/start-bot.ts';

const { ada, bo } = workspace.users;
const timeout = 20_000;

describe.skipIf(noSlack !== undefined)('between the bot and Slack', { timeout: 60_000 }, () => {
  let stage: Stage;
  let bot: RunningBot;
  let seen: ReturnType<typeof watch>;
  beforeAll(async () => {
    stage = await startStage();
    seen = watch(stage.slack);
    bot = await startBot({ access: stage.lab.access, slackUrl: stage.toSlack.url });
    stage.toBot.setTarget(bot.url);
  }, 60_000);
  beforeEach(({ onTestFailed }) => onTestFailed(() => console.error(bot.log.slice(-20).join('\n'))));
  afterAll(async () => {
    await bot[Symbol.asyncDispose]();
    await stage[Symbol.asyncDispose]();
  });

  const newTask = (assigneeId = stage.lab.users.ada) => stage.lab.makeTask({ assigneeId });
  const isAnswered = (message: PeerMessage): boolean => correlationOf(message).startsWith('click-');
  const press = (card: PeerMessage, changes: { readonly responseUrl?: string; readonly userId?: string } = {}) => {
    const row = card.blocks?.find(({ type }) => type === 'actions');
    const [approve] = row?.elements ?? [];
    const value = approve !== undefined && 'value' in approve ? (approve.value ?? '') : '';
    const { channel: channelId, ts: messageTs } = card;
    const { block_id: blockId = '' } = row ?? {};
    return clickPayload({ userId: ada.id, channelId, messageTs, blockId, actionId: 'task.approve', value, ...changes });
  };
  const posts = async (words: string): Promise<readonly PeerMessage[]> =>
    (await stage.slack.messages(workspace.channel)).filter(({ text }) => text === words);

  it('a delivery that is sent four times, as Slack does when it hears nothing, has one effect', async () => {
    const task = await newTask();
    const payload = press(await seen.card(ada.id, task.displayId));
    const before = calls(stage.lab, 'updateWorkflowTask');

    const statuses = [await signedRequest(bot.url, payload)];
    for (const num of [1, 2, 3])
      statuses.push(await signedRequest(bot.url, payload, { retry: { num, reason: 'http_timeout' } }));

    await seen.card(ada.id, task.displayId, isAnswered);
    expect(statuses).toEqual([200, 200, 200, 200]);
    expect(calls(stage.lab, 'updateWorkflowTask') - before).toBe(1);
  });

  it('a request that is signed with another secret, or ten minutes old, is turned away and not kept', async () => {
    const task = await newTask();
    const payload = press(await seen.card(ada.id, task.displayId));
    const runsBefore = await bot.app.get(workflows).list({ workflow: 'answer-task' });

    const statuses = [
      await signedRequest(bot.url, payload, { signingSecret: 'guessed' }),
      await signedRequest(bot.url, payload, { timestampS: Math.floor(Date.now() / 1_000) - 600 }),
    ];

    expect(statuses).toEqual([401, 401]);
    expect(await bot.app.get(workflows).list({ workflow: 'answer-task' })).toHaveLength(runsBefore.length);
    expect((await stage.lab.tasks.get(task.id)).status.displayName).toBe('Requested');
  });

  it('a message that Slack takes no more of waits as long as Slack says, and other channels do not wait for it', async () => {
    const service = bot.app.get(slack);
    const { channel } = await service.post({ person: bo.id }, notice('Before'), { key: 'before' });
    const order: string[] = [];
    const post = async (to: string, words: string): Promise<void> => {
      await service.post({ channel: to }, notice(words), { key: words });
      order.push(words);
    };
    const before = stage.toSlack.count('chat.postMessage');
    stage.toSlack.fail({ path: 'chat.postMessage', status: 429, retryAfterS: 1 });

    const limited = post(workspace.channel, 'Limited');
    await expect.poll(() => stage.toSlack.count('chat.postMessage'), { timeout }).toBeGreaterThan(before);
    await Promise.all([limited, post(workspace.channel, 'Behind it'), post(channel, 'Elsewhere')]);

    expect(order).toEqual(['Elsewhere', 'Limited', 'Behind it']);
    expect(await posts('Limited')).toHaveLength(1);
  });

  it('a message whose answer is lost, or that Slack failed at, is there once', async () => {
    const service = bot.app.get(slack);
    const before = stage.toSlack.count('chat.postMessage');
    stage.toSlack.fail({ path: 'chat.postMessage', answer: 'lost' });
    await service.post({ channel: workspace.channel }, notice('Lost'), { key: 'lost' });
    stage.toSlack.fail({ path: 'chat.postMessage', status: 503, times: 2 });

    await service.post({ channel: workspace.channel }, notice('Failed'), { key: 'failed' });

    expect(await posts('Lost')).toHaveLength(1);
    expect(await posts('Failed')).toHaveLength(1);
    expect(stage.toSlack.count('chat.postMessage') - before).toBe(4);
  });

  it('a person is answered otherwise once the address for answers has expired', async () => {
    const task = await newTask();
    const card = await seen.card(ada.id, task.displayId);
    await stage.lab.tasks.move(task.id, 'Declined');
    await seen.card(ada.id, task.displayId, (message) => buttonsOf(message).length === 0);

    const status = await signedRequest(
      bot.url,
      press(card, { responseUrl: `${stage.slack.url}/_hooks/response/gone` }),
    );

    expect(status).toBe(200);
    expect(await seen.toldAlone(ada.id, (text) => text.startsWith(task.displayId))).toContain('too late');
  });

  it('no secret of Slack or Benchling comes into the log or into what is kept', async () => {
    const task = await newTask();
    const card = await seen.card(ada.id, task.displayId);
    await signedRequest(bot.url, press(card));
    await seen.card(ada.id, task.displayId, isAnswered);

    const log = bot.log.join('\n');

    const secrets = [workspace.botToken, workspace.signingSecret, stage.lab.access.clientSecret, 'verification-token'];
    expect(secrets.filter((secret) => log.includes(secret))).toEqual([]);
    expect(wordsOf(card)).not.toContain(workspace.botToken);
  });
});
