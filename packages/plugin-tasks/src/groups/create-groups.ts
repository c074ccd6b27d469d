import type { Benchling } from '@ligase/core';
import type { TaskGroups } from '../contract.ts';
import type { TaskGroup } from '../task.ts';
import { createGroupWithTasks } from './create-group.ts';
import { listGroups } from './list-groups.ts';
import { putGroup } from './put-group.ts';

/** Groups of tasks. */
export function createGroups(benchling: Benchling): TaskGroups {
  return {
    list: (filter = {}, call = {}) => listGroups(benchling, filter, call),
    async get(groupId, call = {}) {
      const path = { workflow_task_group_id: groupId };
      return (await benchling.request('GET /workflow-task-groups/{workflow_task_group_id}', {
        path,
        ...call,
      })) as TaskGroup;
    },
    create: (draft, call = {}) => createGroupWithTasks(benchling, draft, call),
    put: (draft, options, call = {}) => putGroup(benchling, draft, options, call),
    async update(groupId, { watcherIds, ...changes }, call = {}) {
      const body = { ...changes, ...(watcherIds !== undefined && { watcherIds: [...watcherIds] }) };
      const input = { path: { workflow_task_group_id: groupId }, body, ...call };
      return (await benchling.request('PATCH /workflow-task-groups/{workflow_task_group_id}', input)) as TaskGroup;
    },
    async archive(groupIds, reason, call = {}) {
      if (groupIds.length === 0) return [];
      const body = { workflowTaskGroupIds: [...groupIds], reason };
      const { workflowTaskGroupIds = [] } = await benchling.request('POST /workflow-task-groups:archive', {
        body,
        ...call,
      });
      return workflowTaskGroupIds;
    },
    async unarchive(groupIds, call = {}) {
      if (groupIds.length === 0) return [];
      const body = { workflowTaskGroupIds: [...groupIds] };
      const { workflowTaskGroupIds = [] } = await benchling.request('POST /workflow-task-groups:unarchive', {
        body,
        ...call,
      });
      return workflowTaskGroupIds;
    },
  };
}
