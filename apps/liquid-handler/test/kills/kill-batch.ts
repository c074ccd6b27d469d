import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyTrail, withoutEndedIntents, type AuditRecord } from '@ligase/plugin-auditing';
import { wellsOf } from '@ligase/plugin-inventory';
import { readAuditTrail } from '@ligase/workflows';
import { expect } from 'vitest';
import { startLab, type Lab } from '../harness/lab.ts';
import { askForSmallTask, makeSmallPlates } from '../harness/small-task.ts';
import { startHandlerProcess, type HandlerProcess } from '../harness/start-handler.ts';
import type { Aim } from './arrows.ts';
import { startProxy, type Fate, type Moment, type SeenReply, type SeenRequest } from './proxy.ts';
import { taskFinder } from './task-finder.ts';
import { stateOf, type SmallTask, type TaskState } from './task-state.ts';

/** What became of a task whose process was killed. */
export interface KilledTask {
  readonly aim: Aim | undefined;
  readonly state: TaskState;
  readonly emptyPages: number;
  /** How many requests for transfers Benchling has done. */
  readonly transfers: number;
  /** Steps of its run at which the audit trail says that a process has died within a change. */
  readonly diedIn: readonly string[];
}

/** What became of a batch. */
export interface KilledBatch {
  readonly tasks: readonly KilledTask[];
  /** How many processes were killed. */
  readonly kills: number;
  readonly isTrailIntact: boolean;
}

const timeout = 120_000;
/** Of barcodes, such that none is part of another. */
const firstNumber = 1_000;

/**
 * Has one process work on as many tasks as there are aims, until every one of them stands at its own; kills it; kills the next one
 * after so many requests of any task; and lets a third one end them all. Without aims it does one task and kills nothing.
 */
export async function killBatch(aims: readonly Aim[], random: () => number): Promise<KilledBatch> {
  await using proxy = await startProxy();
  await using lab = await startLab({ publicUrl: proxy.url });
  proxy.setTarget(`http://127.0.0.1:${lab.tenant.port}`);
  const store = mkdtempSync(join(tmpdir(), 'liquid-handler-kills-'));
  let handler: HandlerProcess | undefined;
  try {
    const start = async (): Promise<void> => {
      handler = await startHandlerProcess({ access: lab.access, store: `pglite:${store}` });
      lab.announce(handler);
    };
    const count = Math.max(aims.length, 1);
    const plates = [];
    for (let number = 0; number < count; number += 1) plates.push(await makePlates(lab, firstNumber + number));
    const tasks: SmallTask[] = [];
    const finder = taskFinder();
    const aimOf = new Map<string, Aim>();
    const transfers = new Map<string, number>();
    // The app begins on a task as soon as it is there: its requests wait until the task is known here.
    let known = Promise.resolve();
    const makeTask = async (index: number): Promise<void> => {
      const of = plates[index] as (typeof plates)[number];
      const { id, displayId } = await askForSmallTask(lab, of.number);
      const aim = aims[index];
      if (aim !== undefined) aimOf.set(id, aim);
      finder.add(id, [id, displayId, `${displayId}-log`, ...of.barcodes, ...of.containerIds]);
      tasks.push({ id, displayId, ...of });
    };
    const makeTasks = (wanted: (aim: Aim | undefined) => boolean): void => {
      known = (async () => {
        for (let index = 0; index < count; index += 1) if (wanted(aims[index])) await makeTask(index);
      })();
    };
    const approvals: Promise<unknown>[] = [];
    const onReply = (request: SeenRequest, reply: SeenReply): void => {
      finder.learn(request, reply);
      const taskId = finder.taskOf(request);
      if (taskId === undefined || reply.status >= 300) return;
      if (request.route === 'POST /transfers') transfers.set(taskId, (transfers.get(taskId) ?? 0) + 1);
      const isAsked = request.route === 'PATCH /workflow-tasks/{id}' && reply.text.includes('"To approve"');
      if (isAsked) approvals.push(lab.tasks.move(taskId, 'Approved'));
    };
    const starting = async (onRequest: (request: SeenRequest) => Fate | undefined): Promise<void> => {
      proxy.setHooks({
        async onRequest(request) {
          await known;
          return onRequest(request);
        },
        onReply,
      });
      await start();
    };
    const allEnded = async (): Promise<void> => {
      for (const { id } of tasks)
        await expect.poll(() => statusOf(lab, id), { timeout, interval: 100 }).toMatch(/Done|Failed|Refused/u);
    };
    /** Starts a process and kills it when it is decided, at the latest once all tasks have ended. */
    const startAndKill = async (decide: Decide, begin: () => void = () => undefined): Promise<void> => {
      const { promise, resolve } = Promise.withResolvers<void>();
      await starting((request) => decide(request, resolve));
      begin();
      await known;
      await Promise.race([promise, allEnded()]);
      await handler?.kill();
    };

    if (aims.length === 0) {
      await starting(() => undefined);
      makeTasks(() => true);
      await known;
    } else {
      const caught = new Set<string>();
      const early = aims.filter((aim) => !isClaim(aim)).length;
      const onCaught = (taskId: string, kill: () => void): void => {
        caught.add(taskId);
        if (caught.size === count) kill();
        // A claim that gets no answer is given up soon, so that those come last.
        else if (caught.size === early) makeTasks(isClaim);
      };
      const decide = atAims({ aimOf, caught, taskOf: finder.taskOf, onCaught });
      await startAndKill(decide, () => makeTasks((aim) => early === 0 || !isClaim(aim)));
      await startAndKill(afterRequests(Math.ceil(random() * 4 * count), random));
      await starting(() => undefined);
    }
    await allEnded();
    await Promise.all(approvals);
    await handler?.kill();

    const trail: AuditRecord[] = [];
    for await (const record of readAuditTrail<AuditRecord>({ store: `pglite:${store}` })) trail.push(record);
    const { intact } = await verifyTrail(trail);
    const open = withoutEndedIntents(trail).filter(({ outcome }) => outcome === 'attempted');
    const ended: KilledTask[] = [];
    for (const task of tasks) {
      const { emptyPages, ...state } = await stateOf(lab, task);
      const runId = (await lab.tasks.get(task.id)).fields['Claimed by']?.value;
      const diedIn = open.flatMap((record) => (record.runId === runId ? (record.step ?? []) : []));
      ended.push({ aim: aimOf.get(task.id), state, emptyPages, transfers: transfers.get(task.id) ?? 0, diedIn });
    }
    return { tasks: ended, kills: aims.length > 0 ? 2 : 0, isTrailIntact: intact };
  } finally {
    await handler?.kill();
    rmSync(store, { recursive: true, force: true });
  }
}

/** Whether a process dies at a request. */
type Decide = (request: SeenRequest, kill: () => void) => Fate | undefined;

interface Aiming {
  readonly aimOf: ReadonlyMap<string, Aim>;
  readonly caught: ReadonlySet<string>;
  readonly taskOf: (request: SeenRequest) => string | undefined;
  readonly onCaught: (taskId: string, kill: () => void) => void;
}

/** Lets each task go on until it stands at its aim. */
function atAims({ aimOf, caught, taskOf, onCaught }: Aiming): Decide {
  const counts = new Map<string, number>();
  return (request, kill) => {
    const taskId = taskOf(request);
    const aim = aimOf.get(taskId ?? '');
    if (taskId === undefined || aim === undefined) return undefined;
    const key = `${taskId} ${request.route}`;
    const nth = (counts.get(key) ?? 0) + 1;
    counts.set(key, nth);
    if (aim.route !== request.route || aim.nth !== nth || caught.has(taskId)) return undefined;
    return { moment: aim.moment, caught: () => onCaught(taskId, kill) };
  };
}

function isClaim(aim: Aim | undefined): boolean {
  return aim?.step === 'claim task';
}

/** Kills at a request, whichever it is. */
function afterRequests(count: number, random: () => number): Decide {
  const moment: Moment = random() < 0.5 ? 'before' : 'after';
  let seen = 0;
  return (_request, kill) => {
    seen += 1;
    return seen === count ? { moment, caught: kill } : undefined;
  };
}

async function makePlates(lab: Lab, number: number) {
  const barcodes = await makeSmallPlates(lab, number);
  const found = await lab.inventory.plates.bulkGet({ barcodes });
  const containerIds = found.flatMap((plate) => wellsOf(plate).map(({ containerId }) => containerId));
  return { number, barcodes, containerIds };
}

async function statusOf(lab: Lab, taskId: string): Promise<string> {
  return (await lab.tasks.get(taskId)).status.displayName;
}
