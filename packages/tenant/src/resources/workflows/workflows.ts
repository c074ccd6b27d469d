import type { Engine } from '../../engine/engine.ts';
import type { Feature } from '../../feature.ts';
import type { Storage } from '../../storage/storage.ts';
import { flowcharts, type Flowcharts } from './flowcharts.ts';
import { legacyWorkflows, type LegacyWorkflows } from './legacy-workflows.ts';
import { workflowOutputs } from './workflow-outputs.ts';
import { taskGroups } from './task-groups.ts';
import { workflowTasks, type WorkflowTasks } from './workflow-tasks.ts';

/** Workflows: what people do with them in Benchling's UI, and what only the API does. */
export interface Workflows {
  readonly makers: {
    readonly flowcharts: Flowcharts;
    readonly workflowTasks: WorkflowTasks;
    readonly legacyWorkflows: LegacyWorkflows;
  };
  readonly features: readonly Feature[];
}

/** Workflow task groups, tasks, outputs and flowcharts, and legacy workflows. */
export function workflows(engine: Engine, storage: Storage): Workflows {
  return {
    makers: {
      flowcharts: flowcharts(engine),
      workflowTasks: workflowTasks(engine, storage),
      legacyWorkflows: legacyWorkflows(engine),
    },
    features: [taskGroups(engine), workflowOutputs(engine)],
  };
}
