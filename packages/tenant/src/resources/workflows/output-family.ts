import type { Engine } from '../../engine/engine.ts';
import type { Family } from '../../engine/family.ts';
import type { FieldValues } from '../../engine/fields/field-definition.ts';
import { facetAnyOf, itemFilters, linkedAnyOf, nameFilters } from '../../engine/filters.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import type { Facet } from '../../engine/item-store.ts';
import { outputSchemaOf } from '../schemas/workflow-task-schema.ts';
import { groupSummary, madeByApi, summariesById, summariesOf } from './summaries.ts';
import { facetOrNone, linksToAll, linksToNone, ofGroup } from './workflow-filters.ts';

/** The stored body of an output. */
export interface OutputBody {
  readonly groupId: string;
  readonly taskId: string;
  readonly fields: FieldValues;
}

/** Reads what is stored of an output. */
export function outputBody(row: ItemRow): OutputBody {
  return JSON.parse(row.body) as OutputBody;
}

/** What workflow tasks put out. Their names are their display ids; their schema is that of their task. */
export function outputFamily(engine: Engine): Family {
  return {
    type: 'workflow_output',
    label: 'Workflow Output',
    prefix: 'wfout_',
    path: '/workflow-outputs',
    listKey: 'workflowOutputs',
    idsKey: 'workflowOutputIds',
    schemaOf: outputSchemaOf,
    head: (row, lookup) => {
      const { groupId, taskId, fields } = outputBody(row);
      const group = lookup.seen(groupId);
      const [workflowTask] = summariesById(lookup, [taskId]);
      return {
        id: row.id,
        displayId: row.name,
        webURL: lookup.webUrl(row.id),
        createdAt: lookup.time(row.created_at),
        modifiedAt: lookup.time(row.modified_at),
        creationOrigin: madeByApi,
        fields,
        ...(workflowTask ? { workflowTask } : {}),
        ...(group ? { workflowTaskGroup: groupSummary(group) } : {}),
        sourceTasks: workflowTask ? [workflowTask] : [],
        sourceOutputs: [],
        nextTasks: summariesOf(engine, 'workflow_task', 'sourceOutput', row.id, lookup),
        nextOutputs: [],
        archiveRecord: row.archive_reason === null ? null : { reason: row.archive_reason },
      };
    },
    headOnly: true,
    filters: {
      workflowTaskGroupIds: linkedAnyOf('group'),
      workflowTaskIds: linkedAnyOf('task'),
      schemaId: itemFilters.schemaId,
      watcherIds: ofGroup(facetOrNone('watcher')),
      responsibleTeamIds: ofGroup(facetOrNone('responsibleTeam')),
      creationOriginIds: facetAnyOf('creationEntry'),
      'linkedItemIds.anyOf': facetAnyOf('link'),
      'linkedItemIds.allOf': linksToAll,
      'linkedItemIds.noneOf': linksToNone,
      name: nameFilters.name,
      nameIncludes: nameFilters.nameIncludes,
      displayIds: nameFilters['names.anyOf.caseSensitive'],
      creatorIds: itemFilters.creatorIds,
      modifiedAt: itemFilters.modifiedAt,
      archiveReason: itemFilters.archiveReason,
    },
    defaultSort: 'modifiedAt:desc',
  };
}

/** What lists find an output by, besides its fields. */
export function outputFacets({ groupId, taskId }: OutputBody): Facet[] {
  return [
    { name: 'group', value: groupId },
    { name: 'task', value: taskId },
  ];
}
