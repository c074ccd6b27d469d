import { invalidRequest } from '../../api-error.ts';
import type { Actor } from '../../engine/changes.ts';
import type { Engine } from '../../engine/engine.ts';
import type { FieldInput } from '../../engine/fields/write-fields.ts';
import type { FieldValues } from '../../engine/fields/field-definition.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import { createItem, updateItem } from '../../engine/write-item.ts';
import type { WorkflowTaskSchema } from '../schemas/workflow-task-schema.ts';
import { flowchart, flowchartBody, templateIdOf, type FlowchartNode } from './flowchart-family.ts';
import { outputBody } from './output-family.ts';
import { madeByApi } from './summaries.ts';
import { taskBody, type FlowchartPlace } from './task-family.ts';
import { groupsOfFlowchart, taskGroupBody, taskGroupFacets, type TaskGroupBody } from './task-group-family.ts';
import { createTask, rewriteTask } from './write-task.ts';
import { createTaskGroup, requireTaskSchema, type TaskGroupInput } from './write-task-group.ts';

/** Creates the group at the root of a schema's newest flowchart, and one for each of the steps. @throws {TenantApiError} 400, 403 */
export function createFlowchartGroups(
  engine: Engine,
  actor: Actor,
  schema: WorkflowTaskSchema,
  sent: TaskGroupInput,
): ItemRow {
  const flowchartConfigVersionId = schema.flowchartConfig?.flowchartConfigVersionIds[0];
  const version = engine.items.get(flowchartConfigVersionId ?? '');
  if (flowchartConfigVersionId === undefined || !version)
    throw invalidRequest(`Tasks of schema ${schema.name} are executed by a flowchart, and it has none yet.`);
  const flowchartId = templateIdOf(version);
  const nodes = nodesOf(engine, flowchartId);
  const rootNode = nodes.find(({ nodeType }) => nodeType === 'ROOT');
  const rootPlace = { flowchartConfigVersionId, flowchartId, nodeConfigId: rootNode?.id ?? '' };
  const root = createTaskGroup(engine, actor, schema, sent, rootPlace);
  const folderId = root.folder_id ?? '';
  for (const node of nodes.filter(({ nodeType }) => nodeType === 'TASK')) {
    const step = requireTaskSchema(engine, (node.nodeDetails['taskSchema'] as { id: string }).id);
    const watcherIds = step.isPropagateWatchersEnabled ? taskGroupBody(root).watcherIds : [];
    const place = { flowchartId, nodeConfigId: node.id, rootGroupId: root.id };
    createTaskGroup(engine, actor, step, { folderId, watcherIds, name: `${root.name}: ${step.name}` }, place);
  }
  return root;
}

/** Gives each of a flowchart's groups the watchers of its root, where their schemas say so. */
export function propagateWatchers(engine: Engine, actor: Actor, root: ItemRow): void {
  const { watcherIds } = taskGroupBody(root);
  for (const row of groupsOfFlowchart(engine, root.id)) {
    const before = taskGroupBody(row);
    if (!requireTaskSchema(engine, row.schema_id ?? '').isPropagateWatchersEnabled) continue;
    const body: TaskGroupBody = { ...before, watcherIds };
    updateItem(
      engine,
      actor,
      { label: 'Workflow Task Group' },
      row,
      { ...row, body: JSON.stringify(body) },
      {
        properties: [{ property: 'watchers', from: before.watcherIds, to: watcherIds }],
        index: { facets: taskGroupFacets(body), names: [] },
      },
    );
  }
}

/** Goes on with a flowchart after a task has changed: a root task in progress starts it, a step without outputs that is completed goes to the next. */
export function afterTask(engine: Engine, actor: Actor, before: ItemRow, after: ItemRow): ItemRow {
  const body = taskBody(after);
  const group = engine.items.get(body.groupId);
  const place = group && taskGroupBody(group);
  if (!group || !place?.flowchartId || place.nodeConfigId === undefined) return after;
  const { statusType } = body.status;
  if (statusType === taskBody(before).status.statusType) return after;
  if (place.rootGroupId === undefined) {
    if (statusType !== 'IN_PROGRESS' || body.flowchart?.executionFlowchartId !== undefined) return after;
    const executed = createItem(engine, actor, flowchart, {
      name: after.name,
      projectId: after.project_id,
      body: flowchartBodyOf(engine, place.flowchartId),
    });
    const started = rewriteTask(engine, actor, after, {
      ...body,
      flowchart: { sourceTaskIds: [], sourceOutputIds: [], rootTaskId: after.id, executionFlowchartId: executed.id },
    });
    feed(engine, actor, group, started.id, body.fields, { sourceTaskIds: [after.id], sourceOutputIds: [] });
    return started;
  }
  const { workflowOutputSchema } = requireTaskSchema(engine, after.schema_id ?? '');
  const rootTaskId = body.flowchart?.rootTaskId;
  if (statusType === 'COMPLETED' && workflowOutputSchema === null && rootTaskId !== undefined)
    feed(engine, actor, group, rootTaskId, body.fields, { sourceTaskIds: [after.id], sourceOutputIds: [] });
  return after;
}

/** Goes on with a flowchart after an output was created: it becomes a task of the next step. */
export function afterOutput(engine: Engine, actor: Actor, output: ItemRow): void {
  const { groupId, taskId, fields } = outputBody(output);
  const group = engine.items.get(groupId);
  const task = engine.items.get(taskId);
  const rootTaskId = task && taskBody(task).flowchart?.rootTaskId;
  if (!group || rootTaskId === undefined || rootTaskId === taskId) return;
  feed(engine, actor, group, rootTaskId, fields, { sourceTaskIds: [taskId], sourceOutputIds: [output.id] });
}

function feed(
  engine: Engine,
  actor: Actor,
  from: ItemRow,
  rootTaskId: string,
  values: FieldValues,
  sources: Pick<FlowchartPlace, 'sourceTaskIds' | 'sourceOutputIds'>,
): void {
  const { flowchartId = '', nodeConfigId = '', rootGroupId = from.id } = taskGroupBody(from);
  const node = nextStep(engine, flowchartId, nodeConfigId);
  const group = groupsOfFlowchart(engine, rootGroupId).find((row) => taskGroupBody(row).nodeConfigId === node?.id);
  if (!node || !group) return;
  const schema = requireTaskSchema(engine, group.schema_id ?? '');
  // What the next task knows is what has the same name and type.
  const fields: FieldInput = Object.fromEntries(
    schema.fieldDefinitions.flatMap(({ name, type, isMulti }) => {
      const value = values[name];
      return value?.type === type && value.isMulti === isMulti ? [[name, { value: value.value }]] : [];
    }),
  );
  createTask(
    engine,
    actor,
    group,
    { fields },
    {
      flowchart: { ...sources, rootTaskId },
      creationOrigin: { ...madeByApi, application: 'PROCESSES', originType: 'PROCESSES_SCHEMA_FIELD_MAPPER' },
    },
  );
}

function nextStep(engine: Engine, flowchartId: string, nodeId: string): FlowchartNode | undefined {
  const { nodeConfigs, edgeConfigs } = flowchartBodyOf(engine, flowchartId);
  const edge = edgeConfigs.find(({ fromNodeConfigId }) => fromNodeConfigId === nodeId);
  const next = nodeConfigs.find(({ id }) => id === edge?.toNodeConfigId);
  return next?.nodeType === 'OUTPUT'
    ? nextStep(engine, flowchartId, next.id)
    : next?.nodeType === 'TASK'
      ? next
      : undefined;
}

function nodesOf(engine: Engine, flowchartId: string): readonly FlowchartNode[] {
  return flowchartBodyOf(engine, flowchartId).nodeConfigs;
}

function flowchartBodyOf(engine: Engine, flowchartId: string): ReturnType<typeof flowchartBody> {
  const row = engine.items.get(flowchartId);
  if (!row) throw invalidRequest(`Invalid flowchart: ${flowchartId}.`, { invalidId: flowchartId });
  return flowchartBody(row);
}
