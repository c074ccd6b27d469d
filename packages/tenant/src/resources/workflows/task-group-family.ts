import type { Engine } from '../../engine/engine.ts';
import type { Family } from '../../engine/family.ts';
import { facetAnyOf, itemFilters, mentionedIn, nameFilters } from '../../engine/filters.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import type { Facet } from '../../engine/item-store.ts';
import type { Lookup } from '../../engine/lookup.ts';
import { folder } from '../folders.ts';
import type { TeamSummary } from '../party-summary.ts';
import { flowchartNode } from './flowchart-family.ts';
import { groupSummary, madeByApi, schemaSummary, summariesOf } from './summaries.ts';
import { facetOrNone, statusFilters } from './workflow-filters.ts';

/** The stored body of a task group. */
export interface TaskGroupBody {
  readonly displayId: string;
  readonly executionType: string;
  readonly watcherIds: readonly string[];
  readonly responsibleTeam: TeamSummary | null;
  /** Only of the group that is the root of a flowchart. */
  readonly flowchartConfigVersionId?: string;
  /** Only of groups in a flowchart: the version's flowchart, and the node in it. */
  readonly flowchartId?: string;
  readonly nodeConfigId?: string;
  readonly rootGroupId?: string;
}

/** Reads what is stored of a task group. */
export function taskGroupBody(row: ItemRow): TaskGroupBody {
  return JSON.parse(row.body) as TaskGroupBody;
}

/** Groups of workflow tasks of one schema. */
export function taskGroupFamily(engine: Engine): Family {
  return {
    type: 'workflow_task_group',
    label: 'Workflow Task Group',
    prefix: 'prs_',
    path: '/workflow-task-groups',
    listKey: 'workflowTaskGroups',
    idsKey: 'workflowTaskGroupIds',
    head: (row, lookup) => {
      const body = taskGroupBody(row);
      const inFolder = lookup.item(row.folder_id ?? '');
      const outputs = summariesOf(engine, 'workflow_output', 'group', row.id, lookup);
      return {
        id: row.id,
        name: row.name,
        displayId: body.displayId,
        webURL: lookup.webUrl(row.id),
        createdAt: lookup.time(row.created_at),
        modifiedAt: lookup.time(row.modified_at),
        creator: lookup.party(row.creator_id),
        creationOrigin: madeByApi,
        ...(inFolder ? { folder: folder.head(inFolder, lookup) } : {}),
        workflowTaskSchema: schemaSummary(row, lookup),
        executionType: body.executionType,
        watchers: lookup.parties(JSON.stringify(body.watcherIds)),
        responsibleTeam: body.responsibleTeam,
        workflowTasks: summariesOf(engine, 'workflow_task', 'group', row.id, lookup),
        outputs,
        workflowOutputs: outputs,
        ...flowchartMembers(engine, row, body, lookup),
        archiveRecord: row.archive_reason === null ? null : { reason: row.archive_reason },
      };
    },
    headOnly: true,
    filters: {
      schemaId: itemFilters.schemaId,
      folderId: itemFilters.folderId,
      projectId: itemFilters.projectId,
      watcherIds: facetOrNone('watcher'),
      executionTypes: facetAnyOf('executionType'),
      responsibleTeamIds: facetOrNone('responsibleTeam'),
      'statusIds.anyOf': statusFilters.anyOf,
      'statusIds.noneOf': statusFilters.noneOf,
      'statusIds.only': statusFilters.only,
      name: nameFilters.name,
      nameIncludes: nameFilters.nameIncludes,
      creatorIds: itemFilters.creatorIds,
      modifiedAt: itemFilters.modifiedAt,
      displayIds: facetAnyOf('displayId'),
      mentionedIn,
      archiveReason: itemFilters.archiveReason,
    },
    defaultSort: 'modifiedAt:desc',
  };
}

// The contract shows these only of groups in a flowchart.
function flowchartMembers(engine: Engine, row: ItemRow, body: TaskGroupBody, lookup: Lookup): object {
  const { flowchartConfigVersionId, flowchartId, nodeConfigId, rootGroupId } = body;
  if (flowchartId === undefined || nodeConfigId === undefined) return {};
  const root = lookup.seen(rootGroupId ?? row.id);
  const nodeConfig = flowchartNode(lookup.item(flowchartId), nodeConfigId);
  return {
    ...(nodeConfig ? { nodeConfig } : {}),
    ...(root ? { rootTaskGroup: groupSummary(root) } : {}),
    ...(flowchartConfigVersionId === undefined
      ? {}
      : {
          flowchartConfigVersionId,
          flowchartTaskGroups: groupsOfFlowchart(engine, row.id)
            .filter(({ id }) => lookup.seen(id))
            .map(nodeGroup),
        }),
  };
}

function nodeGroup(row: ItemRow): object {
  return { ...groupSummary(row), nodeConfigId: taskGroupBody(row).nodeConfigId };
}

/** The groups of a flowchart's nodes, found by the group at its root. */
export function groupsOfFlowchart(engine: Engine, rootGroupId: string): ItemRow[] {
  return engine.items.withFacet({ name: 'rootGroup', value: rootGroupId });
}

/** What lists find a task group by. */
export function taskGroupFacets({
  displayId,
  executionType,
  watcherIds,
  responsibleTeam,
  rootGroupId,
}: TaskGroupBody): Facet[] {
  return [
    { name: 'displayId', value: displayId },
    { name: 'executionType', value: executionType },
    ...watcherIds.map((value) => ({ name: 'watcher', value })),
    ...(responsibleTeam ? [{ name: 'responsibleTeam', value: responsibleTeam.id }] : []),
    ...(rootGroupId === undefined ? [] : [{ name: 'rootGroup', value: rootGroupId }]),
  ];
}
