import { audit, type AuditRecord } from '@ligase/plugin-auditing/contract';
import { workflows } from '@ligase/workflows';
import { expect, it, onTestFailed, onTestFinished } from 'vitest';
import { correlationOf, watch, wordsOf } from './harness/cards.ts';
import { noSlack, workspace } from './harness/slack-peer.ts';
import { startStage } from './harness/start-all.ts';
import { startBot } from './harness/start-bot.ts';

const { ada, bo, cy } = workspace.users;
const timeout = 20_000;

it.skipIf(noSlack !== undefined)(
  'each person is told once a day what is due and whose review they are asked for, and nobody who has nothing',
  { timeout: 60_000 },
  async () => {
    const stage = await startStage();
    onTestFinished(() => stage[Symbol.asyncDispose]());
    const { lab } = stage;
    const due = await lab.makeTask({ assigneeId: lab.users.ada, scheduledOn: '2026-03-02' });
    const overdue = await lab.makeTask({ assigneeId: lab.users.ada, scheduledOn: '2026-02-27' });
    const later = await lab.makeTask({ assigneeId: lab.users.cy, scheduledOn: '2026-03-03' });
    const done = await lab.makeTask({ assigneeId: lab.users.cy, scheduledOn: '2026-03-01' });
    await lab.tasks.move(done.id, 'Approved');
    const stranger = lab.makeStranger('Dee Distant');
    const [open, secret] = [await lab.makeEntry('Growth curve'), await lab.makeEntry('Secret', lab.hiddenFolder())];
    for (const { id: entryId } of [open, secret])
      lab.control.setEntryReview({
        entryId,
        status: 'NEEDS_REVIEW',
        reviewerIds: [lab.users.bo, stranger],
      });
    await using bot = await startBot({ access: lab.access, slackUrl: stage.toSlack.url });
    onTestFailed(() => console.error(bot.log.slice(-20).join('\n')));
    const seen = watch(stage.slack);
    const engine = bot.app.get(workflows);
    const send = async (day: string): Promise<readonly unknown[]> => {
      const outcome = await engine.outcome(await engine.start('send-digests', { day }), { timeoutMs: timeout });
      const children = async () =>
        (await engine.list({ workflow: 'send-digest' })).filter(({ status }) => status !== 'succeeded');
      await expect.poll(children, { timeout }).toEqual([]);
      return [outcome?.status];
    };

    const outcomes = [await send('2026-03-02'), await send('2026-03-02')];

    expect(outcomes.flat()).toEqual(['succeeded', 'succeeded']);
    const adas = await seen.about(ada.id, 'Waiting for you');
    const bos = await seen.about(bo.id, 'Waiting for you');
    expect([adas.length, bos.length, (await seen.about(cy.id, 'Waiting')).length]).toEqual([1, 1, 0]);
    expect(adas[0]?.text).toBe('Waiting for you today: 2 tasks');
    const words = wordsOf(adas[0]);
    expect(words).toContain(`${overdue.displayId}>, This week, *overdue since 2026-02-27*`);
    expect(words).toContain(`${due.displayId}>, This week, *due today*`);
    expect(words.indexOf(overdue.displayId)).toBeLessThan(words.indexOf(due.displayId));
    expect(words).not.toContain(later.displayId);
    expect(bos[0]?.text).toBe('Waiting for you today: 1 review and 1 thing that I may not name');
    expect(wordsOf(bos[0])).toContain('Growth curve');
    expect(wordsOf(bos[0])).not.toContain('Secret');
    const records: AuditRecord[] = [];
    for await (const one of bot.app.get(audit).trail({ correlationId: correlationOf(adas[0]) })) records.push(one);
    expect(
      records.filter(({ action, targets }) => action === 'digest.send' && targets.includes(`slack:${ada.id}`)),
    ).toHaveLength(1);

    await send('2026-03-03');

    expect(await seen.about(ada.id, 'Waiting for you')).toHaveLength(2);
  },
);
