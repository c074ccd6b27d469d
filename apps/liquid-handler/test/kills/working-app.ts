import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { wellsOf } from '@ligase/plugin-inventory';
import type { HostProcess } from '@ligase/testing';
import { expect } from 'vitest';
import { startLab, type Lab } from '../harness/lab.ts';
import { moment } from '../harness/moment.ts';
import { askForSmallTask, makeSmallPlates } from '../harness/small-task.ts';
import { startHandlerProcess } from '../harness/start-handler.ts';
import type { Decide } from './deaths.ts';
import { startProxy, type SeenReply, type SeenRequest } from './proxy.ts';
import { taskFinder, type TaskFinder } from './task-finder.ts';
import type { SmallTask } from './task-state.ts';

/** Plates of a small task that nobody has asked for yet. */
export type SmallPlates = Omit<SmallTask, 'id' | 'displayId'> & { readonly number: number };

/** A lab, and one process of the app after the other that works in it. */
export interface WorkingApp extends AsyncDisposable {
  readonly lab: Lab;
  readonly store: string;
  readonly finder: TaskFinder;
  /** How many requests for transfers Benchling has done, by the id of the task. */
  readonly transfers: ReadonlyMap<string, number>;
  makePlates(number: number): Promise<SmallPlates>;
  /** Asks for a small task. The app's requests wait until it is known whose they are. */
  ask(plates: SmallPlates): Promise<SmallTask>;
  /** Starts a process. */
  start(): Promise<void>;
  /** Starts a process, has it begin on something, and kills it when that is decided, at the latest when all tasks have ended. */
  startAndKill(decide: Decide, begin?: () => Promise<void>): Promise<void>;
  /** Resolves when all tasks have ended, which are approved as soon as they ask for it. */
  allEnded(): Promise<void>;
  kill(): Promise<void>;
}

const timeout = 240_000;
/** A claim that takes longer on a busy machine is left to a person. */
const settings = { LIQUID_HANDLER_CLAIM_SETTLE_MS: '10000' };

/** Starts a lab for tasks that are approved by themselves; the app is not started yet. */
export async function startWork(): Promise<WorkingApp> {
  const proxy = await startProxy();
  const lab = await startLab({ publicUrl: proxy.url });
  proxy.setTarget(`http://127.0.0.1:${lab.tenant.port}`);
  const folder = mkdtempSync(join(tmpdir(), 'liquid-handler-kills-'));
  const store = `pglite:${folder}`;
  const finder = taskFinder();
  const tasks: SmallTask[] = [];
  const transfers = new Map<string, number>();
  const approvals: Promise<unknown>[] = [];
  let asking: Promise<unknown> = Promise.resolve();
  let handler: HostProcess | undefined;

  const onReply = (request: SeenRequest, reply: SeenReply): void => {
    finder.learn(request, reply);
    const taskId = finder.taskOf(request);
    if (taskId === undefined || reply.status >= 300) return;
    if (request.route === 'POST /transfers') transfers.set(taskId, (transfers.get(taskId) ?? 0) + 1);
    const asksApproval = request.route === 'PATCH /workflow-tasks/{id}' && reply.text.includes('"To approve"');
    if (asksApproval) approvals.push(lab.tasks.move(taskId, 'Approved'));
  };
  const startWith = async (decide: Decide, kill: () => void): Promise<void> => {
    proxy.setHooks({
      async onRequest(request) {
        await asking;
        return decide(request, kill);
      },
      onReply,
    });
    handler = await startHandlerProcess({ access: lab.access, store, settings });
    lab.announce(handler);
  };
  const kill = async (): Promise<void> => await handler?.kill();
  const statusOf = async ({ id }: SmallTask): Promise<string> => (await lab.tasks.get(id)).status.displayName;
  const allEnded = async (): Promise<void> => {
    for (const task of tasks)
      await expect.poll(() => statusOf(task), { timeout, interval: 100 }).toMatch(/Done|Failed|Refused/u);
    await Promise.all(approvals);
  };
  const makeTask = async (plates: SmallPlates): Promise<SmallTask> => {
    const { id, displayId } = await askForSmallTask(lab, plates.number);
    finder.add(id, [id, displayId, `${displayId}-log`, ...plates.barcodes, ...plates.containerIds]);
    const task = { id, displayId, ...plates };
    tasks.push(task);
    return task;
  };
  return {
    lab,
    store,
    finder,
    transfers,
    async makePlates(number) {
      const barcodes = await makeSmallPlates(lab, number);
      const found = await lab.inventory.plates.bulkGet({ barcodes });
      const containerIds = found.flatMap((plate) => wellsOf(plate).map(({ containerId }) => containerId));
      return { number, barcodes, containerIds };
    },
    async ask(plates) {
      const asked = makeTask(plates);
      asking = asked;
      return await asked;
    },
    start: () =>
      startWith(
        () => undefined,
        () => undefined,
      ),
    async startAndKill(decide, begin) {
      const { comes, come } = moment();
      await startWith(decide, come);
      await begin?.();
      await Promise.race([comes, allEnded()]);
      await kill();
    },
    allEnded,
    kill,
    async [Symbol.asyncDispose]() {
      await kill();
      await lab[Symbol.asyncDispose]();
      await proxy[Symbol.asyncDispose]();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
