import type { CallScope, Clock, Logger } from '@ligase/core';
import type { AnyWorkflow } from '../define-workflow.ts';
import type { Drain } from './drain.ts';
import type { RunRecord } from './run-record.ts';
import type { Waits } from './waits.ts';

/** What the runs of one engine share. */
export interface Runtime {
  readonly clock: Clock;
  readonly scope: CallScope;
  readonly log: Logger;
  readonly drain: Drain;
  readonly waits: Waits;
  /** The services that a workflow requires, under its own names. */
  depsOf(workflow: AnyWorkflow): Readonly<Record<string, unknown>>;
  /** How often what comes after the remembered steps of a run was under way before, when its process died. */
  earlierAttempts(runId: string): Promise<number>;
  /**
   * Starts a run of the newest version, or gives the one that has this id, and gives the id.
   *
   * @throws {WorkflowError} `WORKFLOW_UNKNOWN`.
   */
  begin(name: string, runId: string, record: RunRecord, delayMs?: number): Promise<string>;
}
