import { InvalidRequestError, type Benchling, type ItemOutcome, type Settled } from '@ligase/core';
import type { Schemas } from '@ligase/benchling-api/v2';
import type { TaskCall, TaskUpdate } from '../contract.ts';
import { getTaskSchema } from '../schemas/get-task-schema.ts';
import { nextStatus } from '../status/next-status.ts';
import type { Task, TaskSchema } from '../task.ts';
import { getTask } from './get-task.ts';
import { listTasks } from './list-tasks.ts';
import { taskBody } from './task-body.ts';

// Ids travel in the address, which servers cut off at some kilobytes.
const tasksInOneCall = 100;

/** Changes any number of tasks, and gives the outcome of each in the order of the input. */
export async function* bulkUpdateTasks(
  benchling: Benchling,
  updates: Iterable<TaskUpdate>,
  call: TaskCall,
): AsyncGenerator<ItemOutcome<Task>, void> {
  const all = [...updates];
  const schemas = new Map<string, TaskSchema>();
  for (let from = 0; from < all.length; from += tasksInOneCall) {
    const some = all.slice(from, from + tasksInOneCall);
    const settled = await updateSome(benchling, some, schemas, call);
    yield* settled.map((outcome, place) => ({ index: from + place, ...outcome }));
  }
}

type Body = Schemas['WorkflowTaskBulkUpdate'];

async function updateSome(
  benchling: Benchling,
  updates: readonly TaskUpdate[],
  schemas: Map<string, TaskSchema>,
  call: TaskCall,
): Promise<readonly Settled<Task>[]> {
  const bodyOf = await bodies(benchling, updates, schemas, call);
  const settled: (Settled<Task> | undefined)[] = [];
  const items: Body[] = [];
  const places: number[] = [];
  for (const [place, update] of updates.entries()) {
    try {
      items.push(await bodyOf(update));
      places.push(place);
    } catch (error) {
      call.signal?.throwIfAborted();
      settled[place] = { ok: false, state: 'not-done', error };
    }
  }
  const outcomes = benchling.bulk('POST /workflow-tasks:bulk-update', { items, ...call });
  for await (const { index, ...outcome } of outcomes as AsyncIterable<ItemOutcome<Task>>)
    settled[places[index] ?? 0] = outcome;
  return settled.filter((outcome) => outcome !== undefined);
}

/** Makes the body of an update, with the status that its task goes to. */
async function bodies(
  benchling: Benchling,
  updates: readonly TaskUpdate[],
  schemas: Map<string, TaskSchema>,
  call: TaskCall,
): Promise<(update: TaskUpdate) => Promise<Body>> {
  const ids = [...new Set(updates.flatMap(({ taskId, status }) => (status === undefined ? [] : taskId)))];
  const tasks = await known(benchling, ids, call);
  return async ({ taskId, status, ...changes }) => {
    const body = { workflowTaskId: taskId, ...taskBody(changes) };
    if (status === undefined) return body;
    // A task that the list does not show is archived, or not there: the read by its id tells.
    const task = tasks.get(taskId) ?? (await getTask(benchling, taskId, call));
    const schema = schemas.get(task.schema.id) ?? (await getTaskSchema(benchling, task.schema.id, call));
    schemas.set(schema.id, schema);
    return { ...body, statusId: nextStatus(schema, task, status).id };
  };
}

async function known(benchling: Benchling, ids: readonly string[], call: TaskCall): Promise<ReadonlyMap<string, Task>> {
  const tasks = new Map<string, Task>();
  try {
    for await (const task of listTasks(benchling, { ids, pageSize: tasksInOneCall }, call)) tasks.set(task.id, task);
  } catch (error) {
    // Benchling refuses the whole list for one id that it does not know.
    if (!(error instanceof InvalidRequestError)) throw error;
  }
  return tasks;
}
