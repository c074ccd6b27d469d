import { audit, type AuditRecord } from '@ligase/plugin-auditing/contract';
import { workflows } from '@ligase/workflows';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { correlationOf, wordsOf } from './harness/cards.ts';
import { noSlack, workspace, type PeerMessage } from './harness/slack-peer.ts';
import { startStage, type Stage } from './harness/start-all.ts';
import { startBot, type RunningBot } from './harness/start-bot.ts';

const timeout = 20_000;

describe.skipIf(noSlack !== undefined)('a result that is out of its range', { timeout: 60_000 }, () => {
  let stage: Stage;
  let bot: RunningBot;
  beforeAll(async () => {
    stage = await startStage();
    bot = await startBot({ access: stage.lab.access, slackUrl: stage.toSlack.url });
    stage.toBot.setTarget(bot.url);
  }, 60_000);
  beforeEach(({ onTestFailed }) => onTestFailed(() => console.error(bot.log.slice(-20).join('\n'))));
  afterAll(async () => {
    await bot[Symbol.asyncDispose]();
    await stage[Symbol.asyncDispose]();
  });

  const told = async (sample: string): Promise<readonly PeerMessage[]> =>
    (await stage.slack.messages(workspace.channel)).filter((message) => wordsOf(message).includes(sample));
  const look = async (): Promise<string | undefined> => {
    const engine = bot.app.get(workflows);
    return (await engine.outcome(await engine.start('watch-results', {}), { timeoutMs: timeout }))?.status;
  };

  it('is told in its channel when its run changes, with the run, and once although a poll finds it, too', async () => {
    const runId = await stage.lab.makeRun();
    await stage.lab.measure('S-low', { Yield: 1.2, Run: runId });
    await stage.lab.measure('S-good', { Yield: 40, Run: runId });

    await stage.lab.changeRun(runId, 'All read');

    await expect.poll(() => told('S-low'), { timeout }).toHaveLength(1);
    expect([await look(), await look()]).toEqual(['succeeded', 'succeeded']);
    const [message, ...more] = await told('S-low');
    expect([more, await told('S-good')]).toEqual([[], []]);
    expect(message?.text).toBe('Concentration: Yield is 1.2 ng/uL, below 5 ng/uL');
    expect(wordsOf(message)).toContain(`Miniprep ${runId}`);
    expect(wordsOf(message).split(runId)).toHaveLength(2);
    const records: AuditRecord[] = [];
    for await (const one of bot.app.get(audit).trail({ correlationId: correlationOf(message) })) records.push(one);
    expect(records).toMatchObject([
      { action: 'result.alert', targets: [expect.any(String), runId, `slack:${workspace.channel}`] },
    ]);
  });

  it('is told when no run is told of, once, also when Slack fails at it at first', async () => {
    await stage.lab.measure('S-lone', { Yield: 2 });
    stage.toSlack.fail({ path: 'chat.postMessage', answer: 'lost' });

    const outcomes = [await look(), await look()];

    expect(outcomes).toEqual(['succeeded', 'succeeded']);
    expect(await told('S-lone')).toHaveLength(1);
  });

  it('is told later when the bot could not tell it, and does not keep back the others', async () => {
    await stage.lab.measure('S-one', { Yield: 3 });
    await stage.lab.measure('S-two', { Yield: 4 });
    stage.toSlack.fail({ path: 'chat.postMessage', status: 400, times: 1 });

    const first = await look();
    const before = [(await told('S-one')).length, (await told('S-two')).length];
    const second = await look();

    expect([first, second]).toEqual(['failed', 'succeeded']);
    expect(before.reduce((sum, count) => sum + count)).toBe(1);
    expect([(await told('S-one')).length, (await told('S-two')).length]).toEqual([1, 1]);
  });
});
