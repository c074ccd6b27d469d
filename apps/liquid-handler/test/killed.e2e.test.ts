import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startKillProxy, type Moment } from './harness/kill-proxy.ts';
import { startLab } from './harness/lab.ts';
import { makeSmallTask, smallLeft, smallVolumes } from './harness/small-task.ts';
import { startHandlerProcess } from './harness/start-handler.ts';
import { tracesOf } from './harness/traces.ts';

const timeout = 60_000;

/** In the order in which a run comes by them. */
const arrows: readonly (readonly [route: string, moment: Moment])[] = [
  ['PATCH /workflow-tasks/{id}', 'after'],
  ['GET /plates', 'before'],
  ['POST /entries', 'after'],
  ['POST /app-canvases', 'before'],
  ['PATCH /workflow-tasks/{id}', 'after'],
  ['POST /assay-runs', 'after'],
  ['POST /blobs', 'after'],
  ['POST /transfers', 'before'],
  ['POST /transfers', 'after'],
  ['POST /containers:bulk-update', 'after'],
  ['POST /result-transactions/{id}:commit', 'after'],
  ['POST /workflow-outputs', 'after'],
  ['PATCH /workflow-tasks/{id}', 'after'],
];

describe('an app that is killed with -9', { timeout: 5 * timeout }, () => {
  it('at one arrow after the other of one task moves every volume once, and leaves every record once', async () => {
    const proxy = await startKillProxy();
    onTestFinished(() => proxy[Symbol.asyncDispose]());
    const lab = await startLab({ publicUrl: proxy.url });
    onTestFinished(() => lab[Symbol.asyncDispose]());
    proxy.setTarget(`http://127.0.0.1:${lab.tenant.port}`);
    const store = newStore();
    const start = async () => {
      const handler = await startHandlerProcess({ access: lab.access, store });
      onTestFinished(() => handler.kill());
      lab.announce(handler);
      return handler;
    };
    const diesAt = async (route: string, moment: Moment): Promise<void> => {
      // Before it starts: it goes on at once where the one before it died.
      let starting: ReturnType<typeof start> | undefined;
      const kill = async () => await (await starting)?.kill();
      const died = proxy.killAt((request) => (request.route === route ? moment : undefined), kill);
      starting = start();
      await starting;
      if (taskId === '') taskId = (await makeSmallTask(lab, 1)).id;
      await died;
    };
    let taskId = '';
    const status = async () => (await lab.tasks.get(taskId)).status.displayName;

    for (const [route, moment] of arrows) {
      if (route === 'POST /assay-runs') await lab.tasks.move(taskId, 'Approved');
      await diesAt(route, moment);
    }
    await start();
    await expect.poll(status, { timeout }).toBe('Done');

    expect(await lab.volumes('T1')).toEqual(smallVolumes);
    expect(await lab.volumes('S1')).toEqual(smallLeft);
    expect(await tracesOf(lab, taskId)).toEqual({ entries: 1, runs: 1, results: 4, outputs: 1 });
  });
});

function newStore(): string {
  const folder = mkdtempSync(join(tmpdir(), 'liquid-handler-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return `pglite:${folder}`;
}
