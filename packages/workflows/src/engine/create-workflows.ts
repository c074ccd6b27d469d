import { DBOS } from '@dbos-inc/dbos-sdk';
import { InputError } from '@ligase/core';
import type { Outcome, Workflows } from '../contract.ts';
import type { Deliveries } from '../inbox/deliveries.ts';
import type { ReceiverStates } from '../receiving/receiver-state.ts';
import type { AnyWorkflow } from '../define-workflow.ts';
import { validated } from '../schema.ts';
import { WorkflowError } from '@ligase/core';
import type { RunFunction } from './create-engine.ts';
import type { Ledger } from './ledger.ts';
import { endedOutcome } from './outcome.ts';
import { runIdOf } from './run-id.ts';
import type { RunEnd } from './run-record.ts';
import { runViews } from './run-views.ts';
import type { Runtime } from './runtime.ts';

/** The app's workflows, over an engine that was started: all but what comes in. */
export function createWorkflows(engine: {
  readonly app: string;
  readonly runtime: Runtime;
  readonly ledger: Ledger;
  readonly functions: ReadonlyMap<string, RunFunction>;
  readonly newest: ReadonlyMap<string, AnyWorkflow>;
  prune(): Promise<number>;
}): Omit<Workflows, keyof (Deliveries & ReceiverStates)> {
  const { app, runtime, ledger, functions, newest } = engine;
  const views = runViews(app, ledger);
  const known = async (runId: string) => {
    const run = await views.get(runId);
    if (run === undefined) throw new WorkflowError('RUN_UNKNOWN', `There is no run ${runId}; it may have been pruned`);
    return run;
  };

  return {
    async start(workflow, input, options = {}) {
      const name = typeof workflow === 'string' ? workflow : workflow.name;
      const { actor = { kind: 'app', id: app }, key = crypto.randomUUID(), delayMs } = options;
      const runId = runIdOf(app, name, key);
      const definition = newest.get(name);
      const checked = definition === undefined ? { value: input } : await validated<unknown>(definition.input, input);
      if (checked.faults !== undefined)
        throw new InputError('INPUT_INVALID', `"${name}" does not take its input: ${checked.faults}`);
      const correlationId = options.correlationId ?? runtime.scope.current()?.correlationId ?? crypto.randomUUID();
      return await runtime.begin(name, runId, { input: checked.value, actor, correlationId }, delayMs);
    },
    async outcome(runId, { timeoutMs } = {}) {
      if ((await DBOS.getWorkflowStatus(runId)) === null) await known(runId);
      const waiting = { pollingIntervalMs: 100, ...(timeoutMs !== undefined && { timeoutSeconds: timeoutMs / 1000 }) };
      let end: RunEnd | null = null;
      const outcome: Outcome = await endedOutcome(
        runId,
        async () => (end = await DBOS.getResult<RunEnd>(runId, waiting)),
      );
      if (end !== null) return outcome;
      // Out of time looks like a run that gave nothing; a run that was stopped looks like one that was cancelled.
      const { status } = await known(runId);
      if (status === 'running' || status === 'queued') return undefined;
      return status === 'failed' ? { status, runId } : outcome;
    },
    async signal(runId, topic, payload, { key }) {
      await known(runId);
      await DBOS.send(runId, { payload }, topic, `${runId}/${topic}/${key}`);
    },
    get: (runId) => views.get(runId),
    list: (filter = {}) => views.list(filter),
    steps: (runId) => views.steps(runId),
    waitingOn: (runId) => views.waitingOn(runId),
    published: async (runId, key) => (await DBOS.getEvent(runId, key, { timeoutSeconds: 0 })) ?? undefined,
    async cancel(runId) {
      await known(runId);
      await DBOS.cancelWorkflow(runId, { cancelChildren: true });
    },
    async rerun(runId, { fromStep } = {}) {
      const run = await known(runId);
      const steps = await views.steps(runId);
      const undone = steps.some(({ name }) => name.startsWith('undo '));
      const failed = steps.findLast(({ error }) => error !== undefined)?.index;
      const from = fromStep ?? (undone ? 0 : (failed ?? 0));
      const before = await DBOS.listWorkflows({
        applicationName: app,
        forkedFrom: runId,
        loadInput: false,
        loadOutput: false,
      });
      // What was taken back must be done again, so its steps get keys of their own; what was not must not be done twice.
      const newWorkflowID = `${runId}${undone ? '+' : '~'}${before.length + 1}`;
      await DBOS.forkWorkflow(runId, from, { newWorkflowID });
      if (run.status === 'failed') await ledger.dismissed(runId);
      return newWorkflowID;
    },
    deadLetters: ({ limit = 100 } = {}) => views.list({ status: 'failed', undismissed: true, limit }),
    async dismiss(runId) {
      await known(runId);
      await ledger.dismissed(runId);
    },
    async orphans() {
      const [running, queued] = await Promise.all(
        (['running', 'queued'] as const).map((status) =>
          views.list({ status, unlike: (name) => !functions.has(name) }),
        ),
      );
      return [...(running ?? []), ...(queued ?? [])];
    },
    prune: () => engine.prune(),
  };
}
