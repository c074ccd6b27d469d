import {
  InputError,
  InvalidRequestError,
  TimeoutError,
  UnknownOutcomeError,
  type Benchling,
  type Clock,
} from '@ligase/core';
import type { Claim, ClaimMark, ClaimOptions, TaskCall } from '../contract.ts';
import { getTaskSchema } from '../schemas/get-task-schema.ts';
import { isStatus, nextStatus } from '../status/next-status.ts';
import type { Task, TaskSchema } from '../task.ts';
import { getTask } from './get-task.ts';
import { taskBody } from './task-body.ts';

const defaultSettleMs = 2_000;
const mostTries = 5;
const route = 'PATCH /workflow-tasks/{workflow_task_id}';

/** Whether a task bears a mark. */
export function isClaimedBy({ fields, assignee }: Task, mark: ClaimMark): boolean {
  return 'field' in mark ? fields[mark.field]?.value === mark.value : assignee?.id === mark.assigneeId;
}

/** What claiming is done with. */
export interface ClaimPorts {
  readonly benchling: Benchling;
  readonly clock: Clock;
}

/**
 * Takes an open task for one claimant: looks, marks, waits, and looks again, which is Fischer's mutual exclusion: whoever
 * marks last wins, and nobody marks who has looked longer ago than others wait.
 */
export async function claimTask(
  ports: ClaimPorts,
  taskId: string,
  { mark, to = { kind: 'IN_PROGRESS' }, settleMs = defaultSettleMs }: ClaimOptions,
  call: TaskCall,
): Promise<Claim> {
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const claim = await tryToClaim(ports, taskId, { mark, to, settleMs, isFirst: tries === 1 }, call);
    if (claim !== undefined) return claim;
  }
  throw new TimeoutError(
    `Task ${taskId} is open and was not claimed: ${mostTries} times its mark could not be written within ${settleMs} ms of a look. ` +
      'Benchling or the rate limit of the app is busy: try later, or give more settleMs.',
    { details: { taskId, settleMs } },
  );
}

/** Gives nothing when the mark could not be written in time, and the task is still open. */
async function tryToClaim(
  { benchling, clock }: ClaimPorts,
  taskId: string,
  { mark, to, settleMs, isFirst }: Required<ClaimOptions> & { readonly isFirst: boolean },
  call: TaskCall,
): Promise<Claim | undefined> {
  const lookedAt = clock.now();
  const task = await getTask(benchling, taskId, call);
  // Of an earlier run that did not live to see its end; or of a try that was given up, and whose mark has come after all.
  if (isClaimedBy(task, mark) && isStatus(task.status, to))
    return isFirst ? { claimed: true, task } : { claimed: false, reason: 'late', task };
  const reason = whyNot(task, mark);
  if (reason !== undefined) return { claimed: false, reason, task };
  const schema = await getTaskSchema(benchling, task.schema.id, call);
  demandField(schema, mark);
  const { id: statusId } = nextStatus(schema, task, to);
  const changes = 'field' in mark ? { fields: { [mark.field]: mark.value } } : mark;
  const body = { ...taskBody(changes), statusId };

  const written = await inTime(clock, lookedAt + settleMs, call.signal, (signal) =>
    benchling.request(route, { path: { workflow_task_id: taskId }, body, ...call, signal }),
  );
  const isLate = !written.inTime || clock.now() - lookedAt > settleMs;
  await clock.sleep(settleMs, call.signal);
  const after = await getTask(benchling, taskId, call);
  if (isClaimedBy(after, mark) && after.status.id === statusId)
    return isLate ? { claimed: false, reason: 'late', task: after } : { claimed: true, task: after };
  const lost = whyNot(after, mark);
  if (lost === undefined && written.refusal !== undefined) throw written.refusal;
  if (lost === undefined && !written.inTime) return undefined;
  return { claimed: false, reason: lost ?? 'taken', task: after };
}

/**
 * Writes before a moment: a write that still waits for its turn then is not sent. A refusal may mean that somebody else was
 * faster, and a lost answer anything: the next look tells.
 */
async function inTime(
  clock: Clock,
  until: number,
  signal: AbortSignal | undefined,
  write: (signal: AbortSignal) => Promise<unknown>,
): Promise<{ readonly inTime: boolean; readonly refusal?: Error }> {
  const ended = new AbortController();
  const tooLate = new AbortController();
  void clock.sleep(Math.max(0, until - clock.now()), ended.signal).then(
    () => tooLate.abort(),
    () => undefined,
  );
  try {
    await write(AbortSignal.any([tooLate.signal, ...(signal === undefined ? [] : [signal])]));
    return { inTime: true };
  } catch (error) {
    if (error === tooLate.signal.reason) return { inTime: false };
    if (error instanceof InvalidRequestError || error instanceof UnknownOutcomeError)
      return { inTime: true, refusal: error };
    throw error;
  } finally {
    ended.abort();
  }
}

/** Why a task cannot be claimed; `undefined` when it is open. */
function whyNot(task: Task, mark: ClaimMark): 'taken' | 'closed' | undefined {
  const { archiveRecord, assignee, status } = task;
  if (archiveRecord !== null) return 'closed';
  if (status.statusType === 'IN_PROGRESS') return 'taken';
  if (status.statusType !== 'PENDING') return 'closed';
  // Whoever claims in their own name takes nothing that was given to somebody else.
  return 'assigneeId' in mark && assignee !== null && assignee.id !== mark.assigneeId ? 'taken' : undefined;
}

function demandField({ name, fieldDefinitions }: TaskSchema, mark: ClaimMark): void {
  if (!('field' in mark) || fieldDefinitions.some((field) => field.name === mark.field)) return;
  const offered = fieldDefinitions.map((field) => `"${field.name}"`).join(', ') || 'none';
  throw new InputError(
    'INPUT_INVALID',
    `Tasks of schema ${name} have no field "${mark.field}" to be marked in. Their fields: ${offered}. ` +
      'Have an administrator add a text field, or claim by assigneeId.',
  );
}
