import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readTrail } from './harness/read-trail.ts';
import { noSlack, workspace, type PeerMessage } from './harness/slack-peer.ts';
import { startBotProcess } from './harness/start-bot.ts';
import { startStage } from './harness/start-all.ts';

const { ada } = workspace.users;
const timeout = 60_000;

describe.skipIf(noSlack !== undefined)('a bot that is killed with -9', { timeout: 2 * timeout }, () => {
  it('between its acknowledgement of a click and the work does the work once, after its next start', async () => {
    const stage = await startStage();
    onTestFinished(() => stage[Symbol.asyncDispose]());
    const store = newStore();
    const options = { access: stage.lab.access, slackUrl: stage.toSlack.url, store: `pglite:${store}` };
    const start = async () => {
      const bot = await startBotProcess(options);
      onTestFinished(() => bot.kill());
      stage.toBot.setTarget(bot.url);
      return bot;
    };
    const first = await start();
    const task = await stage.lab.makeTask({ assigneeId: stage.lab.users.ada });
    const messages = async (): Promise<readonly PeerMessage[]> =>
      await stage.slack.messages((await stage.slack.conversation(ada.id)) ?? '');
    await expect.poll(messages, { timeout }).toHaveLength(1);
    const [card] = await messages();

    // The first thing that is done is to ask who she is.
    stage.toSlack.fail({ path: 'users.info', delayMs: timeout });

    await stage.slack.press(card as PeerMessage, ada.id, 'task.approve');
    await first.kill();
    const afterKill = await stage.lab.tasks.get(task.id);
    const second = await start();
    await expect.poll(async () => (await messages())[0]?.text, { timeout }).toContain('Approved');
    await second.kill();

    expect(afterKill.status.displayName).toBe('Requested');
    expect((await stage.lab.tasks.get(task.id)).status.displayName).toBe('Approved');
    expect(await messages()).toHaveLength(1);
    const [correlationId = ''] = /click-\w+/u.exec(JSON.stringify(await messages())) ?? [];
    const records = await readTrail(options.store, correlationId);
    expect(
      records.filter(({ action, outcome }) => action === 'workflow-task.update' && outcome === 'succeeded'),
    ).toEqual([expect.objectContaining({ actor: { kind: 'user', id: `slack:${ada.id}` }, targets: [task.id] })]);
  });
});

function newStore(): string {
  const folder = mkdtempSync(join(tmpdir(), 'slack-bot-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
