import { CompositionError, type Actor, type Logger, type Requirements, type Resolved } from '@ligase/core';
import type { Outcome } from './contract.ts';
import type { RetryPolicy } from './retry.ts';
import type { Schema } from './schema.ts';

/** What the work of a step is handed. */
export interface StepInfo {
  /** The same however often the step is run: the idempotency key for whatever the step does outside. */
  readonly key: string;
  /** From 1. A step that a crash interrupted begins at 1 again. */
  readonly attempt: number;
  /** Aborted when the attempt takes too long, the run is cancelled, or the app stops. */
  readonly signal: AbortSignal;
}

/** How a step is done. */
export interface StepOptions<T> {
  /** Default: see {@link RetryPolicy}. */
  readonly retry?: RetryPolicy;
  /** How long one attempt may take. Default: no limit of its own. */
  readonly timeoutMs?: number;
  /**
   * Takes back what the step did, when the run fails or is refused later. The last step's is run first; each is a step itself.
   * A run that is cancelled leaves what it did.
   */
  readonly undo?: (done: T, info: StepInfo) => Promise<void>;
}

/** What a run waits for. */
export interface WaitOptions<T> {
  /** After this the wait gives `undefined`. */
  readonly timeoutMs: number;
  /** A signal that is not as the schema has it is logged and passed over; the wait goes on. Default: any. */
  readonly schema?: Schema<T>;
}

/** What starts a child run. */
export interface ChildOptions {
  /** Tells the children of one run apart. Default: the number of the child, in the order of the calls. */
  readonly key?: string;
}

/** What a run has to work with. Everything but `deps` and `log` is remembered across a crash. */
export interface RunContext<R extends Requirements> {
  /** The services that the workflow requires. Call them inside steps. */
  readonly deps: Resolved<R>;
  readonly runId: string;
  readonly actor: Actor;
  /** Stamps every line with the run and the workflow. */
  readonly log: Logger;
  /** Aborted when the app stops. */
  readonly signal: AbortSignal;
  /**
   * Does a piece of work once and remembers its result, which must be plain data (dates, maps, sets and big integers are). Work
   * that was under way when the process died is **done again**: give what it does outside `key`, or look before you create.
   *
   * @throws {RefusedError} as the work threw it.
   * @throws {StepError} with the code and the message of any other error of the work.
   */
  readonly step: <T>(name: string, work: (info: StepInfo) => Promise<T>, options?: StepOptions<T>) => Promise<T>;
  /** Waits; the time goes on while the app is down. */
  readonly sleep: (ms: number) => Promise<void>;
  /** Milliseconds since 1970, the same when the run is replayed. */
  readonly now: () => Promise<number>;
  /** Waits for a signal. One that was sent before the wait is kept. `undefined` when none came in time. */
  readonly waitFor: <T>(topic: string, options: WaitOptions<T>) => Promise<T | undefined>;
  /** Sends another run what it waits for, or will wait for, once. `false` when there is no such run; it may have been pruned. */
  readonly tell: (runId: string, topic: string, payload: unknown) => Promise<boolean>;
  /** Starts a run of another workflow, once, and gives its id. It inherits the actor. */
  readonly start: <Input>(workflow: Startable<Input>, input: Input, options?: ChildOptions) => Promise<string>;
  /**
   * Starts a run of another workflow, once, and gives its output.
   *
   * @throws {RefusedError} when the child refused.
   * @throws {StepError} `RUN_FAILED` when it failed or was cancelled.
   */
  readonly child: <Input, Output>(
    workflow: Startable<Input, Output>,
    input: Input,
    options?: ChildOptions,
  ) => Promise<Output>;
  /** The outcome of a run, when it is there. */
  readonly outcomeOf: (runId: string) => Promise<Outcome>;
  /** Shows a value to whoever asks for the run's progress. */
  readonly publish: (key: string, value: unknown) => Promise<void>;
  /**
   * Whether to do the change of this name: not in a run that was past this place before the change was made. Guards a change to a
   * workflow that has runs under way.
   */
  readonly patched: (change: string) => Promise<boolean>;
}

/** Five fields, or six with seconds first: `0 6 * * 1-5`. What stands in them is looked at when the app starts. */
export type Cron = `${string} ${string} ${string} ${string} ${string}`;

/** When a workflow starts by itself. */
export interface Schedule<Input> {
  /** Kebab-case, unique in the workflow: `nightly`. */
  readonly name: string;
  readonly cron: Cron;
  /** An IANA name: `Europe/Zurich`. Default: UTC. */
  readonly timeZone?: string;
  /**
   * How far back runs are made up for at a start whose time came while no process of the app was there. With the time from one to
   * the next, such as 86,400,000 for `0 6 * * *`, the last one is. Default: 0, what was missed is skipped.
   */
  readonly catchUpMs?: number;
  /** The input of the run that begins at `at`. */
  readonly input: (at: Date) => Input;
}

/** One job, in named durable steps. */
export interface Workflow<Name extends string, R extends Requirements, Input, Output> {
  /** A verb and a noun in kebab-case: `announce-review`. */
  readonly name: Name;
  /** Goes up when the steps change. Versions stand beside each other until the runs of the old one are done. Default: 1. */
  readonly version?: number;
  readonly requires: R;
  /** What starts a run: checked when it is asked for, and not again. */
  readonly input: Schema<Input>;
  /** How steps are retried that say nothing else. */
  readonly retry?: RetryPolicy;
  readonly schedules?: readonly Schedule<Input>[];
  run(context: RunContext<R>, input: Input): Promise<Output>;
}

/** A workflow, as whoever starts it sees it. */
export interface Startable<Input, Output = unknown> {
  readonly name: string;
  readonly input: Schema<Input>;
  // oxlint-disable-next-line typescript/no-explicit-any -- whoever starts a workflow does not know what its runs are given
  run(context: any, input: Input): Promise<Output>;
}

/** The upper bound of all workflows. */
export interface AnyWorkflow {
  readonly name: string;
  readonly version?: number;
  readonly requires: Requirements;
  readonly retry?: RetryPolicy;
  // oxlint-disable-next-line typescript/no-explicit-any -- inputs are both taken and given
  readonly input: Schema<any>;
  // oxlint-disable-next-line typescript/no-explicit-any -- as above
  readonly schedules?: readonly Schedule<any>[];
  // oxlint-disable-next-line typescript/no-explicit-any -- as above
  run(context: any, input: any): Promise<unknown>;
}

/**
 * Gives a workflow its types: `deps` from `requires`, `input` from its schema.
 *
 * @throws {CompositionError} `APP_INVALID` for a name, a version or a schedule that cannot be one.
 */
export function defineWorkflow<const Name extends string, const R extends Requirements, Input, Output>(
  workflow: Workflow<Name, R, Input, Output>,
): Workflow<Name, R, Input, Output> {
  const { name, version = 1, schedules = [] } = workflow;
  const faults = [
    ...(kebab.test(name) ? [] : [`its name is lower-case words joined by "-"; got ${JSON.stringify(name)}`]),
    ...(Number.isInteger(version) && version > 0 ? [] : [`its version is 1, 2, 3…; got ${String(version)}`]),
    ...schedules.flatMap((one) => (kebab.test(one.name) ? [] : [`"${one.name}" is no name for a schedule`])),
    ...schedules.flatMap(({ name: one, catchUpMs = 0 }) =>
      catchUpMs >= 0 ? [] : [`"${one}" catches up with 0 ms or more; got ${catchUpMs}`],
    ),
  ];
  if (faults.length > 0) throw new CompositionError('APP_INVALID', `Workflow "${name}": ${faults.join('; ')}`);
  return workflow;
}

const kebab = /^[a-z][a-z0-9-]*$/;

/** `announce-review@2`: what a version of a workflow is kept under. */
export function versionedName({ name, version = 1 }: Pick<AnyWorkflow, 'name' | 'version'>): string {
  return `${name}@${version}`;
}
