import { InputError, InvalidRequestError, UnknownOutcomeError, type Benchling, type Clock } from '@ligase/core';
import type { Claim, ClaimMark, ClaimOptions, TaskCall } from '../contract.ts';
import { getTaskSchema } from '../schemas/get-task-schema.ts';
import { isStatus, nextStatus } from '../status/next-status.ts';
import type { Task, TaskSchema } from '../task.ts';
import { getTask } from './get-task.ts';
import { taskBody } from './task-body.ts';

const defaultSettleMs = 2_000;

/** Whether a task bears a mark. */
export function isClaimedBy({ fields, assignee }: Task, mark: ClaimMark): boolean {
  return 'field' in mark ? fields[mark.field]?.value === mark.value : assignee?.id === mark.assigneeId;
}

/**
 * Takes an open task for one claimant: looks, marks, waits, and looks again, which is Fischer's mutual exclusion: whoever
 * marks last wins, and nobody marks who has looked longer ago than others wait.
 */
export async function claimTask(
  { benchling, clock }: { readonly benchling: Benchling; readonly clock: Clock },
  taskId: string,
  { mark, to = { kind: 'IN_PROGRESS' }, settleMs = defaultSettleMs }: ClaimOptions,
  call: TaskCall,
): Promise<Claim> {
  const lookedAt = clock.now();
  const task = await getTask(benchling, taskId, call);
  // Of an earlier try that did not live to see its end.
  if (isClaimedBy(task, mark) && isStatus(task.status, to)) return { claimed: true, task };
  const reason = whyNot(task, mark);
  if (reason !== undefined) return { claimed: false, reason, task };
  const schema = await getTaskSchema(benchling, task.schema.id, call);
  demandField(schema, mark);
  const { id: statusId } = nextStatus(schema, task, to);
  const changes = 'field' in mark ? { fields: { [mark.field]: mark.value } } : mark;
  const path = { workflow_task_id: taskId };
  const refusal = await benchling
    .request('PATCH /workflow-tasks/{workflow_task_id}', { path, body: { ...taskBody(changes), statusId }, ...call })
    .then(() => undefined, refusalOf);
  const isLate = clock.now() - lookedAt > settleMs;
  await clock.sleep(settleMs, call.signal);
  const after = await getTask(benchling, taskId, call);
  if (isClaimedBy(after, mark) && after.status.id === statusId)
    return isLate ? { claimed: false, reason: 'late', task: after } : { claimed: true, task: after };
  const lost = whyNot(after, mark);
  if (lost === undefined && refusal !== undefined) throw refusal;
  return { claimed: false, reason: lost ?? 'taken', task: after };
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

/** A refusal may mean that somebody else was faster, and a lost answer anything: the next look tells. */
function refusalOf(error: unknown): unknown {
  if (error instanceof InvalidRequestError || error instanceof UnknownOutcomeError) return error;
  throw error;
}
