import { audit, type AuditRecord } from '@ligase/plugin-auditing/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buttonsOf, watch } from './harness/cards.ts';
import { noSlack, workspace } from './harness/slack-peer.ts';
import { startStage, type Stage } from './harness/start-all.ts';
import { startBot, type RunningBot } from './harness/start-bot.ts';

const { ada, bo, cy, eve } = workspace.users;
const timeout = 20_000;

describe.skipIf(noSlack !== undefined)('the home tab', { timeout: 60_000 }, () => {
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

  /** All that somebody's tab says, its small print included. */
  const tab = async (userId: string): Promise<string> => JSON.stringify((await stage.slack.home(userId))?.blocks ?? []);

  it("shows a person their own tasks and reviews with links into Benchling, and nobody else's", async () => {
    const { lab } = stage;
    const mine = await lab.makeTask({ assigneeId: lab.users.bo, scheduledOn: '2020-01-01' });
    const other = await lab.makeTask({ assigneeId: lab.users.cy });
    const entry = await lab.makeEntry('Minipreps & digests');
    lab.control.setEntryReview({ entryId: entry.id, status: 'NEEDS_REVIEW', reviewerIds: [lab.users.bo] });

    await stage.slack.openHome(bo.id);

    await expect.poll(() => tab(bo.id), { timeout }).toContain(mine.displayId);
    const shown = await tab(bo.id);
    expect(shown).toContain(`<${mine.webURL}|Purchase ${mine.displayId}>, This week, *overdue since 2020-01-01*`);
    expect(shown).toContain(`<${entry.webURL}|Minipreps &amp; digests>`);
    expect(shown).not.toContain(other.displayId);
    const [, correlationId = ''] = /slack-bot · `([^`]+)`/u.exec(shown) ?? [];
    const records: AuditRecord[] = [];
    for await (const one of bot.app.get(audit).trail({ correlationId })) records.push(one);
    expect(records).toMatchObject([
      { action: 'person.identify', targets: [`slack:${bo.id}`, lab.users.bo, bo.email] },
      {
        action: 'home.show',
        actor: { kind: 'user', id: `slack:${bo.id}` },
        targets: [`slack:${bo.id}`, lab.users.bo],
      },
    ]);
  });

  it('is written anew when its person has approved a task', async () => {
    const task = await stage.lab.makeTask({ assigneeId: stage.lab.users.ada });
    const card = await watch(stage.slack).card(ada.id, task.displayId, (message) => buttonsOf(message).length > 0);
    await stage.slack.openHome(ada.id);
    await expect.poll(() => tab(ada.id), { timeout }).toContain(task.displayId);

    await stage.slack.press(card, ada.id, 'task.approve');

    await expect.poll(() => tab(ada.id), { timeout }).not.toContain(task.displayId);
  });

  it('tells somebody whom Benchling does not know why it is empty', async () => {
    await stage.slack.openHome(eve.id);

    await expect
      .poll(() => tab(eve.id), { timeout })
      .toContain('I see nobody in Benchling with the address eve@elsewhere');
  });

  it('says that Benchling does not answer when it is down, and shows all once it does', async () => {
    const task = await stage.lab.makeTask({ assigneeId: stage.lab.users.cy });
    stage.lab.control.failNext({ operationId: 'listWorkflowTasks', status: 503, times: 1_000 });

    await stage.slack.openHome(cy.id);
    await expect.poll(() => tab(cy.id), { timeout }).toContain('Benchling does not answer at the moment');
    stage.lab.control.clearFaults();
    await stage.slack.openHome(cy.id);

    await expect.poll(() => tab(cy.id), { timeout }).toContain(task.displayId);
  });

  it('tells a person whose account is suspended so', async () => {
    stage.lab.control.suspendUser({ userId: stage.lab.users.cy, isSuspended: true });

    await stage.slack.openHome(cy.id);

    await expect.poll(() => tab(cy.id), { timeout }).toContain('is suspended in Benchling');
  });
});
