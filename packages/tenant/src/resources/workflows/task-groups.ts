import { archiveOperation, unarchiveOperation } from '../../engine/archive-operations.ts';
import type { Engine } from '../../engine/engine.ts';
import { getOperation, itemReply, listOperation } from '../../engine/read-operations.ts';
import { itemOfPath } from '../../engine/rights.ts';
import type { Feature } from '../../feature.ts';
import { createFlowchartGroups, propagateWatchers } from './run-flowchart.ts';
import { taskGroupFamily } from './task-group-family.ts';
import { createTaskGroup, requireTaskSchema, updateTaskGroup, type TaskGroupInput } from './write-task-group.ts';

/** Workflow task groups: all their operations. */
export function taskGroups(engine: Engine): Feature {
  const family = taskGroupFamily(engine);
  return {
    name: 'workflow-task-groups',
    operations: {
      listWorkflowTaskGroups: {
        support: 'faithful',
        handle: listOperation(engine, family),
      },
      getWorkflowTaskGroup: { support: 'faithful', handle: getOperation(engine, family, 'workflow_task_group_id') },
      createWorkflowTaskGroup: {
        support: 'faithful',
        handle: (call) => {
          const { schemaId, ...sent } = call.body as TaskGroupInput & { readonly schemaId: string };
          const schema = requireTaskSchema(engine, schemaId);
          const create = schema.executionType === 'FLOWCHART' ? createFlowchartGroups : createTaskGroup;
          return itemReply(engine, family, create(engine, call, schema, sent), 201, call);
        },
      },
      updateWorkflowTaskGroup: {
        support: 'faithful',
        handle: (call) => {
          const row = itemOfPath(engine, call.principal, family.type, call.path['workflow_task_group_id'] ?? '');
          const changed = updateTaskGroup(engine, call, row, call.body as TaskGroupInput);
          propagateWatchers(engine, call, changed);
          return itemReply(engine, family, changed, 200, call);
        },
      },
      archiveWorkflowTaskGroups: { support: 'faithful', handle: archiveOperation(engine, family) },
      unarchiveWorkflowTaskGroups: { support: 'faithful', handle: unarchiveOperation(engine, family) },
    },
  };
}
