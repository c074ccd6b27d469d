import type { Benchling } from '@ligase/core';
import type { Answer, AnswerOptions, TaskCall } from '../contract.ts';
import type { StatusWanted } from '../status/next-status.ts';
import type { Task } from '../task.ts';
import { getTask } from './get-task.ts';
import { moveTask } from './move-task.ts';

/** Whether there is still something to decide about a task: it is neither archived nor at an end. */
export function isOpen({ archiveRecord, status }: Pick<Task, 'archiveRecord' | 'status'>): boolean {
  return archiveRecord === null && (status.statusType === 'PENDING' || status.statusType === 'IN_PROGRESS');
}

/** Brings an open task to its end for somebody, whose mark is written with the status, and looks whether it stands. */
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
  if (!isOpen(before)) return { isOurs: bears(before), task: before };
  await moveTask(benchling, taskId, to, { fields: { ...fields, [mark.field]: mark.value } }, call);
  // Another answer may have been written over this one, where the lifecycle leads from one to the other.
  const after = await getTask(benchling, taskId, call);
  return { isOurs: bears(after), task: after };
}
