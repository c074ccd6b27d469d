import { token, type Actor, type Token } from '@ligase/core';
import type { Startable } from './define-workflow.ts';
import type { Deliveries } from './inbox/deliveries.ts';
import type { ReceiverStates } from './receiving/receiver-state.ts';

/** How a run ended. Of one that failed, a reply to a person holds the id and nothing else. */
export type Outcome =
  | { readonly status: 'succeeded'; readonly runId: string; readonly output: unknown }
  /** The message is for the person who asked. */
  | { readonly status: 'refused'; readonly runId: string; readonly message: string }
  | { readonly status: 'failed'; readonly runId: string }
  | { readonly status: 'cancelled'; readonly runId: string };

/** Where a run stands. */
export type RunStatus = 'queued' | 'running' | Outcome['status'];

/** Who asks for a run, and under which key. */
export interface StartOptions {
  /** Who asked. Default: the app itself. */
  readonly actor?: Actor;
  /** The sender's own id for what it asks, such as a webhook's: the same key again gives the same run. Default: a new one. */
  readonly key?: string;
  /** Ties together everything that one trigger caused. Default: a new one. */
  readonly correlationId?: string;
  /** How long to wait before the run begins. Default: 0. */
  readonly delayMs?: number;
}

/** A run, as far as it is known without its steps. */
export interface RunView {
  readonly runId: string;
  readonly workflow: string;
  readonly version: number;
  readonly status: RunStatus;
  readonly actor: Actor;
  readonly correlationId: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  /** Milliseconds since 1970; absent while it goes on. */
  readonly endedAt?: number;
  /** What a workflow gave that succeeded. */
  readonly output?: unknown;
  /** For the person who asked, of a run that was refused. */
  readonly message?: string;
  /** For whoever runs the app, of a run that failed. */
  readonly error?: { readonly code?: string; readonly message: string };
  /** The run that this one repeats from a step on. */
  readonly forkedFrom?: string;
  readonly parentRunId?: string;
}

/** One thing that a run did. */
export interface StepView {
  /** From 0: what `rerun` takes. */
  readonly index: number;
  readonly name: string;
  readonly error?: { readonly code?: string; readonly message: string };
  readonly startedAt?: number;
  readonly endedAt?: number;
  readonly childRunId?: string;
}

/** Which runs are asked for. */
export interface RunFilter {
  readonly status?: RunStatus;
  readonly workflow?: string;
  /** Default: 100. */
  readonly limit?: number;
}

/** What a run waits for. */
export interface Waiting {
  readonly topic: string;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/** The app's durable workflows. */
export interface Workflows extends Deliveries, ReceiverStates {
  /**
   * Starts a run; once this resolves, nothing short of losing the disk loses it. A key that was used before gives its run.
   *
   * @throws {InputError} `INPUT_INVALID` for an input that the workflow does not take.
   * @throws {WorkflowError} `WORKFLOW_UNKNOWN`.
   */
  start<Input>(workflow: Startable<Input> | string, input: Input, options?: StartOptions): Promise<string>;
  /** How a run ended; waits until it has. `undefined` when it goes on for longer than `timeoutMs` (default: no limit). */
  outcome(runId: string, options?: { readonly timeoutMs?: number }): Promise<Outcome | undefined>;
  /**
   * Sends a run what it waits for, or will wait for. The same key again is dropped.
   *
   * @throws {WorkflowError} `RUN_UNKNOWN`.
   */
  signal(runId: string, topic: string, payload: unknown, options: { readonly key: string }): Promise<void>;
  get(runId: string): Promise<RunView | undefined>;
  /** The newest first. */
  list(filter?: RunFilter): Promise<readonly RunView[]>;
  steps(runId: string): Promise<readonly StepView[]>;
  /** What the run waits for, when it does. */
  waitingOn(runId: string): Promise<Waiting | undefined>;
  /** What the run published under `key`; `undefined` when it has not. */
  published(runId: string, key: string): Promise<unknown>;
  /** Ends a run, and the runs that it started. What it did stays done. */
  cancel(runId: string): Promise<void>;
  /**
   * Repeats a run from a step on as a new run: what came before is taken from the old one. Default: from the step that failed,
   * or else from the start.
   */
  rerun(runId: string, options?: { readonly fromStep?: number }): Promise<string>;
  /** Runs that ended badly and wait for a person, the newest first. */
  deadLetters(options?: { readonly limit?: number }): Promise<readonly RunView[]>;
  /** Takes a run off the list of dead letters. */
  dismiss(runId: string): Promise<void>;
  /** Runs under way of which this app has no definition: a workflow or a version that was taken out too soon. */
  orphans(): Promise<readonly RunView[]>;
  /** Deletes the runs and deliveries that retention no longer keeps, and says how many runs. Done every hour by itself. */
  prune(): Promise<number>;
}

/** Names the app's durable workflows. */
export const workflows: Token<Workflows, 'workflows'> = token<Workflows>()('workflows');
