import type { Actor } from '../../engine/changes.ts';
import type { Engine } from '../../engine/engine.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import { getOperation, listOperation } from '../../engine/read-operations.ts';
import type { Feature } from '../../feature.ts';
import { createFlowchart, type NewFlowchart } from './create-flowchart.ts';
import { flowchart, flowchartConfigVersion } from './flowchart-family.ts';

/** Flowcharts, and how to make them. */
export interface Flowcharts extends Feature {
  /** Makes a version of a schema's flowchart. Benchling offers this only in its UI. @throws {TenantApiError} 400 */
  create(actor: Actor, made: NewFlowchart): ItemRow;
}

/** Workflow flowcharts and the versions of their configurations. */
export function flowcharts(engine: Engine): Flowcharts {
  const faithful = { support: 'faithful' } as const;
  return {
    name: 'workflow-flowcharts',
    create: (actor, made) => engine.context.db.transaction(() => createFlowchart(engine, actor, made)),
    operations: {
      listWorkflowFlowcharts: { ...faithful, handle: listOperation(engine, flowchart) },
      getWorkflowFlowchart: { ...faithful, handle: getOperation(engine, flowchart, 'workflow_flowchart_id') },
      getWorkflowFlowchartConfigVersion: {
        ...faithful,
        handle: getOperation(engine, flowchartConfigVersion, 'workflow_flowchart_config_version_id'),
      },
    },
  };
}
