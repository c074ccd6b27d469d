/** What a workflow for a task is started with. */
export interface TaskInput {
  readonly taskId: string;
}
