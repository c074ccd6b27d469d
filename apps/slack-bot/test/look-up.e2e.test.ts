import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { correlationOf, trailOf, wordsOf } from './harness/cards.ts';
import { fillShelf, type Shelf } from './harness/shelf.ts';
import { noSlack, workspace, type PeerMessage } from './harness/slack-peer.ts';
import { startStage, type Stage } from './harness/start-all.ts';
import { startBot, type RunningBot } from './harness/start-bot.ts';

const { ada, eve } = workspace.users;
const timeout = 20_000;

describe.skipIf(noSlack !== undefined)('a look-up from Slack', { timeout: 60_000 }, () => {
  let stage: Stage;
  let shelf: Shelf;
  let bot: RunningBot;
  beforeAll(async () => {
    stage = await startStage();
    shelf = await fillShelf(stage.lab);
    bot = await startBot({ access: stage.lab.access, slackUrl: stage.toSlack.url });
    stage.toBot.setTarget(bot.url);
  }, 60_000);
  beforeEach(({ onTestFailed }) => onTestFailed(() => console.error(bot.log.slice(-20).join('\n'))));
  afterAll(async () => {
    await bot[Symbol.asyncDispose]();
    await shelf[Symbol.asyncDispose]();
    await stage[Symbol.asyncDispose]();
  });

  /** What the bot says next in the channel. */
  const answerTo = async (ask: () => Promise<void>): Promise<PeerMessage> => {
    const before = new Set((await stage.slack.messages(workspace.channel)).map(({ ts }) => ts));
    const look = async () =>
      (await stage.slack.messages(workspace.channel)).find(
        (message) => !before.has(message.ts) && correlationOf(message) !== '',
      );
    await ask();
    await expect.poll(look, { timeout }).toBeDefined();
    return (await look()) as PeerMessage;
  };
  const find = (text: string, userId: string = ada.id): Promise<PeerMessage> =>
    answerTo(() => stage.slack.command(userId, '/benchling', `find ${text}`));

  it('shows what has the name or the registry id to whoever asks, and to nobody else', async () => {
    const byName = await find('puc19');
    const byId = await find(shelf.puc19.registryId);

    const words = wordsOf(byName);
    expect(byName.ephemeral_to).toBe(ada.id);
    for (const part of ['DNA sequence', 'Plasmid', shelf.puc19.registryId, '30 bases', shelf.puc19.url])
      expect(words).toContain(part);
    expect(words).toContain('AmpR &amp; &lt;nothing&gt; else');
    expect(wordsOf(byId)).toContain('pUC19');
    const trail = await trailOf(bot, correlationOf(byName));
    expect(trail.map(({ action, targets, actor }) => [action, actor.id, targets.at(-1)])).toEqual([
      ['person.identify', `slack:${ada.id}`, ada.email],
      ['item.show', `slack:${ada.id}`, shelf.puc19.id],
    ]);
  });

  it('says the same of what the person may not read as of what does not exist', async () => {
    const ofHidden = await find('Hush');
    const ofNothing = await find('Hash');
    // The app sees one that is called just so.
    const part = await find('pUC1');

    expect(ofHidden.text.replace('Hush', 'Hash')).toBe(ofNothing.text);
    expect(wordsOf(part)).toContain('pUC19');
    expect(wordsOf(part)).not.toContain('2 things');
  });

  it('gives a list when several are called so', async () => {
    await shelf.sequences.create({
      name: 'pUC19-gfp',
      bases: 'ACGTACGTAA',
      isCircular: true,
      folderId: shelf.folderId,
    });
    await shelf.sequences.create({
      name: 'pUC19-rfp',
      bases: 'ACGTACGTAC',
      isCircular: true,
      folderId: shelf.folderId,
    });

    const list = await find('UC19-');

    expect(list.text).toBe('2 things called “UC19-”');
    expect(wordsOf(list)).toContain('pUC19-gfp');
  });

  it('answers whoever names the bot in a thread of an open channel in that thread, and elsewhere them alone', async () => {
    const mention = `<@${workspace.botUserId}> pUC19`;
    const alone = await answerTo(() => stage.slack.say(ada.id, mention));
    const root = (await stage.slack.messages(workspace.channel)).find(({ text }) => text === mention);

    const inThread = await answerTo(() => stage.slack.say(ada.id, mention, workspace.channel, root?.ts));

    expect([alone.ephemeral_to, inThread.ephemeral_to, inThread.thread_ts]).toEqual([ada.id, undefined, root?.ts]);
    expect(wordsOf(inThread)).toContain('pUC19');
  });

  it('is refused to whom Benchling does not know; and whoever asks for nothing is told what there is', async () => {
    const refused = await find('pUC19', eve.id);
    const help = await answerTo(() => stage.slack.command(ada.id, '/benchling', ''));

    expect(refused.text).toContain('I see nobody in Benchling with the address');
    expect(wordsOf(help)).toContain('/benchling find pUC19');
  });
});
