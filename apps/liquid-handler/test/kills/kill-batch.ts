import { verifyTrail, withoutEndedIntents, type AuditRecord } from '@ligase/plugin-auditing';
import { readAuditTrail } from '@ligase/workflows';
import { comesSoon, type Aim } from './arrows.ts';
import { atAims, atRequest } from './deaths.ts';
import { stateOf, type SmallTask, type TaskState } from './task-state.ts';
import { startWork, type SmallPlates, type WorkingApp } from './working-app.ts';

/** What became of a task, and of its process. */
export interface EndedTask {
  /** Where its process was killed first. */
  readonly aim: Aim | undefined;
  readonly state: TaskState;
  readonly emptyPages: number;
  /** How many requests for transfers Benchling has done. */
  readonly transfers: number;
  /** Steps of its run in which a process died within a change, as the audit trail has it. */
  readonly diedIn: readonly string[];
}

/** What became of a batch. */
export interface EndedBatch {
  readonly tasks: readonly EndedTask[];
  readonly isTrailIntact: boolean;
}

/** Barcodes begin there, so that none is part of another. */
const firstNumber = 1_000;

/** Has a process do one task that nothing happens to. */
export async function leaveAlone(): Promise<EndedTask | undefined> {
  await using work = await startWork();
  const plates = await work.makePlates(firstNumber);
  await work.start();
  const task = await work.ask(plates);
  await work.allEnded();
  await work.kill();
  return (await endedBatch(work, [task], () => undefined)).tasks[0];
}

/**
 * Has one process work on as many tasks as there are aims until every one of them stands at its own, and kills it; kills the next
 * one at some request of any task; and lets a third one end them all.
 */
export async function killBatch(aims: readonly Aim[], random: () => number): Promise<EndedBatch> {
  await using work = await startWork();
  const waiting: { readonly aim: Aim; readonly plates: SmallPlates }[] = [];
  for (const [index, aim] of aims.entries()) waiting.push({ aim, plates: await work.makePlates(firstNumber + index) });
  // A request that gets no answer is given up after a while, so that those come last which do not take long to come.
  const last = waiting.filter(({ aim }) => comesSoon(aim));
  const first = waiting.filter(({ aim }) => !comesSoon(aim));
  const aimOf = new Map<string, Aim>();
  const tasks: SmallTask[] = [];
  const ask = async (wanted: typeof waiting): Promise<void> => {
    for (const { aim, plates } of wanted) {
      const task = await work.ask(plates);
      aimOf.set(task.id, aim);
      tasks.push(task);
    }
  };
  const caught = new Set<string>();
  const onCaught = (taskId: string, kill: () => void): void => {
    caught.add(taskId);
    if (caught.size === aims.length) kill();
    else if (caught.size === first.length) void ask(last);
  };
  const aiming = { taskOf: work.finder.taskOf, aimOf: (taskId: string) => aimOf.get(taskId), onCaught };

  try {
    await work.startAndKill(atAims(aiming), () => ask(first.length > 0 ? first : last));
  } catch (error) {
    const missed = [...aimOf].filter(([id]) => !caught.has(id)).map(([, aim]) => JSON.stringify(aim));
    throw new Error(`No request came that was aimed at: ${missed.join(', ')}`, { cause: error });
  }
  await work.startAndKill(atRequest(Math.ceil(random() * 4 * aims.length), random));
  await work.start();
  await work.allEnded();
  await work.kill();
  return await endedBatch(work, tasks, aiming.aimOf);
}

async function endedBatch(
  { lab, store, transfers }: WorkingApp,
  tasks: readonly SmallTask[],
  aimOf: (taskId: string) => Aim | undefined,
): Promise<EndedBatch> {
  const trail: AuditRecord[] = [];
  for await (const record of readAuditTrail<AuditRecord>({ store })) trail.push(record);
  const { intact } = await verifyTrail(trail);
  const open = withoutEndedIntents(trail).filter(({ outcome }) => outcome === 'attempted');
  const ended: EndedTask[] = [];
  for (const { id, ...task } of tasks) {
    const { emptyPages, ...state } = await stateOf(lab, { id, ...task });
    const runId = (await lab.tasks.get(id)).fields['Claimed by']?.value;
    const diedIn = open.flatMap((record) => (record.runId === runId ? (record.step ?? []) : []));
    ended.push({ aim: aimOf(id), state, emptyPages, transfers: transfers.get(id) ?? 0, diedIn });
  }
  return { tasks: ended, isTrailIntact: intact };
}
