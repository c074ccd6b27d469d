import { archiveOperation, unarchiveOperation } from '../../engine/archive-operations.ts';
import type { Actor } from '../../engine/changes.ts';
import { eachItem } from '../../engine/each-item.ts';
import type { Engine } from '../../engine/engine.ts';
import type { FieldInput } from '../../engine/fields/write-fields.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import { getOperation, itemReply, itemsResponse, listOperation } from '../../engine/read-operations.ts';
import { itemOfBody, itemOfPath } from '../../engine/rights.ts';
import type { Feature } from '../../feature.ts';
import type { Call } from '../../request.ts';
import { outputFamily } from './output-family.ts';
import { afterOutput } from './run-flowchart.ts';
import { createOutput, updateOutput } from './write-output.ts';

interface Sent {
  readonly workflowTaskId?: string;
  readonly workflowOutputId?: string;
  readonly fields?: FieldInput;
}

/** Workflow outputs: all their operations. */
export function workflowOutputs(engine: Engine): Feature {
  const family = outputFamily(engine);
  const create = (actor: Actor, { workflowTaskId = '', fields }: Sent): ItemRow => {
    const task = itemOfBody(engine, actor.principal, 'workflow_task', workflowTaskId, 'workflowTaskId');
    const made = createOutput(engine, actor, task, fields);
    afterOutput(engine, actor, made);
    return made;
  };
  return {
    name: 'workflow-outputs',
    operations: {
      listWorkflowOutputs: { support: 'faithful', handle: listOperation(engine, family) },
      getWorkflowOutput: { support: 'faithful', handle: getOperation(engine, family, 'workflow_output_id') },
      createWorkflowOutput: {
        support: 'faithful',
        handle: (call) => itemReply(engine, family, create(call, call.body as Sent), 201, call),
      },
      updateWorkflowOutput: {
        support: 'faithful',
        handle: (call) => {
          const row = itemOfPath(engine, call.principal, family.type, call.path['workflow_output_id'] ?? '');
          return itemReply(engine, family, updateOutput(engine, call, row, (call.body as Sent).fields), 200, call);
        },
      },
      bulkCreateWorkflowOutputs: {
        support: 'faithful',
        runTask: (call) =>
          itemsResponse(
            engine,
            family,
            eachItem(sentItems(call), (item) => create(call, item)),
            call,
          ),
      },
      bulkUpdateWorkflowOutputs: {
        support: 'faithful',
        runTask: (call) => {
          const rows = eachItem(sentItems(call), ({ workflowOutputId = '', fields }) => {
            const row = itemOfBody(engine, call.principal, family.type, workflowOutputId, 'workflowOutputId');
            return updateOutput(engine, call, row, fields);
          });
          return itemsResponse(engine, family, rows, call);
        },
      },
      archiveWorkflowOutputs: { support: 'faithful', handle: archiveOperation(engine, family) },
      unarchiveWorkflowOutputs: { support: 'faithful', handle: unarchiveOperation(engine, family) },
    },
  };
}

function sentItems({ body }: Call): readonly Sent[] {
  return (body as { readonly workflowOutputs?: readonly Sent[] }).workflowOutputs ?? [];
}
