import type { Resources } from '../resources/resources.ts';
import { from, type ControlBase } from './control-base.ts';
import type { WorkflowControl } from './workflow-control.ts';

/** What people do with workflows and requests in Benchling's UI, for which the API has no operation. */
export function workflowControls(
  base: ControlBase,
  { flowcharts, workflowTasks, requests, legacyWorkflows }: Resources,
): WorkflowControl {
  return {
    createFlowchart: (made) => ({ id: flowcharts.create(from(base.actor(made)), made).id }),
    executeWorkflowTasks: (execution) => ({
      entryId: workflowTasks.execute(from(base.actor(execution)), execution).id,
    }),
    executeSampleGroups({ requestId, ...execution }) {
      requests.execute(from(base.actor(execution)), requestId, execution);
    },
    createLegacyWorkflow: (made) => ({ id: legacyWorkflows.create(from(base.actor(made)), made).id }),
  };
}
