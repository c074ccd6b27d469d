import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { calls } from './harness/cards.ts';
import { registering } from './harness/registering.ts';
import { fillShelf } from './harness/shelf.ts';
import { noSlack, workspace } from './harness/slack-peer.ts';
import { startStage } from './harness/start-all.ts';
import { startBotProcess } from './harness/start-bot.ts';

const { ada, bo } = workspace.users;
const timeout = 60_000;

describe.skipIf(noSlack !== undefined)('a registration whose bot is killed with -9', { timeout: 2 * timeout }, () => {
  it('after the approval, as Benchling registers it, goes on at the next start, and there is one sequence', async () => {
    const stage = await startStage();
    onTestFinished(() => stage[Symbol.asyncDispose]());
    const shelf = await fillShelf(stage.lab, { needsAnother: true });
    onTestFinished(() => shelf[Symbol.asyncDispose]());
    const store = mkdtempSync(join(tmpdir(), 'slack-bot-'));
    onTestFinished(() => rmSync(store, { recursive: true, force: true }));
    const start = async () => {
      const options = { access: stage.lab.access, slackUrl: stage.toSlack.url, store: `pglite:${store}` };
      const bot = await startBotProcess(options);
      onTestFinished(() => bot.kill());
      stage.toBot.setTarget(bot.url);
      return bot;
    };
    const person = registering(stage.slack);
    const creates = () => calls(stage.lab, 'bulkCreateDNASequences');
    const first = await start();
    await person.ask(ada.id, { text: '>pKILL\nACGTTGCAACGGTACC' });
    const card = await person.card('pKILL', 'waits');
    // Benchling does it, and the bot does not live to hear so.
    stage.lab.control.failNext({ operationId: 'bulkCreateDNASequences', delayMs: 10_000 });

    await stage.slack.press(card, bo.id, 'registration.approve');
    await expect.poll(creates, { timeout }).toBe(1);
    await first.kill();
    await start();
    const done = await person.card('pKILL', 'approved by Bo Berg, registered');

    expect(done.ts).toBe(card.ts);
    expect(await shelf.sequences.find('pKILL')).toHaveLength(1);
    expect(creates()).toBe(1);
  });
});
