import type { Resources } from '../resources/resources.ts';
import { from, type ControlBase } from './control-base.ts';
import type { Control } from './control.ts';

type WorkflowControls = Pick<
  Control,
  'createFlowchart' | 'executeWorkflowTasks' | 'executeSampleGroups' | 'createLegacyWorkflow'
>;

/** What people do with workflows and requests in Benchling's UI, for which the API has no operation. */
export function workflowControls(
  base: ControlBase,
  { flowcharts, workflowTasks, requests, legacyWorkflows }: Resources,
): WorkflowControls {
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
