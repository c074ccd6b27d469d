import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { noSlack, workspace, type PeerMessage } from './harness/slack-peer.ts';
import { startBot, type RunningBot } from './harness/start-bot.ts';
import { startStage, type Stage } from './harness/start-all.ts';

const { ada } = workspace.users;

describe.skipIf(noSlack !== undefined)('a task that waits for approval', { timeout: 60_000 }, () => {
  let stage: Stage;
  let bot: RunningBot;
  beforeAll(async () => {
    stage = await startStage();
    bot = await startBot({ access: stage.lab.access, slackUrl: stage.toSlack.url });
    stage.toBot.setTarget(bot.url);
  });
  beforeEach(({ onTestFailed }) => onTestFailed(() => console.error(bot.log.slice(-20).join('\n'))));
  afterAll(async () => {
    await bot[Symbol.asyncDispose]();
    await stage[Symbol.asyncDispose]();
  });
  const cardOf = async (displayId: string): Promise<PeerMessage | undefined> => {
    const channel = await stage.slack.conversation(ada.id);
    if (channel === undefined) return undefined;
    return (await stage.slack.messages(channel)).find(({ text }) => text.includes(displayId));
  };

  it('is approved by its assignee with a button', async () => {
    const task = await stage.lab.makeTask({ assigneeId: stage.lab.users.ada, fields: { Item: 'Q5 polymerase' } });
    await expect.poll(() => cardOf(task.displayId), { timeout: 10_000 }).toBeDefined();
    const card = await cardOf(task.displayId);

    await stage.slack.press(card as PeerMessage, ada.id, 'task.approve');

    await expect
      .poll(async () => (await stage.lab.tasks.get(task.id)).status.displayName, { timeout: 10_000 })
      .toBe('Approved');
    await expect.poll(async () => (await cardOf(task.displayId))?.text, { timeout: 10_000 }).toContain('Approved');
  });
});
