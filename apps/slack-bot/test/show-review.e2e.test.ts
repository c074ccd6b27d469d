import { audit, type AuditRecord } from '@ligase/plugin-auditing/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buttonsOf, correlationOf, watch, wordsOf } from './harness/cards.ts';
import { noSlack, workspace, type PeerMessage } from './harness/slack-peer.ts';
import { startStage, type Stage } from './harness/start-all.ts';
import { startBot, type RunningBot } from './harness/start-bot.ts';

const { ada, bo } = workspace.users;
const timeout = 20_000;

describe.skipIf(noSlack !== undefined)('a review of an entry', { timeout: 60_000 }, () => {
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

  const review = (entryId: string, status: 'NEEDS_REVIEW' | 'ACCEPTED' | 'REJECTED', changes: object = {}): void => {
    stage.lab.control.setEntryReview({ entryId, status, ...changes });
  };
  const says =
    (words: string) =>
    (message: PeerMessage): boolean =>
      wordsOf(message).includes(words);

  it('comes to its reviewer in one message, which is written anew as it moves and leads into Benchling', async () => {
    const entry = await stage.lab.makeEntry('Growth <curve> 7');

    review(entry.id, 'NEEDS_REVIEW', { reviewerIds: [stage.lab.users.ada] });
    const asked = await seen.card(ada.id, entry.name, says('waits for your review'));
    review(entry.id, 'REJECTED', { comment: 'Which strain?' });
    const rejected = await seen.card(ada.id, entry.name, says('*rejected*'));
    review(entry.id, 'NEEDS_REVIEW');
    const again = await seen.card(ada.id, entry.name, says('waits for your review'));
    review(entry.id, 'ACCEPTED');
    await expect.poll(() => seen.about(ada.id, `${entry.name} accepted`), { timeout }).toHaveLength(1);

    expect(rejected.ts).toBe(asked.ts);
    expect(wordsOf(rejected)).toContain('>Which strain?');
    expect(again.ts).not.toBe(asked.ts);
    const first = (await seen.about(ada.id, entry.name)).find(({ ts }) => ts === asked.ts);
    expect(wordsOf(first)).toContain('*rejected*');
    expect(buttonsOf(asked)).toEqual(['open']);
    expect(wordsOf(asked)).toContain(`"url":"${entry.webURL}"`);
    expect(wordsOf(asked)).toContain('Growth &lt;curve&gt; 7');
    expect(await seen.about(ada.id, entry.name)).toHaveLength(2);
    const records: AuditRecord[] = [];
    for await (const one of bot.app.get(audit).trail({ correlationId: correlationOf(rejected) })) records.push(one);
    expect(records.find(({ action }) => action === 'review.show')).toMatchObject({
      targets: [entry.id, stage.lab.users.ada, `slack:${rejected.channel}`],
    });
  });

  it('is one message although its webhooks come again, many at once', async () => {
    const entry = await stage.lab.makeEntry('Titration');
    for (const at of [1, 2, 3, 4])
      review(entry.id, 'NEEDS_REVIEW', { reviewerIds: [stage.lab.users.ada], comment: `${at}` });

    const card = await seen.card(ada.id, entry.name, says('>4'));
    for (const { id } of stage.lab.control.listDeliveries({ limit: 8 }))
      stage.lab.control.replayDelivery({ deliveryId: id });

    await expect.poll(async () => (await seen.about(ada.id, entry.name)).map(wordsOf), { timeout }).toHaveLength(1);
    expect((await seen.about(ada.id, entry.name))[0]?.ts).toBe(card.ts);
  });

  it('ends as the review does, although that moves on while it is being shown for the first time', async () => {
    const entry = await stage.lab.makeEntry('Quick read');
    stage.toSlack.fail({ path: 'chat.postMessage', delayMs: 1_500 });
    const before = stage.toSlack.count('chat.postMessage');

    review(entry.id, 'NEEDS_REVIEW', { reviewerIds: [stage.lab.users.ada] });
    await expect.poll(() => stage.toSlack.count('chat.postMessage'), { timeout }).toBe(before + 1);
    review(entry.id, 'ACCEPTED');

    await seen.card(ada.id, `${entry.name} accepted`);
    expect(await seen.about(ada.id, entry.name)).toHaveLength(1);
  });

  it('tells a reviewer who is no longer asked, and asks the new one', async () => {
    const entry = await stage.lab.makeEntry('Gel 12');
    review(entry.id, 'NEEDS_REVIEW', { reviewerIds: [stage.lab.users.ada] });
    await seen.card(ada.id, entry.name);

    review(entry.id, 'NEEDS_REVIEW', { reviewerIds: [stage.lab.users.bo] });

    await seen.card(bo.id, entry.name, says('waits for your review'));
    await seen.card(ada.id, entry.name, says('needs no review of yours'));
    expect(await seen.about(ada.id, entry.name)).toHaveLength(1);
  });

  it('names a reviewer who is not in Slack in the channel for that', async () => {
    const entry = await stage.lab.makeEntry('Cloning 3');
    const dee = stage.lab.makeStranger('Dee Distant');

    review(entry.id, 'NEEDS_REVIEW', { reviewerIds: [dee] });

    const look = async () =>
      (await stage.slack.messages(workspace.channel)).filter(({ text }) => text.includes(entry.name));
    await expect.poll(look, { timeout }).toHaveLength(1);
    expect(wordsOf((await look())[0])).toContain('*Dee Distant*, whom I cannot find in Slack');
  });

  it('does not say the name of the entry to a reviewer of whom Benchling does not tell that they may read it', async () => {
    const entry = await stage.lab.makeEntry('Secret target', stage.lab.hiddenFolder());

    review(entry.id, 'NEEDS_REVIEW', { reviewerIds: [stage.lab.users.ada] });

    const card = await seen.card(ada.id, 'An entry');
    expect(wordsOf(card)).toContain('waits for your review');
    expect(JSON.stringify(card)).not.toContain('Secret');
  });
});
