import type { Benchling, Listing } from '@ligase/core';
import type { TaskCall, TaskGroupFilter } from '../contract.ts';
import { laterListing } from '../listing/later-listing.ts';
import { listQuery, matchesNothing } from '../listing/list-query.ts';
import type { TaskGroup } from '../task.ts';

/** Lists groups as they are read. */
export function listGroups(benchling: Benchling, filter: TaskGroupFilter, call: TaskCall): Listing<TaskGroup> {
  return laterListing(async () => {
    const { folderId, projectId, mentionedIn, executionTypes } = filter;
    const query = { ...listQuery(filter), folderId, projectId, mentionedIn, executionTypes };
    if (matchesNothing(query)) return undefined;
    return benchling.list('GET /workflow-task-groups', { query, ...call }) as Listing<TaskGroup>;
  });
}
