import { benchling, clock, definePlugin, type Listing, type Plugin } from '@ligase/core';
import { tasks, type Tasks } from './contract.ts';
import { createFlowcharts } from './flowcharts/create-flowcharts.ts';
import { createGroups } from './groups/create-groups.ts';
import { createOutputs } from './outputs/create-outputs.ts';
import { getTaskSchema } from './schemas/get-task-schema.ts';
import type { TaskSchema } from './task.ts';
import { answerTask, awaitsAnswer } from './tasks/answer-task.ts';
import { archiveTasks, unarchiveTasks } from './tasks/archive-tasks.ts';
import { bulkCreateTasks } from './tasks/bulk-create-tasks.ts';
import { bulkUpdateTasks } from './tasks/bulk-update-tasks.ts';
import { claimTask } from './tasks/claim-task.ts';
import { bulkCopyTasks, copyTask } from './tasks/copy-task.ts';
import { createTask } from './tasks/create-task.ts';
import { getTask } from './tasks/get-task.ts';
import { listTasks } from './tasks/list-tasks.ts';
import { moveTask } from './tasks/move-task.ts';
import { openTasks } from './tasks/open-tasks.ts';
import { putTasks } from './tasks/put-tasks.ts';
import { updateTask } from './tasks/update-task.ts';

/** Gives an app workflow tasks: what is to be done, by whom, how far it is, and what came of it. */
export function tasksPlugin(): Plugin<
  'tasks',
  { readonly benchling: typeof benchling; readonly clock: typeof clock },
  Tasks,
  'tasks'
> {
  return definePlugin({
    name: 'tasks',
    requires: { benchling, clock },
    provides: tasks,
    setup: ({ deps: { benchling, clock } }): Tasks => ({
      list: (filter = {}, call = {}) => listTasks(benchling, filter, call),
      open: (filter = {}, call = {}) => openTasks(benchling, filter, call),
      get: (taskId, call = {}) => getTask(benchling, taskId, call),
      create: (draft, call = {}) => createTask(benchling, draft, call),
      bulkCreate: (drafts, call = {}) => bulkCreateTasks(benchling, drafts, call),
      put: (groupId, drafts, options, call = {}) => putTasks(benchling, groupId, drafts, options, call),
      update: (taskId, changes, call = {}) => updateTask(benchling, taskId, changes, call),
      bulkUpdate: (updates, call = {}) => bulkUpdateTasks(benchling, updates, call),
      move: (taskId, to, changes = {}, call = {}) => moveTask(benchling, taskId, to, changes, call),
      claim: (taskId, options, call = {}) => claimTask({ benchling, clock }, taskId, options, call),
      answer: (taskId, to, options, call = {}) => answerTask(benchling, taskId, to, options, call),
      awaits: (task, answers, call = {}) => awaitsAnswer(benchling, task, answers, call),
      copy: (taskId, call = {}) => copyTask(benchling, taskId, call),
      bulkCopy: (taskIds, call = {}) => bulkCopyTasks(benchling, taskIds, call),
      archive: (taskIds, reason, call = {}) => archiveTasks(benchling, taskIds, reason, call),
      unarchive: (taskIds, call = {}) => unarchiveTasks(benchling, taskIds, call),
      groups: createGroups(benchling),
      outputs: createOutputs(benchling),
      schemas: {
        list: (call = {}) => benchling.list('GET /workflow-task-schemas', call) as Listing<TaskSchema>,
        get: (schemaId, call = {}) => getTaskSchema(benchling, schemaId, call),
      },
      flowcharts: createFlowcharts(benchling),
    }),
  });
}
