import { invalidRequest } from '../../api-error.ts';
import { archiveOperation, unarchiveOperation } from '../../engine/archive-operations.ts';
import type { Actor } from '../../engine/changes.ts';
import { eachItem } from '../../engine/each-item.ts';
import type { Engine } from '../../engine/engine.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import { getOperation, itemReply, itemsResponse, listOperation } from '../../engine/read-operations.ts';
import { itemOfBody, itemOfPath } from '../../engine/rights.ts';
import type { Feature } from '../../feature.ts';
import type { Call } from '../../request.ts';
import type { Storage } from '../../storage/storage.ts';
import { executeTasks, type TaskExecution } from './execute-tasks.ts';
import { afterTask } from './run-flowchart.ts';
import { taskFamily } from './task-family.ts';
import { copyTask, createTask, updateTask, type TaskInput } from './write-task.ts';

const COPIES_MAX = 100;

/** Workflow tasks, and what people do with them in Benchling's UI. */
export interface WorkflowTasks extends Feature {
  /** Starts tasks in a new entry, and gives the entry. @throws {TenantApiError} 400, 403 */
  execute(actor: Actor, execution: TaskExecution): ItemRow;
}

type Created = TaskInput & { readonly workflowTaskGroupId: string };
type Changed = TaskInput & { readonly workflowTaskId?: string };

/** Workflow tasks: all their operations. */
export function workflowTasks(engine: Engine, storage: Storage): WorkflowTasks {
  const family = taskFamily(engine);
  const create = (actor: Actor, { workflowTaskGroupId, ...sent }: Created): ItemRow => {
    const type = 'workflow_task_group';
    const group = itemOfBody(engine, actor.principal, type, workflowTaskGroupId, 'workflowTaskGroupId');
    return createTask(engine, actor, group, sent);
  };
  const update = (actor: Actor, row: ItemRow, sent: TaskInput): ItemRow =>
    afterTask(engine, actor, row, updateTask(engine, actor, row, sent));
  const named = (actor: Actor, id: string, member: string): ItemRow =>
    itemOfBody(engine, actor.principal, family.type, id, member);
  return {
    name: 'workflow-tasks',
    execute: (actor, execution) => engine.context.db.transaction(() => executeTasks(engine, storage, actor, execution)),
    operations: {
      listWorkflowTasks: { support: 'faithful', handle: listOperation(engine, family) },
      getWorkflowTask: { support: 'faithful', handle: getOperation(engine, family, 'workflow_task_id') },
      createWorkflowTask: {
        support: 'faithful',
        handle: (call) => itemReply(engine, family, create(call, call.body as Created), 201, call),
      },
      updateWorkflowTask: {
        support: 'faithful',
        handle: (call) => {
          const row = itemOfPath(engine, call.principal, family.type, call.path['workflow_task_id'] ?? '');
          return itemReply(engine, family, update(call, row, call.body as TaskInput), 200, call);
        },
      },
      copyWorkflowTask: {
        support: 'faithful',
        handle: (call) => {
          const row = itemOfPath(engine, call.principal, family.type, call.path['workflow_task_id'] ?? '');
          return itemReply(engine, family, copyTask(engine, call, row), 201, call);
        },
      },
      bulkCopyWorkflowTasks: {
        support: 'faithful',
        accept: (call) => {
          const { length } = copiedIds(call);
          if (length > COPIES_MAX)
            throw invalidRequest(`workflowTaskIds takes ${COPIES_MAX} ids at most, not ${length}.`);
        },
        runTask: (call) => {
          const rows = eachItem(copiedIds(call), (id) => copyTask(engine, call, named(call, id, 'workflowTaskIds')));
          return itemsResponse(engine, family, rows, call);
        },
      },
      bulkCreateWorkflowTasks: {
        support: 'faithful',
        runTask: (call) =>
          itemsResponse(
            engine,
            family,
            eachItem(sentItems(call) as readonly Created[], (item) => create(call, item)),
            call,
          ),
      },
      bulkUpdateWorkflowTasks: {
        support: 'faithful',
        runTask: (call) => {
          const items = sentItems(call) as readonly Changed[];
          const rows = eachItem(items, ({ workflowTaskId = '', ...sent }) =>
            update(call, named(call, workflowTaskId, 'workflowTaskId'), sent),
          );
          return itemsResponse(engine, family, rows, call);
        },
      },
      archiveWorkflowTasks: { support: 'faithful', handle: archiveOperation(engine, family) },
      unarchiveWorkflowTasks: { support: 'faithful', handle: unarchiveOperation(engine, family) },
    },
  };
}

function sentItems({ body }: Call): readonly TaskInput[] {
  return (body as { readonly workflowTasks?: readonly TaskInput[] }).workflowTasks ?? [];
}

function copiedIds({ body }: Call): readonly string[] {
  return (body as { readonly workflowTaskIds?: readonly string[] }).workflowTaskIds ?? [];
}
