import { DBOS } from '@dbos-inc/dbos-sdk';
import type { CallScope, Clock, Logger } from '@ligase/core';
import type { Workflows } from '../contract.ts';
import { versionedName, type AnyWorkflow } from '../define-workflow.ts';
import { createInbox } from '../inbox/create-inbox.ts';
import { createDeliveryTable } from '../inbox/delivery-table.ts';
import type { AnyTrigger } from '../inbox/trigger.ts';
import { createReceiverTable } from '../receiving/receiver-table.ts';
import type { Store } from '../store/store.ts';
import { createLedger } from './ledger.ts';
import { createWorkflows } from './create-workflows.ts';
import { drain, type Drain } from './drain.ts';
import { engineLogger } from './engine-logger.ts';
import { queuesOf } from './queues.ts';
import { isRun } from './run-views.ts';
import { newestVersions, startRuns } from './start-runs.ts';
import { prune, type Retention } from './retention.ts';
import { runBody } from './run-body.ts';
import type { RunEnd, RunRecord } from './run-record.ts';
import type { Runtime } from './runtime.ts';
import { applySchedules, lastTicks, registerSchedules } from './schedules.ts';
import { takeOver } from './take-over.ts';
import { createWaits, type Waits } from './waits.ts';

/** What an engine stands on. */
export interface EngineOptions {
  readonly app: string;
  /** Of this process; no two that live at once may have the same. */
  readonly replica: string;
  readonly definitions: readonly AnyWorkflow[];
  readonly triggers: readonly AnyTrigger[];
  readonly depsOf: Runtime['depsOf'];
  readonly store: Store;
  readonly clock: Clock;
  readonly scope: CallScope;
  readonly log: Logger;
  readonly retention: Retention;
  readonly concurrency: number | undefined;
  readonly maxTakeOvers: number;
  readonly takeOverEveryMs: number;
  readonly redeliverAfterMs: number;
  /** How long what is under way may take to end when the engine stops. */
  readonly drainMs: number;
}

/** An engine at work. */
export interface Engine {
  readonly workflows: Workflows;
  /** Lets what is under way end, for `drainMs` at most; everything goes on where it stood at the next start. */
  stop(): Promise<void>;
}

/** Registers everything, and starts the engine of this process. One that does not start leaves the process as it was. */
export async function createEngine(options: EngineOptions): Promise<Engine> {
  const { store, log } = options;
  const stopping = drain();
  const waits = createWaits();
  const shutDown = async (): Promise<void> => {
    await stopping.stop(options.drainMs);
    await DBOS.shutdown({ deregister: true });
    // Each looks, finds that the engine is gone, and lets go of the process.
    for (const { runId, topic } of waits.all()) store.wake(runId, topic);
  };
  try {
    const started = await startEngine(options, stopping, waits);
    return {
      workflows: started.workflows,
      async stop() {
        await started.standStill();
        await shutDown();
      },
    };
  } catch (error) {
    await shutDown().catch((late: unknown) => log.error({ err: late }, 'clean-up after a failed start failed'));
    throw error;
  }
}

/** An engine that was started. */
interface StartedEngine {
  readonly workflows: Workflows;
  /** Takes nothing more from outside: no deliveries, no runs of other processes. */
  standStill(): Promise<void>;
}

async function startEngine(options: EngineOptions, stopping: Drain, waits: Waits): Promise<StartedEngine> {
  const { app, replica, definitions, store, log } = options;
  const ledger = createLedger(store);
  const table = createDeliveryTable(store, { app, redeliverAfterMs: options.redeliverAfterMs });
  const receivers = createReceiverTable(store, { app, replica });
  const functions = new Map<string, RunFunction>();
  const queues = queuesOf(app);
  const runtime: Runtime = {
    clock: options.clock,
    scope: options.scope,
    log,
    drain: stopping,
    waits,
    depsOf: options.depsOf,
    // Only for the record: a store that is away must not fail the step.
    earlierAttempts: (runId) => ledger.takeOvers(runId).catch(() => 0),
    begin: startRuns({
      app,
      functions,
      newest: newestVersions(definitions),
      queue: queues.all,
      shared: store.shared,
      concurrency: options.concurrency,
    }),
  };
  for (const definition of definitions)
    functions.set(
      versionedName(definition),
      DBOS.registerWorkflow((record: RunRecord) => runBody(runtime, definition, DBOS.workflowID ?? '', record), {
        name: versionedName(definition),
      }),
    );
  const retain = async (): Promise<number> => {
    const { deliveriesDays: settled = 30, failedDays: dead = 90 } = options.retention;
    await table.prune({ settled, dead });
    const deleted = await prune(app, ledger, options.retention);
    await store.reclaim();
    return deleted;
  };
  const schedules = registerSchedules(runtime, app, newestVersions(definitions), retain);

  DBOS.setConfig({
    name: app,
    executorID: replica,
    // Versions stand in the names of workflows; the engine's own would tie each run to one build of the app.
    applicationVersion: `${app}-constant`,
    enablePatching: true,
    schedulerPollingIntervalMs: 1000,
    listenQueues: [queues.all, ...[...functions.keys()].map((name) => queues.of(name))],
    logger: engineLogger(log),
    ...store.config,
  });
  await store.hold(replica);
  // Two processes that migrate an empty database at once run into each other's locks.
  const lastTicksBefore = await store.alone(async () => {
    const before = await lastTicks(store);
    await ledger.prepare();
    // Before the engine does them again.
    await ledger.cameBack(app, replica);
    await DBOS.launch();
    await table.prepare();
    await receivers.prepare();
    return before;
  });
  await DBOS.registerQueue(queues.all, {
    minPollingIntervalMs: 100,
    ...(options.concurrency !== undefined && { workerConcurrency: options.concurrency }),
  });
  await applySchedules(app, schedules, lastTicksBefore);

  // Ticks of schedules and the engine's own business are for every process.
  const has = (name: string): boolean => !isRun(name) || functions.has(name);
  const lookAfterDead = (): Promise<void> =>
    takeOver({ app, replica, queues, has, store, ledger, log, maxTakeOvers: options.maxTakeOvers });
  await lookAfterDead();
  const watch = store.shared ? repeat(lookAfterDead, options.takeOverEveryMs, log) : undefined;

  const newest = newestVersions(definitions);
  const runs = createWorkflows({ app, runtime, ledger, functions, newest, prune: retain });
  const { triggers, takeOverEveryMs: everyMs } = options;
  const inbox = createInbox({ table, triggers, start: runs.start, log, everyMs });

  return {
    workflows: { ...runs, ...inbox.deliveries, receiverState: (name) => receivers.receiverState(name) },
    async standStill() {
      await inbox.stop();
      await watch?.stop();
    },
  };
}

/** A workflow as the engine runs it. */
export type RunFunction = (record: RunRecord) => Promise<RunEnd>;

/** Does something every so often, never twice at once. */
function repeat(work: () => Promise<void>, everyMs: number, log: Logger): { stop(): Promise<void> } {
  let underWay: Promise<void> | undefined;
  const timer = setInterval(() => {
    underWay ??= work()
      .catch((error: unknown) => log.warn({ err: error }, 'could not look after the runs of other processes'))
      .finally(() => (underWay = undefined));
  }, everyMs);
  return {
    async stop() {
      clearInterval(timer);
      await underWay;
    },
  };
}
