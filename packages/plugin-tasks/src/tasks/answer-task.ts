import { InputError, InvalidRequestError, type Benchling } from '@ligase/core';
import type { Answer, AnswerOptions, TaskCall } from '../contract.ts';
import { getTaskSchema } from '../schemas/get-task-schema.ts';
import { isStatus, leadsTo, type StatusWanted } from '../status/next-status.ts';
import type { Task } from '../task.ts';
import { getTask } from './get-task.ts';
import { moveFrom } from './move-task.ts';

/** Whether there is still something to decide about a task: it is neither archived nor at an end. */
export function isOpen({ archiveRecord, status }: Pick<Task, 'archiveRecord' | 'status'>): boolean {
  return archiveRecord === null && (status.statusType === 'PENDING' || status.statusType === 'IN_PROGRESS');
}

/** Whether a task waits for one of these answers: it is open, and its lifecycle leads to one of them from where it is. */
export async function awaitsAnswer(
  benchling: Benchling,
  task: Pick<Task, 'id' | 'displayId' | 'schema' | 'archiveRecord' | 'status'>,
  answers: readonly StatusWanted[],
  call: TaskCall,
): Promise<boolean> {
  if (!isOpen(task)) return false;
  return leadsTo(await getTaskSchema(benchling, task.schema.id, call), task, answers);
}

/** Moves an open task for somebody, whose mark is written with the status, and looks whether it stands. */
export async function answerTask(
  benchling: Benchling,
  taskId: string,
  to: StatusWanted,
  { mark, fields = {} }: AnswerOptions,
  call: TaskCall,
): Promise<Answer> {
  const bears = (task: Task): boolean => task.fields[mark.field]?.value === mark.value;
  const before = await getTask(benchling, taskId, call);
  // Either somebody was faster, or an attempt at this very answer, which died before it was told.
  const isAnswered = (task: Task): boolean => !isOpen(task) || isStatus(task.status, to);
  if (isAnswered(before)) return { isOurs: bears(before), task: before };
  const schema = await getTaskSchema(benchling, before.schema.id, call);
  // Right before it is written: an answer that was given meanwhile must not lose its mark to this one.
  const task = await getTask(benchling, taskId, call);
  if (isAnswered(task)) return { isOurs: bears(task), task };
  let refusal: unknown;
  try {
    await moveFrom(benchling, { task, schema }, to, { fields: { ...fields, [mark.field]: mark.value } }, call);
  } catch (error) {
    if (!(error instanceof InputError || error instanceof InvalidRequestError)) throw error;
    refusal = error;
  }
  // Another answer at the same moment may stand there: before this one, or written over it where the lifecycle leads on.
  const after = await getTask(benchling, taskId, call);
  if (refusal !== undefined && !isAnswered(after)) throw refusal;
  return { isOurs: bears(after), task: after };
}
