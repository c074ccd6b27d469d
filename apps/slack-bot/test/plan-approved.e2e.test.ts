import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { clientCredentials, createApp, createLogger } from '@ligase/core';
import { tasks, tasksPlugin } from '@ligase/plugin-tasks';
import { controlClient } from '@ligase/tenant/client';
import { expect, it, onTestFailed, onTestFinished } from 'vitest';
import { buttonsOf, correlationOf, trailOf, watch, wordsOf } from './harness/cards.ts';
import { startFaultProxy } from './harness/fault-proxy.ts';
import { noSlack, startSlackPeer, workspace } from './harness/slack-peer.ts';
import { startBot } from './harness/start-bot.ts';

const { ada } = workspace.users;
const timeout = 60_000;
const root = join(import.meta.dirname, '../../..');

/** The liquid handler's demo: a lab with another app, which plans a task and waits for somebody, whoever that is, to approve it. */
async function anotherAppsLab(): Promise<{
  readonly url: string;
  readonly adminKey: string;
  readonly displayId: string;
}> {
  const demo = join(root, 'apps/liquid-handler/test/demo/main.ts');
  const child = spawn(process.execPath, ['--conditions=@ligase/source', demo], { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(async () => {
    const dead = once(child, 'exit');
    child.kill('SIGKILL');
    await dead;
  });
  let said = '';
  for await (const line of createInterface({ input: child.stdout })) {
    said += `${line}\n`;
    const [, url = '', adminKey = ''] = /Benchling\s+(http\S+)\/console\/#key=(\S+)/u.exec(said) ?? [];
    const [, displayId] = /Task (\S+) waits/u.exec(said) ?? [];
    if (displayId !== undefined) return { url, adminKey, displayId };
  }
  throw new Error(`The demo ended:\n${said}`);
}

it.skipIf(noSlack !== undefined)(
  'the plan of another app is approved in Slack, of which neither knows: the task in Benchling is all that they share',
  { timeout: 2 * timeout },
  async () => {
    const { url, adminKey, displayId } = await anotherAppsLab();
    const control = controlClient({ url, adminKey });
    const toBot = await startFaultProxy();
    onTestFinished(() => toBot[Symbol.asyncDispose]());
    const slack = await startSlackPeer({ requestUrl: `${toBot.url}/slack/events` });
    onTestFinished(() => slack[Symbol.asyncDispose]());
    // The bot comes to a lab that is at work, and is told of one kind of task.
    const manifest = readFileSync(join(import.meta.dirname, '../manifests/benchling.yaml'), 'utf8');
    const webhookUrl = `${toBot.url}/benchling`;
    const { definition, app } = await control.createAppFromManifest({ manifest, isInstalled: true, webhookUrl });
    const appId = app?.id ?? '';
    const credential = await control.generateAppSecret({ appId });
    for (const { id: resourceId } of [...(await control.listProjects()), ...(await control.listRegistries())])
      await control.grantAccess({ resourceId, collaboratorId: appId, policy: 'Write' });
    for (const { id: groupId } of await control.listOrganizations())
      await control.setMembership({ groupId, memberId: appId });
    const desk = await createApp({
      name: 'desk',
      tenant: url,
      auth: clientCredentials(credential),
      plugins: [tasksPlugin()],
      logger: createLogger({ level: 'silent' }),
    });
    onTestFinished(() => desk.stop());
    const service = desk.get(tasks);
    const byDisplayId = async () => {
      for await (const task of service.list({ displayIds: [displayId] })) return task;
      throw new Error(`There is no task ${displayId}`);
    };
    const waiting = await byDisplayId();
    const { statusLifecycle } = await service.schemas.get(waiting.schema.id);
    const statusId = (name: string): string =>
      statusLifecycle.statuses.find(({ displayName }) => displayName === name)?.id ?? '';
    const row = (item: string, value: string) => ({ path: ['Approvals', 'Plans', item], value });
    await control.setAppConfiguration({
      appId,
      items: [
        row('Task schema', waiting.schema.id),
        row('Approved status', statusId('Approved')),
        row('Declined status', statusId('Refused')),
        row('Asked by field', 'Answered by'),
        row('Slack channel', workspace.channel),
      ],
    });
    const access = { url, appId, appDefinitionId: definition.id, ...credential };
    await using bot = await startBot({ access, slackUrl: slack.url });
    onTestFailed(() => console.error(bot.log.slice(-20).join('\n')));
    toBot.setTarget(bot.url);
    const adaInBenchling = (await control.listUsers()).find(({ email }) => email === ada.email);

    await service.update(waiting.id, { assigneeId: adaInBenchling?.id ?? '' });
    const card = await watch(slack).card(ada.id, displayId, (message) => buttonsOf(message).length > 0);
    await slack.press(card, ada.id, 'task.approve');
    const approved = await watch(slack).card(ada.id, displayId, (message) =>
      correlationOf(message).startsWith('click-'),
    );
    const trail = await trailOf(bot, correlationOf(approved));
    const done = await watch(slack).card(ada.id, displayId, (message) => message.text.endsWith(': Done'));

    const after = await byDisplayId();
    expect(after.status.displayName).toBe('Done');
    expect(after.fields['Answered by']?.displayValue).toContain('Ada Lovelace (ada@lab.example) in Slack, click-');
    expect(after.fields['Outcome']?.displayValue).toContain('transfers');
    expect(done.ts).toBe(card.ts);
    expect(wordsOf(done)).not.toContain('task.approve');
    expect(trail.map(({ action }) => action)).toContain('workflow-task.update');
    // Benchling's own log has each of them by its name: who let it begin, and who did it.
    const moves = (await control.listAuditLog({ itemId: waiting.id })).map(({ clientName }) => clientName);
    expect(new Set(moves)).toEqual(new Set(['Slack bot', 'Liquid handler', 'Sample desk']));
  },
);
