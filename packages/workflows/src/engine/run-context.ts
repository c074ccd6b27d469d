import { DBOS } from '@dbos-inc/dbos-sdk';
import { RefusedError, type CallContext, type Requirements } from '@ligase/core';
import type {
  AnyWorkflow,
  ChildOptions,
  RunContext,
  Startable,
  StepInfo,
  StepOptions,
  WaitOptions,
} from '../define-workflow.ts';
import { validated } from '../schema.ts';
import { revivedError, StepError } from '../kept-error.ts';
import { attempts } from './attempts.ts';
import { isRunUnknown } from './engine-errors.ts';
import { endedOutcome } from './outcome.ts';
import { sleepUntil } from './sleep-until.ts';
import type { Runtime } from './runtime.ts';
import type { RunRecord, SentSignal } from './run-record.ts';

/** What a run did that can be taken back, the first step's first. */
export interface Undo {
  readonly name: string;
  readonly run: (info: StepInfo) => Promise<void>;
}

/** The context of one run, and what it did so far that can be taken back. */
export interface RunInProgress {
  readonly context: RunContext<Requirements>;
  readonly undos: readonly Undo[];
}

/** Gives one run what it works with. Each call is a step of the engine, in the order of the calls. */
export function runContext(runtime: Runtime, workflow: AnyWorkflow, runId: string, record: RunRecord): RunInProgress {
  const { drain, waits, clock } = runtime;
  const log = runtime.log.child({ workflow: workflow.name, runId });
  const undos: Undo[] = [];
  const counts = new Map<string, number>();
  let progressed = false;
  let earlier: Promise<number> | undefined;
  const nth = (name: string): string => {
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return count === 1 ? name : `${name}#${count}`;
  };

  const step = async <T>(
    name: string,
    work: (info: StepInfo) => Promise<T>,
    options: StepOptions<T> = {},
  ): Promise<T> => {
    const key = `${keyBase(runId)}/${nth(name)}`;
    const kept = await drain.work(() =>
      DBOS.runStep(
        () =>
          drain.keep(async () => {
            const signal = stepSignal(drain.signal);
            // Only steps that follow what is remembered can have been under way when a process before this one died.
            const before = progressed ? 0 : await (earlier ??= runtime.earlierAttempts(runId));
            const kept = await attempts(work, {
              name,
              key,
              before,
              within: (stepAttempt, attempt) =>
                runtime.scope.run({ ...originOf(workflow, runId, record), step: name, stepAttempt }, attempt),
              retry: options.retry ?? workflow.retry ?? {},
              timeoutMs: options.timeoutMs,
              signal,
              drain,
              clock,
              log,
            });
            progressed = true;
            return kept;
          }),
        { name },
      ),
    );
    if ('failed' in kept) throw revivedError(kept.failed);
    const { undo } = options;
    if (undo !== undefined) undos.push({ name: `undo ${name}`, run: (info) => undo(kept.done, info) });
    return kept.done;
  };

  const start = async <Input>(child: Startable<Input>, input: Input, options: ChildOptions = {}): Promise<string> => {
    const checked = await validated(child.input, input);
    if (checked.faults !== undefined)
      throw new StepError({
        name: 'InputError',
        code: 'INPUT_INVALID',
        message: `"${child.name}" does not take its input: ${checked.faults}`,
      });
    const childId = `${runId}/${child.name}/${options.key ?? nth(`start ${child.name}`)}`;
    const { actor, correlationId } = record;
    return await drain.work(() => runtime.begin(child.name, childId, { input: checked.value, actor, correlationId }));
  };
  const outcomeOf = (childId: string) =>
    drain.wait(() => endedOutcome(childId, () => DBOS.getResult(childId, { pollingIntervalMs: 100 })));

  const context: RunContext<Requirements> = {
    deps: runtime.depsOf(workflow),
    runId,
    actor: record.actor,
    log,
    signal: drain.signal,
    step,
    start,
    outcomeOf,
    async sleep(ms) {
      // Not the engine's own sleep: that keeps the process from ending until it is over.
      const until = await drain.work(() => DBOS.runStep(() => Promise.resolve(Date.now() + ms), { name: sleepStep }));
      await drain.wait(() => sleepUntil(until, drain.halt));
    },
    now: () => drain.work(() => DBOS.now()),
    tell: (told, topic, payload) =>
      step(`tell ${topic}`, async ({ key }) => {
        try {
          const sent: SentSignal = { payload };
          await DBOS.send(told, sent, topic, key);
          return true;
        } catch (error) {
          if (isRunUnknown(error)) return false;
          throw error;
        }
      }),
    async waitFor<T>(topic: string, { timeoutMs, schema }: WaitOptions<T>): Promise<T | undefined> {
      // A step of its own, so that one who looks at the run sees what it waits for, and until when.
      const until = await drain.work(() =>
        DBOS.runStep(() => Promise.resolve(Date.now() + timeoutMs), { name: `${waitPrefix}${topic}` }),
      );
      for (;;) {
        const sent = await drain.wait(() =>
          waits.during({ runId, topic }, () => DBOS.recv<SentSignal>(topic, { deadlineEpochMS: until })),
        );
        if (sent === null) return undefined;
        if (schema === undefined) return sent.payload as T;
        const checked = await validated(schema, sent.payload);
        if (checked.faults === undefined) return checked.value;
        log.warn({ topic, faults: checked.faults }, 'a signal is not as it should be, and is passed over');
      }
    },
    async child<Input, Output>(child: Startable<Input, Output>, input: Input, options?: ChildOptions): Promise<Output> {
      const outcome = await outcomeOf(await start(child, input, options));
      if (outcome.status === 'succeeded') return outcome.output as Output;
      if (outcome.status === 'refused') throw new RefusedError(outcome.message);
      throw new StepError({
        name: 'StepError',
        code: 'RUN_FAILED',
        message: `The run ${outcome.runId} of "${child.name}" was ${outcome.status === 'failed' ? 'a failure' : 'cancelled'}`,
      });
    },
    publish: (key, value) => drain.work(() => DBOS.setEvent(key, value)),
    patched: (change) => drain.work(() => DBOS.patch(change)),
  };
  return { context, undos };
}

/** Aborted at the end of the time of a stop, and when the run is cancelled. Must be called inside the step. */
function stepSignal(stopped: AbortSignal): () => AbortSignal {
  const status = DBOS.stepStatus;
  let signal: AbortSignal | undefined;
  return () => (signal ??= status === undefined ? stopped : AbortSignal.any([stopped, status.cancelSignal]));
}

/** The step that keeps until when a run sleeps. */
export const sleepStep = 'sleep';

/** What the steps of waits are named by: `wait for approval`. */
export const waitPrefix = 'wait for ';

/** A run that goes on where another failed does what that one did under the same keys. */
function keyBase(runId: string): string {
  return runId.replace(/~\d+$/, '');
}

/** Who asked for a run, as its requests carry it. */
export function originOf(workflow: AnyWorkflow, runId: string, { actor, correlationId }: RunRecord): CallContext {
  return { actor, workflow: workflow.name, runId, correlationId };
}
