import { invalidRequest } from '../../api-error.ts';
import type { Actor } from '../../engine/changes.ts';
import type { Engine } from '../../engine/engine.ts';
import { EVERYONE, type ItemRow } from '../../engine/item-row.ts';
import { createItem, updateItem } from '../../engine/write-item.ts';
import type { WorkflowTaskSchema } from '../schemas/workflow-task-schema.ts';
import {
  flowchart,
  flowchartConfigVersion,
  type FlowchartBody,
  type FlowchartEdge,
  type FlowchartNode,
} from './flowchart-family.ts';
import { requireTaskSchema } from './write-task-group.ts';

/** What a new flowchart is made of. */
export interface NewFlowchart {
  /** The schema of the tasks at its root; its execution type is `FLOWCHART`. */
  readonly schemaId: string;
  /** The schemas of the tasks that follow, one after another. */
  readonly stepSchemaIds: readonly string[];
}

/** Makes the next version of the flowchart by which the tasks of a schema run. @throws {TenantApiError} 400 */
export function createFlowchart(engine: Engine, actor: Actor, made: NewFlowchart): ItemRow {
  const { ids } = engine.context;
  const root = requireTaskSchema(engine, made.schemaId);
  if (root.executionType !== 'FLOWCHART')
    throw invalidRequest(`Tasks of schema ${root.name} are executed as ${root.executionType}, not by a flowchart.`);
  const steps = made.stepSchemaIds.map((id) => requireTaskSchema(engine, id));
  if (steps.length === 0) throw invalidRequest('A flowchart needs a stepSchemaIds of one schema at least.');
  const template = createItem(engine, actor, flowchart, {
    name: root.name,
    scopeId: EVERYONE,
    body: chain(engine, root, steps),
  });
  const version = createItem(engine, actor, flowchartConfigVersion, {
    name: root.name,
    scopeId: EVERYONE,
    body: { templateId: template.id },
  });
  const row = engine.items.get(root.id);
  if (row) {
    const { id = ids.next('wffcc_'), flowchartConfigVersionIds = [] } = root.flowchartConfig ?? {};
    const flowchartConfig = { id, flowchartConfigVersionIds: [version.id, ...flowchartConfigVersionIds] };
    const body = JSON.stringify({ ...(JSON.parse(row.body) as object), flowchartConfig });
    updateItem(
      engine,
      actor,
      { label: 'Workflow Task Schema' },
      row,
      { ...row, body },
      {
        properties: [{ property: 'flowchartConfig', from: root.flowchartConfig, to: flowchartConfig }],
      },
    );
  }
  return version;
}

/** The root, each step with what it puts out, and the end, one behind the other. */
function chain(engine: Engine, root: WorkflowTaskSchema, steps: readonly WorkflowTaskSchema[]): FlowchartBody {
  const { ids } = engine.context;
  const node = (nodeType: FlowchartNode['nodeType'], detailsPrefix: string, details: object): FlowchartNode => ({
    id: ids.next('wffcnc_'),
    nodeType,
    nodeDetails: { id: ids.next(detailsPrefix), nodeType, ...details },
  });
  const nodeConfigs = [
    node('ROOT', 'wfrootnd_', { rootTaskSchema: summary(root) }),
    ...steps.flatMap((step) => [
      node('TASK', 'wftasknd_', { taskSchema: summary(step) }),
      ...(step.workflowOutputSchema
        ? [node('OUTPUT', 'wfoutnd_', { outputSchema: summary(step.workflowOutputSchema) })]
        : []),
    ]),
    node('END', 'wfendnd_', { name: 'End' }),
  ];
  const edgeConfigs = nodeConfigs.slice(1).map(({ id }, index): FlowchartEdge => ({
    id: ids.next('wffcec_'),
    fromNodeConfigId: nodeConfigs[index]?.id ?? '',
    toNodeConfigId: id,
  }));
  return { nodeConfigs, edgeConfigs, migratedFromFlowchartId: null, migratedToFlowchartId: null };
}

function summary({ id, name }: { readonly id: string; readonly name: string }): object {
  return { id, name };
}
