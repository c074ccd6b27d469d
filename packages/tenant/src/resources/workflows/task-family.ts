import type { Engine } from '../../engine/engine.ts';
import type { Family } from '../../engine/family.ts';
import type { FieldValues } from '../../engine/fields/field-definition.ts';
import { facetAnyOf, itemFilters, linkedAnyOf, nameFilters } from '../../engine/filters.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import type { Facet } from '../../engine/item-store.ts';
import { teamSummary, type PartySummary } from '../party-summary.ts';
import type { TaskStatus } from '../schemas/status-lifecycle.ts';
import { groupSummary, schemaSummary, summariesById, summariesOf, type CreationOrigin } from './summaries.ts';
import { facetOrNone, linksToAll, linksToNone, ofGroup, scheduled } from './workflow-filters.ts';

/** Where a task was done. */
export interface ExecutionOrigin {
  readonly type: 'API' | 'ENTRY';
  readonly entryId: string | null;
  readonly originModalUuid: null;
}

/** Where a task stands in a flowchart. */
export interface FlowchartPlace {
  /** The task at the root: itself, for the one that executes the flowchart. */
  readonly rootTaskId?: string;
  readonly executionFlowchartId?: string;
  readonly sourceTaskIds: readonly string[];
  readonly sourceOutputIds: readonly string[];
}

/** The stored body of a task. */
export interface TaskBody {
  readonly groupId: string;
  readonly executionType: string;
  readonly fields: FieldValues;
  readonly status: TaskStatus;
  readonly assigneeId: string | null;
  readonly scheduledOn: string | null;
  readonly clonedFromId: string | null;
  readonly responsibleParties: readonly PartySummary[];
  readonly creationOrigin: CreationOrigin;
  readonly executionOrigin: ExecutionOrigin | null;
  readonly flowchart?: FlowchartPlace;
}

/** Reads what is stored of a task. */
export function taskBody(row: ItemRow): TaskBody {
  return JSON.parse(row.body) as TaskBody;
}

/** Workflow tasks. Their names are their display ids. */
export function taskFamily(engine: Engine): Family {
  return {
    type: 'workflow_task',
    label: 'Workflow Task',
    prefix: 'wftask_',
    path: '/workflow-tasks',
    listKey: 'workflowTasks',
    idsKey: 'workflowTaskIds',
    head: (row, lookup) => {
      const body = taskBody(row);
      const { flowchart } = body;
      const [clonedFrom = null] = summariesById(lookup, body.clonedFromId === null ? [] : [body.clonedFromId]);
      const [rootTask] = summariesById(lookup, flowchart?.rootTaskId === undefined ? [] : [flowchart.rootTaskId]);
      const group = lookup.seen(body.groupId);
      const outputs = summariesOf(engine, 'workflow_output', 'task', row.id, lookup);
      return {
        id: row.id,
        displayId: row.name,
        webURL: lookup.webUrl(row.id),
        createdAt: lookup.time(row.created_at),
        modifiedAt: lookup.time(row.modified_at),
        creator: lookup.party(row.creator_id),
        creationOrigin: body.creationOrigin,
        ...(group ? { workflowTaskGroup: groupSummary(group) } : {}),
        schema: schemaSummary(row, lookup),
        fields: body.fields,
        status: body.status,
        assignee: body.assigneeId === null ? null : lookup.party(body.assigneeId),
        responsibleParties: body.responsibleParties,
        scheduledOn: body.scheduledOn,
        executionType: body.executionType,
        executionOrigin: body.executionOrigin,
        clonedFrom,
        outputs,
        workflowOutputs: outputs,
        sourceTasks: summariesById(lookup, flowchart?.sourceTaskIds ?? []),
        sourceOutputs: summariesById(lookup, flowchart?.sourceOutputIds ?? []),
        nextTasks: summariesOf(engine, 'workflow_task', 'sourceTask', row.id, lookup),
        nextOutputs: flowchart ? outputs : [],
        ...(rootTask ? { rootTask } : {}),
        ...(flowchart?.executionFlowchartId === undefined
          ? {}
          : { executionFlowchartId: flowchart.executionFlowchartId }),
        archiveRecord: row.archive_reason === null ? null : { reason: row.archive_reason },
      };
    },
    headOnly: true,
    filters: {
      workflowTaskGroupIds: linkedAnyOf('group'),
      schemaId: itemFilters.schemaId,
      statusIds: facetAnyOf('status'),
      assigneeIds: facetOrNone('assignee'),
      watcherIds: ofGroup(facetOrNone('watcher')),
      responsibleTeamIds: facetOrNone('responsibleTeam'),
      executionOriginIds: linkedAnyOf('executionEntry'),
      executionTypes: facetAnyOf('executionType'),
      'linkedItemIds.anyOf': facetAnyOf('link'),
      'linkedItemIds.allOf': linksToAll,
      'linkedItemIds.noneOf': linksToNone,
      name: nameFilters.name,
      nameIncludes: nameFilters.nameIncludes,
      displayIds: nameFilters['names.anyOf.caseSensitive'],
      creatorIds: itemFilters.creatorIds,
      scheduledOn: scheduled('='),
      'scheduledOn.lt': scheduled('<'),
      'scheduledOn.lte': scheduled('<='),
      'scheduledOn.gte': scheduled('>='),
      'scheduledOn.gt': scheduled('>'),
      modifiedAt: itemFilters.modifiedAt,
      archiveReason: itemFilters.archiveReason,
    },
    defaultSort: 'modifiedAt:desc',
  };
}

/** What lists find a task by, besides its fields. */
export function taskFacets(engine: Engine, body: TaskBody): Facet[] {
  const { groupId, executionType, status, assigneeId, scheduledOn, responsibleParties, executionOrigin, flowchart } =
    body;
  const teams = engine.items.facets(groupId).filter(({ name }) => name === 'responsibleTeam');
  return [
    { name: 'group', value: groupId },
    { name: 'executionType', value: executionType },
    { name: 'status', value: status.id },
    ...(assigneeId === null ? [] : [{ name: 'assignee', value: assigneeId }]),
    ...(scheduledOn === null ? [] : [{ name: 'scheduledOn', value: scheduledOn }]),
    ...(executionOrigin?.entryId ? [{ name: 'executionEntry', value: executionOrigin.entryId }] : []),
    ...responsibleParties
      .filter(({ id }) => teamSummary(engine, id))
      .map(({ id }) => ({ name: 'responsibleTeam', value: id })),
    ...teams,
    ...(flowchart?.sourceTaskIds ?? []).map((value) => ({ name: 'sourceTask', value })),
    ...(flowchart?.sourceOutputIds ?? []).map((value) => ({ name: 'sourceOutput', value })),
    ...(flowchart?.rootTaskId === undefined ? [] : [{ name: 'rootTask', value: flowchart.rootTaskId }]),
  ];
}
