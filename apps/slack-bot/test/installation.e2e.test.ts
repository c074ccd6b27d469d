import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { notice } from '../src/cards/notice.ts';
import { doctor } from '../src/doctor/doctor.ts';
import { readBotSettings } from '../src/settings.ts';
import { slack } from '@ligase/plugin-slack/contract';
import { installation } from '@ligase/plugin-slack';
import { startFaultProxy, type FaultProxy } from './harness/fault-proxy.ts';
import { startLab, type Lab } from './harness/lab.ts';
import { slackApp, startRuleSlack, type RuleSlack } from './harness/rule-slack.ts';
import { signedRequest } from './harness/signed-request.ts';
import { botEnvironment, startBot, type RunningBot } from './harness/start-bot.ts';

const stateSecret = 'a state secret that nobody can guess, for tests';

/** What a browser has after a visit. */
interface Visit {
  readonly status: number;
  readonly words: string;
  readonly cookie: string;
  readonly location: string;
}

describe('the installation of the Slack app by the bot itself', { timeout: 60_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'slack-installation-'));
  let toBot: FaultProxy;
  let toSlack: FaultProxy;
  let lab: Lab;
  let peer: RuleSlack;
  let bot: RunningBot;
  const options = () => ({
    access: lab.access,
    slackUrl: toSlack.url,
    store: `pglite:${folder}/store`,
    changes: {
      SLACK_BOT_SLACK_TOKEN: '',
      SLACK_BOT_SLACK_CLIENT_ID: slackApp.clientId,
      SLACK_BOT_SLACK_CLIENT_SECRET: slackApp.clientSecret,
      SLACK_BOT_SLACK_STATE_SECRET: stateSecret,
      SLACK_BOT_PUBLIC_URL: toBot.url,
    },
  });
  const start = async (): Promise<void> => {
    bot = await startBot(options());
    toBot.setTarget(bot.url);
  };
  beforeAll(async () => {
    [toBot, toSlack] = await Promise.all([startFaultProxy(), startFaultProxy()]);
    lab = await startLab({ webhookUrl: `${toBot.url}/benchling` });
    peer = await startRuleSlack({ redirectUrl: `${toBot.url}/slack/oauth_redirect` });
    toSlack.setTarget(peer.url);
    await start();
  }, 60_000);
  afterAll(async () => {
    for (const one of [bot, peer, lab, toBot, toSlack]) await one[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true });
  });

  const visit = async (url: string, cookie = ''): Promise<Visit> => {
    const response = await fetch(url, { redirect: 'manual', headers: { cookie } });
    return {
      status: response.status,
      words: await response.text(),
      cookie: response.headers.get('set-cookie')?.split(';', 1)[0] ?? '',
      location: response.headers.get('location') ?? '',
    };
  };
  const begin = () => visit(`${toBot.url}/slack/install`);
  const install = async (): Promise<Visit> => {
    const { location, cookie } = await begin();
    return await visit(await peer.allow(location), cookie);
  };
  const token = async (): Promise<string> => (await bot.app.get(installation).token()).reveal();
  const post = (words: string) => bot.app.get(slack).post({ channel: peer.channel }, notice(words), { key: words });
  const posted = async (): Promise<readonly string[]> => {
    const { messages } = (await peer.ask('conversations.history', { channel: peer.channel })) as {
      messages: { text: string }[];
    };
    return messages.map(({ text }) => text);
  };
  const tellRemoval = (type: string, eventId: string) =>
    signedRequest(bot.url, { type: 'event_callback', event_id: eventId, team_id: 'T1', event: { type } });
  /** Slack takes the bot's token no more, as it is after a removal; the peer knows no removal. */
  const refuseToken = () =>
    toSlack.fail({ path: 'auth.test', status: 200, body: { ok: false, error: 'token_revoked' } });

  it('is asked for in words while there is none', async () => {
    const posting = post('Too early');

    await expect(posting).rejects.toMatchObject({
      code: 'AUTH_TOKEN_REJECTED',
      message: expect.stringContaining(
        `not installed yet. Whoever may install apps in Slack opens ${toBot.url}/slack/install`,
      ),
    });
  });

  it('comes to nothing, and says why, when the state is forged, the code refused or the person says no', async () => {
    const { location, cookie } = await begin();
    const state = new URL(location).searchParams.get('state') ?? '';
    const back = (query: Readonly<Record<string, string>>, with_ = cookie) =>
      visit(`${toBot.url}/slack/oauth_redirect?${new URLSearchParams(query).toString()}`, with_);

    const pages = [
      await back({ error: 'access_denied', state }),
      await back({ code: 'guessed', state: 'forged' }, 'slack-app-oauth-state=forged'),
      await back({ code: 'guessed', state }, ''),
      await back({ code: 'guessed' }),
      await back({ code: '<script>', state }),
    ];

    expect(pages.map(({ status }) => status)).toEqual([403, 400, 400, 400, 400]);
    expect(pages[0]?.words).toContain('You did not allow it in Slack');
    for (const page of pages.slice(1, 4)) expect(page.words).toContain('within the last ten minutes');
    expect(pages[4]?.words).toContain('Slack does not take the code that it gave (invalid_code)');
    for (const { words } of pages) expect(words).not.toContain('<script>');
    await expect(token()).rejects.toMatchObject({ code: 'AUTH_TOKEN_REJECTED' });
  });

  it('says that it was Slack when Slack fails at the exchange of the code', async () => {
    const { location, cookie } = await begin();
    const back = await peer.allow(location);
    toSlack.fail({ path: 'oauth.v2.access', status: 503 });

    const page = await visit(back, cookie);

    expect([page.status, page.words]).toEqual([
      502,
      expect.stringContaining('Slack answered oauth.v2.access with 503'),
    ]);
    await expect(token()).rejects.toMatchObject({ code: 'AUTH_TOKEN_REJECTED' });
  });

  it('gives the bot its token, which is kept encrypted and outlives a restart', async () => {
    const { location } = await begin();
    const page = await install();
    await post('Installed');
    const before = await token();

    await bot[Symbol.asyncDispose]();
    const { log } = bot;
    await start();
    await post('Started again');

    expect(new URL(location).searchParams.get('scope')).toContain('chat:write,commands');
    expect([page.status, page.words]).toEqual([200, expect.stringContaining('The bot is in Lab now')]);
    expect(await posted()).toEqual(expect.arrayContaining(['Installed', 'Started again']));
    expect(await token()).toBe(before);
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
    const isKept = (words: string) => files.some((one) => readFileSync(join(one.parentPath, one.name)).includes(words));
    expect([isKept('slack-installation'), isKept(before)]).toEqual([true, false]);
    expect([before, slackApp.clientSecret, stateSecret].filter((secret) => log.join('\n').includes(secret))).toEqual(
      [],
    );
  });

  it('is looked at by the doctor, once the bot does not have its store open', async () => {
    const environment = botEnvironment(options());
    const lookAtSlack = async (store: string): Promise<string | undefined> => {
      const lines: string[] = [];
      await doctor(readBotSettings({ ...environment, SLACK_BOT_STORE: store }), (line) => void lines.push(line));
      return lines.find((line) => line.includes('the Slack app'));
    };

    const running = await lookAtSlack(options().store);
    const empty = await lookAtSlack('pglite:memory');
    await bot[Symbol.asyncDispose]();
    const stopped = await lookAtSlack(options().store);
    await start();

    expect(running).toContain('stop the bot to look at it');
    expect(empty).toContain(`opens ${toBot.url}/slack/install`);
    expect(stopped).toMatch(/^ok {4}step 2: the Slack app is in the workspace Lab/u);
  });

  it('takes another token when the app is installed again, at once', async () => {
    const before = await token();

    await install();
    await post('With another token');

    expect(await token()).not.toBe(before);
    expect(await posted()).toContain('With another token');
  });

  it.each(['app_uninstalled', 'tokens_revoked'])(
    'is over when Slack says %s and takes the token no more',
    async (type) => {
      await install();
      refuseToken();

      const status = await tellRemoval(type, `Ev-${type}`);

      expect(status).toBe(200);
      await expect(post('Too late')).rejects.toMatchObject({
        code: 'AUTH_TOKEN_REJECTED',
        message: expect.stringContaining(
          `taken out of the workspace Lab. Whoever may install apps in Slack opens ${toBot.url}`,
        ),
      });
      expect(bot.log.join('\n')).toContain('the Slack app was taken out of the workspace');
      expect((await install()).status).toBe(200);
      await post(`Back after ${type}`);
    },
  );

  it('is not over when Slack says so late, of an installation that another has followed', async () => {
    await install();

    const status = await tellRemoval('app_uninstalled', 'Ev-late');

    expect(status).toBe(200);
    await post('Still there');
  });
});
