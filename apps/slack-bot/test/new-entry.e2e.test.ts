import { entries } from '@ligase/plugin-entries';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { calls, correlationOf, trailOf, wordsOf } from './harness/cards.ts';
import { fillShelf, type Shelf } from './harness/shelf.ts';
import { noSlack, workspace, type PeerMessage } from './harness/slack-peer.ts';
import { startStage, type Stage } from './harness/start-all.ts';
import { startBot, type RunningBot } from './harness/start-bot.ts';

const { ada, cy } = workspace.users;
const timeout = 20_000;

describe.skipIf(noSlack !== undefined)('a new entry from Slack', { timeout: 60_000 }, () => {
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
    for (const one of [bot, shelf, stage]) await one[Symbol.asyncDispose]();
  });

  /** Opens the form, and gives what there is to choose once it is filled. */
  const open = async (userId: string, sought = ''): Promise<readonly string[]> => {
    await stage.slack.command(userId, '/benchling', `new entry ${sought}`);
    const blocks = async () => (await stage.slack.modal())?.blocks ?? [];
    await expect.poll(async () => (await blocks())[0]?.type, { timeout }).toBe('input');
    return (await blocks()).flatMap((block) => (block.element?.options ?? []).map(({ text }) => text.text));
  };
  const submit = async (userId: string, name: string): Promise<void> => {
    const blocks = (await stage.slack.modal())?.blocks ?? [];
    const chosen = (blockId: string) => {
      const [option] = blocks.find((block) => block.block_id === blockId)?.element?.options ?? [];
      return { choice: { type: 'static_select', selected_option: option } };
    };
    await stage.slack.submit(userId, {
      template: chosen('template'),
      folder: chosen('folder'),
      name: { text: { type: 'plain_text_input', value: name } },
    });
  };
  const told = async (userId: string, words: string): Promise<PeerMessage> => {
    const look = async () =>
      (await stage.slack.messages(workspace.channel)).find(
        ({ text, ephemeral_to: to }) => to === userId && text.includes(words),
      );
    await expect.poll(look, { timeout }).toBeDefined();
    return (await look()) as PeerMessage;
  };
  const named = async (name: string) => {
    const found = [];
    for await (const entry of bot.app.get(entries).list({ name })) found.push(entry);
    return found;
  };

  it('is made once from the template, by the person, with who asked in it and in the trail', async () => {
    const offered = await open(ada.id);
    const before = calls(stage.lab, 'createEntry');
    // Its answer is lost.
    stage.lab.control.failNext({ operationId: 'createEntry', reset: true, times: 1 });

    await submit(ada.id, 'Growth of <S. cerevisiae>');

    const answer = await told(ada.id, 'Growth of');
    const [entry, second] = await named('Growth of <S. cerevisiae>');
    const id = correlationOf(answer);
    expect(offered).toEqual(['Colony PCR', 'Growth curve', 'Minutes', 'Lab']);
    expect(wordsOf(answer)).toContain(`<${entry?.webURL}|Growth of &lt;S. cerevisiae&gt;>`);
    expect([entry?.folderId, entry?.authors?.map(({ id: one }) => one)]).toEqual([
      shelf.folderId,
      [stage.lab.users.ada],
    ]);
    expect(entry?.customFields?.['Asked by']?.value).toBe(`Ada Lovelace (ada@lab.example) in Slack, ${id}`);
    expect([second, calls(stage.lab, 'createEntry') - before]).toEqual([undefined, 1]);
    expect((await trailOf(bot, id)).at(-1)).toMatchObject({
      action: 'entry.make',
      actor: { kind: 'user', id: `slack:${ada.id}` },
      targets: [entry?.id],
    });
  });

  it('offers the templates that are called as the command says, and says so when there is none', async () => {
    const offered = await open(ada.id, 'pcr');
    await stage.slack.command(ada.id, '/benchling', 'new entry nonesuch');

    const words = async () => JSON.stringify((await stage.slack.modal())?.blocks);
    expect(offered).toEqual(['Colony PCR', 'Lab']);
    await expect.poll(words, { timeout }).toContain('I see no template in Benchling called “nonesuch”.');
  });

  it('is not made without a name, nor for somebody who may not write there, who is told what is missing', async () => {
    await open(cy.id);

    await submit(cy.id, '  ');
    await expect.poll(() => stage.slack.modalErrors(), { timeout }).toEqual({ name: 'The entry needs a name.' });
    await submit(cy.id, 'Not mine');

    const refused = await told(cy.id, 'may not');
    expect(refused.text).toContain('they have Read there and need Write');
    expect(await named('Not mine')).toEqual([]);
  });
});
