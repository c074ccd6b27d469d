import type { Task } from '@ligase/plugin-tasks';
import { workflows } from '@ligase/workflows';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buttonsOf, calls, correlationOf, trailOf, watch, wordsOf } from './harness/cards.ts';
import { noSlack, workspace, type PeerMessage } from './harness/slack-peer.ts';
import { startStage, type Stage } from './harness/start-all.ts';
import { startBot, type RunningBot } from './harness/start-bot.ts';

const { ada, bo, cy, eve } = workspace.users;
const timeout = 20_000;

describe.skipIf(noSlack !== undefined)('a task that waits for approval', { timeout: 60_000 }, () => {
  let stage: Stage;
  let bot: RunningBot;
  let seen: ReturnType<typeof watch>;
  beforeAll(async () => {
    stage = await startStage();
    seen = watch(stage.slack);
    const whoMay = 'decline-task=bo@lab.example, @qa.lab.example';
    bot = await startBot({ access: stage.lab.access, slackUrl: stage.toSlack.url, whoMay });
    stage.toBot.setTarget(bot.url);
  }, 60_000);
  beforeEach(({ onTestFailed }) => onTestFailed(() => console.error(bot.log.slice(-20).join('\n'))));
  afterAll(async () => {
    await bot[Symbol.asyncDispose]();
    await stage[Symbol.asyncDispose]();
  });

  const isOpen = (message: PeerMessage): boolean => buttonsOf(message).length > 0;
  const isClosed = (message: PeerMessage): boolean => !isOpen(message);
  /** Benchling tells of the change as well: the last word is of the click. */
  const isAnswered = (message: PeerMessage): boolean => correlationOf(message).startsWith('click-');
  /** A task for somebody, and its card. */
  const shown = async (
    assigneeId = stage.lab.users.ada,
  ): Promise<{ readonly task: Task; readonly card: PeerMessage }> => {
    const task = await stage.lab.makeTask({ assigneeId, fields: { Item: 'Q5 polymerase' } });
    const { id = '' } = [ada, bo, cy].find(({ name }) => stage.lab.users[name] === assigneeId) ?? {};
    return { task, card: await seen.card(id, task.displayId, isOpen) };
  };
  const statusOf = async (task: Task): Promise<string> => (await stage.lab.tasks.get(task.id)).status.displayName;

  it('is approved by its assignee with a button, and every trace of it has the id in the small print', async () => {
    const { task, card } = await shown();

    await stage.slack.press(card, ada.id, 'task.approve');

    const done = await seen.card(ada.id, task.displayId, isAnswered);
    expect(done.ts).toBe(card.ts);
    expect(wordsOf(card)).toContain('Q5 polymerase');
    expect(wordsOf(done)).toContain('*Approved* by Ada Lovelace');
    const { status, fields } = await stage.lab.tasks.get(task.id);
    const id = correlationOf(done);
    expect(status.displayName).toBe('Approved');
    expect(fields['Answered by']?.value).toBe(`Ada Lovelace (ada@lab.example) in Slack, ${id}`);
    const actor = { kind: 'user', id: `slack:${ada.id}` };
    // The home tab is shown anew afterwards, under the same id.
    const trail = (await trailOf(bot, id)).filter(
      ({ outcome, workflow }) => outcome === 'succeeded' && workflow === 'answer-task',
    );
    expect(trail).toMatchObject([
      { action: 'person.identify', actor, targets: [`slack:${ada.id}`, stage.lab.users.ada, ada.email] },
      { action: 'workflow-task.update', actor, targets: [task.id] },
    ]);
  });

  it('is declined with a reason, which the form asks for until there is one', async () => {
    const { task, card } = await shown(stage.lab.users.bo);

    await stage.slack.press(card, bo.id, 'task.decline');
    const form = await stage.slack.modal();
    await stage.slack.submit(bo.id, { reason: { text: { type: 'plain_text_input', value: '  ' } } });
    await expect
      .poll(() => stage.slack.modalErrors(), { timeout })
      .toEqual({ reason: expect.stringContaining('Say why') });
    await stage.slack.submit(bo.id, { reason: { text: { type: 'plain_text_input', value: 'We have <three> left' } } });

    const done = await seen.card(bo.id, task.displayId, isClosed);
    expect(form?.title?.text).toBe('Decline task');
    expect(wordsOf(done)).toContain('*Declined* by Bo Berg');
    expect(wordsOf(done)).toContain('>We have &lt;three&gt; left');
    expect((await stage.lab.tasks.get(task.id)).fields['Reason']?.value).toBe('We have <three> left');
  });

  it('is approved once, however often the button is pressed', async () => {
    const { task, card } = await shown();
    const before = calls(stage.lab, 'updateWorkflowTask');

    await Promise.all(Array.from({ length: 5 }, () => stage.slack.press(card, ada.id, 'task.approve')));

    const done = await seen.card(ada.id, task.displayId, isAnswered);
    const id = correlationOf(done);
    const runs = await bot.app.get(workflows).list({ workflow: 'answer-task' });
    expect(runs.filter(({ correlationId }) => correlationId === id)).toHaveLength(1);
    expect(calls(stage.lab, 'updateWorkflowTask') - before).toBe(1);
  });

  it('loses its buttons when somebody answers it in Benchling, and a press that comes too late is told so', async () => {
    const { task, card } = await shown();

    await stage.lab.tasks.move(task.id, 'Declined');
    const done = await seen.card(ada.id, task.displayId, isClosed);
    await stage.slack.press(card, ada.id, 'task.approve');

    expect(wordsOf(done)).toContain('*Declined*');
    const told = await seen.toldAlone(ada.id, (text) => text.startsWith(task.displayId));
    expect(told).toBe(`${task.displayId} is Declined already: it was too late to approve it.`);
    expect(await statusOf(task)).toBe('Declined');
  });

  it('goes to whom it is assigned now, and the card of whoever had it says so', async () => {
    const { task } = await shown();

    await stage.lab.tasks.update(task.id, { assigneeId: stage.lab.users.bo });

    const theirs = await seen.card(bo.id, task.displayId, isOpen);
    const old = await seen.card(ada.id, task.displayId, isClosed);
    expect(wordsOf(theirs)).toContain('Bo Berg');
    expect(wordsOf(old)).toContain('assigned to *Bo Berg* now');
  });

  it('is not approved by somebody whom Benchling does not know, and can be approved by others afterwards', async () => {
    const task = await stage.lab.makeTask({});
    const look = async () =>
      (await stage.slack.messages(workspace.channel)).find(({ text }) => text.includes(task.displayId));
    await expect.poll(look, { timeout }).toBeDefined();
    const card = (await look()) as PeerMessage;

    await stage.slack.press(card, eve.id, 'task.approve');
    const told = async () =>
      (await stage.slack.messages(workspace.channel)).find(({ ephemeral_to: to }) => to === eve.id)?.text;
    await expect.poll(told, { timeout }).toContain('I see nobody in Benchling with the address eve@elsewhere.example');
    await expect.poll(async () => (await look())?.blocks, { timeout }).not.toEqual(card.blocks);
    const between = await statusOf(task);
    await stage.slack.press((await look()) as PeerMessage, ada.id, 'task.approve');

    await expect.poll(() => statusOf(task), { timeout }).toBe('Approved');
    expect(between).toBe('Requested');
  });

  it('is not approved by somebody who may not change it in Benchling, who is told what is missing', async () => {
    const { task, card } = await shown(stage.lab.users.cy);

    await stage.slack.press(card, cy.id, 'task.approve');

    const told = await seen.toldAlone(cy.id, (text) => text.includes('may not'));
    expect(told).toContain(`Cy Curie may not change "${task.displayId}"`);
    expect(told).toContain('they have Read there and need Write');
    expect(await statusOf(task)).toBe('Requested');
  });

  it('is not approved when the app itself may not, and the person is told which app lacks what', async () => {
    const { task, card } = await shown();
    const { projectId, access, control } = stage.lab;
    control.grantAccess({ resourceId: projectId, collaboratorId: access.appId, policy: 'Read' });

    await stage.slack.press(card, ada.id, 'task.approve');
    const told = await seen.toldAlone(ada.id, (text) => text.includes('could not'));
    control.grantAccess({ resourceId: projectId, collaboratorId: access.appId, policy: 'Write' });
    const status = await statusOf(task);
    const again = await seen.card(ada.id, task.displayId, (message) => wordsOf(message) !== wordsOf(card));
    await stage.slack.press(again, ada.id, 'task.approve');

    expect(told).toContain(`I could not approve: The app "slack-bot" may not change ${task.id}`);
    expect(told).toContain('at least WRITE');
    expect(status).toBe('Requested');
    await expect.poll(() => statusOf(task), { timeout }).toBe('Approved');
  });

  it('is not declined by somebody whom the rules leave out, who is told which rule', async () => {
    const { task, card } = await shown();

    await stage.slack.press(card, ada.id, 'task.decline');
    await stage.slack.submit(ada.id, { reason: { text: { type: 'plain_text_input', value: 'No' } } });

    const told = await seen.toldAlone(ada.id, (text) => text.includes('SLACK_BOT_WHO_MAY'));
    expect(told).toContain(`You are not among those who may decline task (${task.displayId})`);
    expect(await statusOf(task)).toBe('Requested');
  });

  it('stays as it is while Benchling is down, and the person is told so', async () => {
    const { task, card } = await shown();
    stage.lab.control.failNext({ operationId: 'getWorkflowTask', status: 503, times: 1_000 });

    await stage.slack.press(card, ada.id, 'task.approve');
    const told = await seen.toldAlone(ada.id, (text) => text.includes('does not answer'));
    stage.lab.control.clearFaults();
    const status = await statusOf(task);
    const again = await seen.card(ada.id, task.displayId, (message) => wordsOf(message) !== wordsOf(card));
    await stage.slack.press(again, ada.id, 'task.approve');

    expect(told).toBe(
      'Benchling does not answer at the moment, so I could not approve. Nothing was changed; try again in a few minutes.',
    );
    expect(status).toBe('Requested');
    await expect.poll(() => statusOf(task), { timeout }).toBe('Approved');
  });

  it('is approved although Benchling fails at it at first', async () => {
    const { task, card } = await shown();
    stage.lab.control.failNext({ operationId: 'updateWorkflowTask', status: 503, times: 1 });

    await stage.slack.press(card, ada.id, 'task.approve');

    const done = await seen.card(ada.id, task.displayId, isAnswered);
    expect(wordsOf(done)).toContain('*Approved* by Ada Lovelace');
  });
});
