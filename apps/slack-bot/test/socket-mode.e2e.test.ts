import { describe, expect, it, onTestFinished } from 'vitest';
import { buttonsOf, watch, wordsOf } from './harness/cards.ts';
import { noSlack, workspace } from './harness/slack-peer.ts';
import { startStage } from './harness/start-all.ts';
import { startBot } from './harness/start-bot.ts';

const { ada } = workspace.users;

describe.skipIf(noSlack !== undefined)('a bot in Socket Mode', { timeout: 60_000 }, () => {
  it('does all that it does by requests, without an address that Slack or Benchling could reach', async () => {
    const stage = await startStage({ mode: 'socket' });
    onTestFinished(() => stage[Symbol.asyncDispose]());
    const seen = watch(stage.slack);
    const task = await stage.lab.makeTask({ assigneeId: stage.lab.users.ada });
    const { access } = stage.lab;
    const bot = await startBot({ access, slackUrl: stage.toSlack.url, mode: 'socket', events: 'poll' });
    onTestFinished(() => bot[Symbol.asyncDispose]());
    const card = await seen.card(ada.id, task.displayId);

    await stage.slack.press(card, ada.id, 'task.decline');
    await expect.poll(() => stage.slack.modal(), { timeout: 10_000 }).toBeDefined();
    await stage.slack.submit(ada.id, { reason: { text: { type: 'plain_text_input', value: 'Too dear' } } });

    const done = await seen.card(ada.id, task.displayId, (message) => buttonsOf(message).length === 0);
    expect(wordsOf(done)).toContain('*Declined* by Ada Lovelace');
    expect((await fetch(`${bot.url}/slack/events`, { method: 'POST' })).status).toBe(404);
  });
});
