import type { SampleGroupsExecution } from '../resources/requests/fulfil-request.ts';
import type { NewFlowchart } from '../resources/workflows/create-flowchart.ts';
import type { TaskExecution } from '../resources/workflows/execute-tasks.ts';
import type { NewLegacyWorkflow } from '../resources/workflows/legacy-workflows.ts';
import type { Acting } from './acting.ts';

/** What people do with workflows and legacy requests in Benchling's UI. */
export interface WorkflowControl {
  /** Makes the next version of the flowchart by which the tasks of a schema run, one step after another. */
  createFlowchart(flowchart: NewFlowchart & Acting): { readonly id: string };
  /** Starts workflow tasks in a new entry from the template of their schema, and gives the entry. */
  executeWorkflowTasks(execution: TaskExecution & Acting): { readonly entryId: string };
  /** Says in which entry how far sample groups of a legacy request have come. */
  executeSampleGroups(execution: { readonly requestId: string } & SampleGroupsExecution & Acting): void;
  createLegacyWorkflow(workflow: NewLegacyWorkflow & Acting): { readonly id: string };
}
