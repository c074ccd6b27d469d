import type { Benchling } from '@ligase/core';
import type { TaskCall } from '../contract.ts';
import type { TaskArchiveReason } from '../task.ts';

/** Archives tasks, and gives the ids of those that were. */
export async function archiveTasks(
  benchling: Benchling,
  taskIds: readonly string[],
  reason: TaskArchiveReason,
  call: TaskCall,
): Promise<readonly string[]> {
  if (taskIds.length === 0) return [];
  const body = { workflowTaskIds: [...taskIds], reason };
  return (await benchling.request('POST /workflow-tasks:archive', { body, ...call })).workflowTaskIds ?? [];
}

/** Brings archived tasks back, and gives the ids of those that were. */
export async function unarchiveTasks(
  benchling: Benchling,
  taskIds: readonly string[],
  call: TaskCall,
): Promise<readonly string[]> {
  if (taskIds.length === 0) return [];
  const body = { workflowTaskIds: [...taskIds] };
  return (await benchling.request('POST /workflow-tasks:unarchive', { body, ...call })).workflowTaskIds ?? [];
}
