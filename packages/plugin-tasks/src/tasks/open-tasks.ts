import type { Benchling, Listing } from '@ligase/core';
import type { TaskCall, TaskFilter } from '../contract.ts';
import { laterListing } from '../listing/later-listing.ts';
import type { Task, TaskSchema } from '../task.ts';
import { listTasks } from './list-tasks.ts';

/** Lists the tasks that are pending or in progress. Reads the schemas first: Benchling lists by statuses, and has no list of those. */
export function openTasks(
  benchling: Benchling,
  filter: Omit<TaskFilter, 'status' | 'statusIds'>,
  call: TaskCall,
): Listing<Task> {
  return laterListing(async () => {
    const statusIds = new Set<string>();
    const schemas = benchling.list('GET /workflow-task-schemas', call) as Listing<TaskSchema>;
    for await (const { id, statusLifecycle } of schemas) {
      if (filter.schemaId !== undefined && filter.schemaId !== id) continue;
      for (const { id: statusId, statusType } of statusLifecycle.statuses)
        if (statusType === 'PENDING' || statusType === 'IN_PROGRESS') statusIds.add(statusId);
    }
    return listTasks(benchling, { ...filter, statusIds: [...statusIds] }, call);
  });
}
