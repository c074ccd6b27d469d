import { workflows } from '@ligase/workflows';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { trailOf } from './harness/cards.ts';
import { fillShelf, type Shelf } from './harness/shelf.ts';
import { signedRequest } from './harness/signed-request.ts';
import { noSlack, workspace } from './harness/slack-peer.ts';
import { startStage, type Stage } from './harness/start-all.ts';
import { startBot, type RunningBot } from './harness/start-bot.ts';
import { startUnfurlStandIn, type UnfurlStandIn } from './harness/unfurl-stand-in.ts';

const { ada, eve } = workspace.users;
const timeout = 20_000;

describe.skipIf(noSlack !== undefined)(
  'a link into Benchling that somebody writes in Slack',
  { timeout: 60_000 },
  () => {
    let stage: Stage;
    let shelf: Shelf;
    let bot: RunningBot;
    let standIn: UnfurlStandIn;
    beforeAll(async () => {
      stage = await startStage();
      shelf = await fillShelf(stage.lab);
      standIn = await startUnfurlStandIn(stage.slack.url);
      stage.toSlack.setTarget(standIn.url);
      bot = await startBot({ access: stage.lab.access, slackUrl: stage.toSlack.url });
      stage.toBot.setTarget(bot.url);
    }, 60_000);
    beforeEach(({ onTestFailed }) => onTestFailed(() => console.error(bot.log.slice(-20).join('\n'))));
    afterAll(async () => {
      for (const one of [bot, shelf, standIn, stage]) await one[Symbol.asyncDispose]();
    });

    let count = 0;
    /** Writes links, waits until the bot is done with them, and gives what it showed. */
    const write = async (links: readonly string[], changes: object = {}) => {
      const eventId = `Ev${(count += 1)}`;
      const before = standIn.sent.length;
      const event = {
        type: 'link_shared',
        channel: workspace.channel,
        user: ada.id,
        message_ts: '1700000000.000100',
        links: links.map((url) => ({ domain: new URL(url).hostname, url })),
        ...changes,
      };
      expect(await signedRequest(bot.url, { type: 'event_callback', team_id: 'T0LAB', event_id: eventId, event })).toBe(
        200,
      );
      const run = async () =>
        (await bot.app.get(workflows).list({ workflow: 'preview-links' })).find(
          ({ correlationId }) => correlationId === eventId,
        )?.status;
      await expect.poll(run, { timeout }).toBe('succeeded');
      return { eventId, sent: standIn.sent.slice(before) };
    };

    it('has a card below it in an open channel, and the trail says who was shown what', async () => {
      const { puc19 } = shelf;

      const { eventId, sent } = await write([puc19.url, `${puc19.url}?a=1&amp;b=2`]);

      expect(sent.map(({ channel, ts, unfurls }) => [channel, ts, Object.keys(unfurls).length])).toEqual([
        [workspace.channel, '1700000000.000100', 2],
      ]);
      const words = JSON.stringify(sent[0]?.unfurls[puc19.url]);
      expect(words).toContain('pUC19');
      expect(words).toContain(eventId);
      expect((await trailOf(bot, eventId)).at(-1)).toMatchObject({ action: 'item.show', targets: [puc19.id] });
    });

    it('has none in a channel that is not open, nor while it is written, when that could become any channel', async () => {
      const elsewhere = await write([shelf.puc19.url], { channel: 'C0OTHER' });
      const composing = await write([shelf.puc19.url], {
        channel: 'COMPOSER',
        message_ts: 'U0ADA-1',
        unfurl_id: 'U0ADA-1',
        source: 'composer',
      });

      expect([...elsewhere.sent, ...composing.sent]).toEqual([]);
    });

    it('has none when whoever wrote it may not read what it leads to, or is unknown, or it leads to another tenant', async () => {
      const foreign = shelf.puc19.url.replace('127.0.0.1', '127.0.0.2');

      const hidden = await write([shelf.hidden.url]);
      const byEve = await write([shelf.puc19.url], { user: eve.id });
      const elsewhere = await write([foreign, 'https://example.com/seq_abc123']);

      expect([...hidden.sent, ...byEve.sent, ...elsewhere.sent]).toEqual([]);
    });

    it('has one while it is written, where an admin has opened that', async () => {
      const { control, access } = stage.lab;
      const path = ['Open channels', 'While writing', 'Slack channel'];
      control.setAppConfiguration({ appId: access.appId, items: [{ path, value: 'COMPOSER' }] });
      const composing = { channel: 'COMPOSER', message_ts: 'U0ADA-2', unfurl_id: 'U0ADA-2', source: 'composer' };

      const look = async () => (await write([shelf.puc19.url], composing)).sent;

      await expect.poll(look, { timeout }).toMatchObject([{ unfurl_id: 'U0ADA-2', source: 'composer' }]);
    });
  },
);
