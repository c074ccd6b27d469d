import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { doctor } from '../src/doctor/doctor.ts';
import { readBotSettings } from '../src/settings.ts';
import { noSlack, workspace } from './harness/slack-peer.ts';
import { startStage, type Stage } from './harness/start-all.ts';
import { botEnvironment } from './harness/start-bot.ts';

describe.skipIf(noSlack !== undefined)('the doctor', { timeout: 60_000 }, () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage();
  }, 60_000);
  afterAll(() => stage[Symbol.asyncDispose]());

  /** What the doctor says of a bot that is set up right, but for some settings. */
  const examine = async (changes: Readonly<Record<string, string>> = {}) => {
    const right = botEnvironment({ access: stage.lab.access, slackUrl: stage.toSlack.url });
    const lines: string[] = [];
    const isWell = await doctor(readBotSettings({ ...right, ...changes }), (line) => void lines.push(line));
    return { isWell, lines, wrong: lines.filter((line) => line.startsWith('WRONG')) };
  };

  it('finds nothing wrong with a bot that is set up as the guide says', async () => {
    const { isWell, lines } = await examine();

    expect(lines).toEqual([
      "ok    step 1: Slack's way in is by requests; the signing secret looks like one",
      expect.stringMatching(
        /^ok {4}step 2: the Slack app is in the workspace Lab .*; its scopes are not told by this Slack$/u,
      ),
      expect.stringMatching(/^ok {4}step 3: the Benchling app is Slack bot \(app_/u),
      expect.stringMatching(/^ok {4}step 3: Benchling's webhooks can be verified with the keys of appdef_/u),
      "ok    step 4: the Benchling app's access is to Purchases, Registry; it is in Lab",
      'ok    step 5: the configuration has Purchases',
      'ok    step 5: the ranges of results are Good yield',
      `ok    step 2: the channels ${workspace.channel} have the bot in them`,
      'ok    step 6: the store pglite:memory opens',
    ]);
    expect(isWell).toBe(true);
  });

  it('says of each thing that is wrong in which step, and what to do', async () => {
    const { isWell, wrong } = await examine({
      SLACK_BOT_SLACK_SIGNING_SECRET: 'xoxb-pasted-in-the-wrong-place',
      SLACK_BOT_BENCHLING_CLIENT_SECRET: 'mistyped',
      SLACK_BOT_BENCHLING_APP_DEFINITION_ID: 'appdef_Nobody00',
      SLACK_BOT_STORE: 'postgres://bot:pass-of-the-store@127.0.0.1:1/bot',
    });

    expect(isWell).toBe(false);
    expect(wrong.map((line) => line.slice(0, 14))).toEqual([
      'WRONG step 1: ',
      'WRONG step 3: ',
      'WRONG step 3: ',
      'WRONG step 4: ',
      'WRONG step 5: ',
      'WRONG step 5: ',
      'WRONG step 2: ',
      'WRONG step 6: ',
    ]);
    expect(wrong[0]).toContain('32 hexadecimal digits');
    expect(wrong[2]).toContain('appdef_Nobody00');
    expect(wrong.join('\n')).not.toMatch(/xoxb-pasted|mistyped|pass-of-the-store/u);
  });

  it('finds a range of a field that results do not have', async () => {
    const { control, access } = stage.lab;
    const path = ['Ranges', 'Good yield', 'Field'];
    control.setAppConfiguration({ appId: access.appId, items: [{ path, value: 'Yeild' }] });

    const { wrong } = await examine();
    control.setAppConfiguration({ appId: access.appId, items: [{ path, value: 'Yield' }] });

    expect(wrong).toEqual([
      'WRONG step 5: the ranges of results. Good yield: results of Concentration have no field "Yeild", but Sample, Yield, Run. Mend the row in Benchling.',
    ]);
  });

  it('finds a row of the configuration that names a field which tasks do not have', async () => {
    const { control, access } = stage.lab;
    const path = ['Approvals', 'Purchases', 'Reason field'];
    control.setAppConfiguration({ appId: access.appId, items: [{ path, value: 'Raeson' }] });

    const { wrong } = await examine();
    control.setAppConfiguration({ appId: access.appId, items: [{ path, value: 'Reason' }] });

    expect(wrong).toEqual([
      'WRONG step 5: the configuration. Purchases: tasks of Purchase have no field "Raeson", but Item, Answered by, Reason. Mend the row in Benchling.',
    ]);
  });
});
