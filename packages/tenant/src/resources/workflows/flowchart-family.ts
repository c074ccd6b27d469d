import type { Family } from '../../engine/family.ts';
import { itemFilters } from '../../engine/filters.ts';
import type { ItemRow } from '../../engine/item-row.ts';

/** A node of a flowchart, as the API shows it. */
export interface FlowchartNode {
  readonly id: string;
  readonly nodeType: 'ROOT' | 'TASK' | 'OUTPUT' | 'END';
  readonly nodeDetails: Readonly<Record<string, unknown>>;
}

/** An arrow from one node of a flowchart to another. */
export interface FlowchartEdge {
  readonly id: string;
  readonly fromNodeConfigId: string;
  readonly toNodeConfigId: string;
}

/** The stored body of a flowchart. */
export interface FlowchartBody {
  readonly nodeConfigs: readonly FlowchartNode[];
  readonly edgeConfigs: readonly FlowchartEdge[];
  readonly migratedFromFlowchartId: null;
  readonly migratedToFlowchartId: null;
}

/** Flowcharts: those that versions of a configuration hold, and those that tasks execute. */
export const flowchart: Family = {
  type: 'workflow_flowchart',
  label: 'Workflow Flowchart',
  prefix: 'wffc_',
  path: '/workflow-flowcharts',
  listKey: 'workflowFlowcharts',
  head: (row, lookup) => ({
    id: row.id,
    createdAt: lookup.time(row.created_at),
    modifiedAt: lookup.time(row.modified_at),
  }),
  filters: { createdAt: itemFilters.createdAt },
  defaultSort: 'createdAt:desc',
};

/** Versions of the flowchart by which the tasks of a schema run. */
export const flowchartConfigVersion: Family = {
  type: 'workflow_flowchart_config_version',
  label: 'Workflow Flowchart Config Version',
  prefix: 'wffccv_',
  path: '/workflow-flowchart-config-versions',
  listKey: 'workflowFlowchartConfigVersions',
  head: (row, lookup) => {
    const template = lookup.item(templateIdOf(row));
    return {
      id: row.id,
      createdAt: lookup.time(row.created_at),
      modifiedAt: lookup.time(row.modified_at),
      ...(template ? { templateFlowchart: { ...flowchart.head(template, lookup), ...flowchartBody(template) } } : {}),
    };
  },
  headOnly: true,
  filters: {},
  defaultSort: 'createdAt:desc',
};

/** The flowchart that a version holds. */
export function templateIdOf(version: ItemRow): string {
  return (JSON.parse(version.body) as { templateId: string }).templateId;
}

/** Reads what is stored of a flowchart. */
export function flowchartBody(row: ItemRow): FlowchartBody {
  return JSON.parse(row.body) as FlowchartBody;
}

/** A node of a flowchart by its id. */
export function flowchartNode(row: ItemRow | undefined, nodeId: string): FlowchartNode | undefined {
  return row && flowchartBody(row).nodeConfigs.find(({ id }) => id === nodeId);
}
