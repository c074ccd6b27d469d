export {
  workflows,
  type Outcome,
  type RunFilter,
  type RunStatus,
  type RunView,
  type StartOptions,
  type StepView,
  type Waiting,
  type Workflows,
} from './contract.ts';
export {
  defineWorkflow,
  type AnyWorkflow,
  type ChildOptions,
  type Cron,
  type RunContext,
  type Schedule,
  type Startable,
  type StepInfo,
  type StepOptions,
  type WaitOptions,
  type Workflow,
} from './define-workflow.ts';
export type { DeadDelivery, Deliveries, Delivery } from './inbox/deliveries.ts';
export { defineTrigger, type AnyTrigger, type Trigger } from './inbox/trigger.ts';
export type { ReceiverState, ReceiverStates } from './receiving/receiver-state.ts';
export type { Retention } from './engine/retention.ts';
export type { RetryPolicy } from './retry.ts';
export { uncheckedInput, type Schema, type SchemaResult } from './schema.ts';
export { StepError, type KeptError } from './kept-error.ts';
export { engineDatabase, type DatabaseOptions, type EngineDatabase } from './store/engine-database.ts';
export { readAuditTrail, type KeptTrail } from './audit/read-audit-trail.ts';
export type { ChainedRecord, ChainHead, DatabaseSink } from './audit/database-sink.ts';
export { moveStore, type Moved, type MoveOptions } from './store/move-store.ts';
export { workflowsPlugin, type WorkflowsOptions } from './workflows-plugin.ts';
