import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { benchling, clientCredentials, createApp, createLogger } from '@ligase/core';
import { tasks, tasksPlugin, type TaskOutput } from '@ligase/plugin-tasks';
import { startTenant, type CanvasView } from '@ligase/tenant';
import { describe, expect, it, onTestFinished } from 'vitest';

const timeout = 120_000;
const manifest = `manifestVersion: 1
info: { name: Task canvas, version: 1.0.0 }
features:
  - { id: panel, name: Transfer, type: CANVAS, locations: [ENTRY] }
subscriptions:
  deliveryMethod: WEBHOOK
  messages: [{ type: v2.canvas.created }, { type: v2.canvas.userInteracted }]
`;

/** A tenant with a task and a canvas that shows the form; what people press in it, and what came of it. */
async function startLab() {
  const tenant = await startTenant({ settings: { limits: { enabled: false } } });
  onTestFinished(() => tenant.close());
  const { control } = tenant;
  const { definition, app } = control.createAppFromManifest({ manifest, isInstalled: true });
  const appId = app?.id ?? '';
  const { id: registryId } = control.createRegistry({ name: 'Registry' });
  const { id: projectId, folderId } = control.createProject({ name: 'Lab' });
  for (const resourceId of [registryId, projectId])
    control.grantAccess({ resourceId, collaboratorId: appId, policy: 'Write' });
  const { id: schemaId } = control.createSchema({
    registryId,
    name: 'Prep',
    type: 'workflow_task',
    prefix: 'T',
    fields: [{ name: 'Claimed by', type: 'text' }],
    settings: {
      taskGroupPrefix: 'PREP',
      outputFields: [
        { name: 'Well', type: 'text', isRequired: true },
        { name: 'Volume', type: 'float' },
      ],
    },
  });
  const credential = control.generateAppSecret({ appId });
  // The test looks and prepares under the app's own name.
  const bench = await createApp({
    name: 'bench',
    tenant: tenant.url,
    auth: clientCredentials(credential),
    plugins: [tasksPlugin()],
    logger: createLogger({ level: 'silent' }),
  });
  onTestFinished(() => bench.stop());
  const [service, api] = [bench.get(tasks), bench.get(benchling)];
  const { tasks: made } = await service.groups.create({ schemaId, folderId, name: 'Monday', tasks: [{}] });
  const task = made[0]?.ok === true ? made[0].value : undefined;
  const entry = await api.request('POST /entries', { body: { name: 'Run 42', folderId } });
  let canvasId = '';
  const shown = (): CanvasView => control.getCanvas({ canvasId });
  return {
    control,
    shown,
    /** Somebody puts a canvas in an entry, and waits for the form. */
    async open() {
      canvasId = control.openCanvas({ appId, featureId: 'panel', resourceId: entry.id ?? '' }).canvas?.id ?? '';
      await expect.poll(() => shown().enabled, { timeout }).toBe(true);
    },
    displayId: task?.displayId ?? '',
    task: () => service.get(task?.id ?? ''),
    outputs: async () => {
      const found: TaskOutput[] = [];
      for await (const output of service.outputs.list({ taskIds: [task?.id ?? ''] })) found.push(output);
      return found
        .toSorted((a, b) => a.displayId.localeCompare(b.displayId))
        .map(({ fields }) => [fields['Well']?.value, fields['Volume']?.value]);
    },
    press(inputs: { readonly task: string; readonly worklist: string }) {
      const data64 = Buffer.from(inputs.worklist).toString('base64');
      const { id } = control.uploadFile({ name: 'plate.csv', data64 });
      const written = { task: inputs.task, robot: 'Echo', worklist: [id] };
      control.pressCanvasButton({ canvasId, buttonId: 'start', inputs: written });
    },
    /** Starts the app as a process of its own, and lets Benchling know where it is. */
    async startApp(store: string) {
      const child = spawn(process.execPath, ['--conditions=@ligase/source', join(import.meta.dirname, 'main.ts')], {
        env: {
          PATH: process.env['PATH'],
          HOME: process.env['HOME'],
          TASK_CANVAS_BENCHLING_URL: tenant.url,
          TASK_CANVAS_BENCHLING_CLIENT_ID: credential.clientId,
          TASK_CANVAS_BENCHLING_CLIENT_SECRET: credential.clientSecret,
          TASK_CANVAS_APP_DEFINITION_ID: definition.id,
          TASK_CANVAS_PORT: '0',
          TASK_CANVAS_STORE: store,
        },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const dead = new Promise<void>((resolve) => void child.once('exit', () => resolve()));
      const kill = async (): Promise<void> => {
        child.kill('SIGKILL');
        await dead;
      };
      onTestFinished(kill);
      const port = await new Promise<string>((resolve, reject) => {
        void dead.then(() => reject(new Error('The app did not start')));
        createInterface({ input: child.stdout }).on('line', (line) => {
          const [, found] = /"port":(\d+)/u.exec(line) ?? [];
          if (found !== undefined) resolve(found);
        });
      });
      control.updateAppDefinition({ definitionId: definition.id, webhookUrl: `http://127.0.0.1:${port}` });
      return { kill };
    },
  };
}

function newStore(): string {
  const folder = mkdtempSync(join(tmpdir(), 'task-canvas-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return `pglite:${folder}`;
}

describe('a canvas that starts a transfer', { timeout }, () => {
  it('posts every well once and completes the task, although the app is killed midway', async () => {
    const lab = await startLab();
    const store = newStore();
    const first = await lab.startApp(store);
    await lab.open();
    lab.control.failNext({ operationId: 'createWorkflowOutput', delayMs: 60_000 });

    lab.press({ task: lab.displayId, worklist: 'well,volume\nA1,5\nB1,2.5\nC1,1\n' });
    await expect.poll(lab.outputs, { timeout }).toEqual([['A1', 5]]);
    await first.kill();
    const midway = await lab.task();
    await lab.startApp(store);

    await expect.poll(() => lab.shown().enabled, { timeout }).toBe(true);
    expect(midway.status.statusType).toBe('IN_PROGRESS');
    expect((await lab.task()).status.statusType).toBe('COMPLETED');
    expect(await lab.outputs()).toEqual([
      ['A1', 5],
      ['B1', 2.5],
      ['C1', 1],
    ]);
    expect(lab.shown().blocks.at(-1)).toMatchObject({
      text: 'Echo is done: 3 wells',
      enabled: false,
    });
  });

  it('tells the person what is wrong with the worklist, and leaves the task alone', async () => {
    const lab = await startLab();
    await lab.startApp(newStore());
    await lab.open();

    lab.press({ task: lab.displayId, worklist: 'well,volume\nA1,5\nZ9,much\n' });

    await expect
      .poll(() => lab.shown().session?.messages, { timeout })
      .toEqual([{ content: 'Line 3 of the worklist is no "A1,5": "Z9,much".', style: 'ERROR' }]);
    expect(lab.shown().enabled).toBe(true);
    expect(await lab.outputs()).toEqual([]);
    expect((await lab.task()).status.statusType).toBe('PENDING');
  });
});
