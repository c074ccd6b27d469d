import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HostProcess } from '@ligase/testing';
import { expect, it, onTestFinished } from 'vitest';
import { watch, wordsOf } from './harness/cards.ts';
import { noSlack, workspace, type PeerMessage } from './harness/slack-peer.ts';
import { startStage } from './harness/start-all.ts';
import { startBotProcess } from './harness/start-bot.ts';

const { bo, cy } = workspace.users;
const timeout = 60_000;

it.skipIf(noSlack !== undefined)(
  'a review, a result out of its range, a digest and a home tab are shown once by a bot that is killed with -9 amid all of them',
  { timeout: 3 * timeout },
  async () => {
    const stage = await startStage();
    onTestFinished(() => stage[Symbol.asyncDispose]());
    const { lab, slack, toSlack } = stage;
    const folder = mkdtempSync(join(tmpdir(), 'slack-bot-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const start = async (digestCron: string): Promise<HostProcess> => {
      const store = `pglite:${folder}`;
      const bot = await startBotProcess({ access: lab.access, slackUrl: toSlack.url, store, digestCron });
      onTestFinished(() => bot.kill());
      stage.toBot.setTarget(bot.url);
      return bot;
    };
    const seen = watch(slack);
    const alerts = async (): Promise<readonly PeerMessage[]> =>
      (await slack.messages(workspace.channel)).filter((message) => wordsOf(message).includes('S-kill'));
    const told = async () => ({
      reviews: (await seen.about(bo.id, 'Ligation of pKILL')).length,
      alerts: (await alerts()).length,
      digests: (await seen.about(cy.id, 'Waiting for you today')).length,
    });
    const tab = async (): Promise<string> => JSON.stringify((await slack.home(cy.id))?.blocks ?? []);
    const entry = await lab.makeEntry('Ligation of pKILL');
    const review = (status: 'NEEDS_REVIEW' | 'ACCEPTED') =>
      lab.control.setEntryReview({ entryId: entry.id, status, reviewerIds: [lab.users.bo] });
    const first = await start('off');
    const task = await lab.makeTask({ assigneeId: lab.users.cy, scheduledOn: '2020-01-01' });
    await seen.card(cy.id, task.displayId);
    await first.kill();
    toSlack.fail({ path: 'chat.postMessage', answer: 'held', times: 3 });
    toSlack.fail({ path: 'views.publish', delayMs: timeout });

    // Each second another run has the day's digests to send.
    const second = await start('* * * * * *');
    review('NEEDS_REVIEW');
    const runId = await lab.makeRun();
    await lab.measure('S-kill', { Yield: 1, Run: runId });
    await lab.changeRun(runId, 'All read');
    await slack.openHome(cy.id);
    await expect.poll(told, { timeout }).toEqual({ reviews: 1, alerts: 1, digests: 1 });
    await expect.poll(() => toSlack.count('views.publish'), { timeout }).toBe(1);
    const looksBefore = toSlack.count('conversations.history');
    await second.kill();
    const tabThen = await tab();
    await start('* * * * * *');
    await expect.poll(() => toSlack.count('conversations.history'), { timeout }).toBeGreaterThan(looksBefore + 2);
    review('ACCEPTED');
    await seen.card(bo.id, 'Ligation of pKILL', (message) => message.text.includes('accepted'));
    await expect.poll(tab, { timeout }).toContain(task.displayId);

    expect(tabThen).not.toContain(task.displayId);
    expect(await told()).toEqual({ reviews: 1, alerts: 1, digests: 1 });
  },
);
