import { InputError, type Benchling, type Listing } from '@ligase/core';
import type { TaskCall, TaskFilter } from '../contract.ts';
import { fieldQuery, listQuery, matchesNothing, orNobody } from '../listing/list-query.ts';
import { laterListing } from '../listing/later-listing.ts';
import { getTaskSchema } from '../schemas/get-task-schema.ts';
import { statusesOf } from '../status/next-status.ts';
import type { Task } from '../task.ts';

/** Lists tasks as they are read. */
export function listTasks(benchling: Benchling, filter: TaskFilter, call: TaskCall): Listing<Task> {
  const { schemaId, status, fields } = filter;
  if (schemaId === undefined && (status !== undefined || fields !== undefined))
    throw new InputError('INPUT_INVALID', 'Tasks are listed by status or fields within one schema: give its schemaId.');
  return laterListing(async () => {
    const query = {
      ...listQuery(filter),
      ...fieldQuery(filter),
      workflowTaskGroupIds: filter.groupIds,
      statusIds: await statusIds(benchling, filter, call),
      assigneeIds: orNobody(filter.assigneeIds),
      executionOriginIds: filter.executionOriginIds,
      executionTypes: filter.executionTypes,
      scheduledOn: filter.scheduledOn === null ? 'null' : filter.scheduledOn,
      'scheduledOn.lt': filter.scheduledBefore,
      'scheduledOn.gt': filter.scheduledAfter,
    };
    if (matchesNothing(query)) return undefined;
    return benchling.list('GET /workflow-tasks', { query, ...call }) as Listing<Task>;
  });
}

async function statusIds(
  benchling: Benchling,
  { schemaId = '', status, statusIds: given }: TaskFilter,
  call: TaskCall,
): Promise<readonly string[] | undefined> {
  if (status === undefined) return given;
  const wanted = statusesOf(await getTaskSchema(benchling, schemaId, call), status).map(({ id }) => id);
  return given === undefined ? wanted : wanted.filter((id) => given.includes(id));
}
