import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HostProcess } from '@ligase/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buttonsOf, correlationOf, watch } from './harness/cards.ts';
import { readTrail } from './harness/read-trail.ts';
import { noSlack, workspace } from './harness/slack-peer.ts';
import { startStage, type Stage } from './harness/start-all.ts';
import { startBotProcess } from './harness/start-bot.ts';

const { ada } = workspace.users;
const timeout = 60_000;

describe.skipIf(noSlack !== undefined)('a bot that is killed with -9', { timeout: 2 * timeout }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'slack-bot-'));
  const store = `pglite:${folder}`;
  let stage: Stage;
  let seen: ReturnType<typeof watch>;
  let bot: HostProcess;
  const start = async (): Promise<void> => {
    bot = await startBotProcess({ access: stage.lab.access, slackUrl: stage.toSlack.url, store });
    stage.toBot.setTarget(bot.url);
  };
  beforeAll(async () => {
    stage = await startStage();
    seen = watch(stage.slack);
    await start();
  }, timeout);
  afterAll(async () => {
    await bot.kill();
    await stage[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true, force: true });
  });

  it('when Slack has a card and the bot does not know it yet, shows that card and no other', async () => {
    stage.toSlack.fail({ path: 'chat.postMessage', answer: 'held' });
    const looksBefore = stage.toSlack.count('conversations.history');

    const task = await stage.lab.makeTask({ assigneeId: stage.lab.users.ada });
    const card = await seen.card(ada.id, task.displayId);
    await bot.kill();
    await start();
    await expect.poll(() => stage.toSlack.count('conversations.history'), { timeout }).toBeGreaterThan(looksBefore);
    await stage.lab.tasks.move(task.id, 'Approved');

    const closed = await seen.card(ada.id, task.displayId, (message) => buttonsOf(message).length === 0);
    expect(closed.ts).toBe(card.ts);
    expect(await seen.about(ada.id, task.displayId)).toHaveLength(1);
  });

  it('between its acknowledgement of a click and the work, does the work once after its next start', async () => {
    const task = await stage.lab.makeTask({ assigneeId: stage.lab.users.ada });
    const card = await seen.card(ada.id, task.displayId);
    // The first thing that is done is to ask who she is, whom the bot knows only by address so far.
    stage.toSlack.fail({ path: 'users.info', delayMs: timeout });

    const asksBefore = stage.toSlack.count('users.info');
    await stage.slack.press(card, ada.id, 'task.approve');
    await expect.poll(() => stage.toSlack.count('users.info'), { timeout }).toBeGreaterThan(asksBefore);
    await bot.kill();
    const afterKill = await stage.lab.tasks.get(task.id);
    await start();
    const done = await seen.card(ada.id, task.displayId, (message) => correlationOf(message).startsWith('click-'));
    await bot.kill();

    expect(afterKill.status.displayName).toBe('Requested');
    expect((await stage.lab.tasks.get(task.id)).status.displayName).toBe('Approved');
    expect(await seen.about(ada.id, task.displayId)).toHaveLength(1);
    const changes = (await readTrail(store, correlationOf(done))).filter(
      ({ action, outcome }) => action === 'workflow-task.update' && outcome === 'succeeded',
    );
    expect(changes).toEqual([
      expect.objectContaining({ actor: { kind: 'user', id: `slack:${ada.id}` }, targets: [task.id] }),
    ]);
  });
});
