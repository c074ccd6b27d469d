import { InputError, type Benchling, type Listing } from '@ligase/core';
import type { TaskCall, TaskOutputFilter } from '../contract.ts';
import { laterListing } from '../listing/later-listing.ts';
import { fieldQuery, listQuery, matchesNothing } from '../listing/list-query.ts';
import type { TaskOutput } from '../task.ts';

/** Lists outputs as they are read. */
export function listOutputs(benchling: Benchling, filter: TaskOutputFilter, call: TaskCall): Listing<TaskOutput> {
  const { groupIds, taskIds, fields, schemaId } = filter;
  if (fields !== undefined && schemaId === undefined)
    throw new InputError('INPUT_INVALID', 'Outputs are listed by fields within one schema: give its schemaId.');
  return laterListing(async () => {
    const query = {
      ...listQuery(filter),
      ...fieldQuery(filter),
      workflowTaskGroupIds: groupIds,
      workflowTaskIds: taskIds,
    };
    if (matchesNothing(query)) return undefined;
    return benchling.list('GET /workflow-outputs', { query, ...call }) as Listing<TaskOutput>;
  });
}
