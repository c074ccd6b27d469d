export * from './contract.ts';
export { fieldValues, toFields } from './field-values.ts';
export { isStatus, nextStatus } from './status/next-status.ts';
export { isOpen } from './tasks/answer-task.ts';
export { isClaimedBy } from './tasks/claim-task.ts';
export { tasksPlugin } from './tasks-plugin.ts';
export { taskSummary, type TaskSummary } from './tasks/task-summary.ts';
