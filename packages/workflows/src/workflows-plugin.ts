import { hostname } from 'node:os';
import {
  clock,
  CompositionError,
  definePlugin,
  identity,
  scope,
  type AnyToken,
  type Plugin,
  type Requirements,
} from '@ligase/core';
import { workflows, type Workflows } from './contract.ts';
import { versionedName, type AnyWorkflow } from './define-workflow.ts';
import { claimProcess } from './engine/claim-process.ts';
import { createEngine } from './engine/create-engine.ts';
import type { Retention } from './engine/retention.ts';
import type { AnyTrigger } from './inbox/trigger.ts';
import { engineDatabase, type EngineDatabase, type HeldDatabase } from './store/engine-database.ts';

/** What makes an app's workflows. */
export interface WorkflowsOptions<W extends readonly AnyWorkflow[]> {
  /** All of them, with the old versions that still have runs under way. */
  readonly workflows: W;
  /**
   * Where runs are kept: `pglite:./folder` in this process, `postgres://…` for several processes, `pglite:memory` for tests; or the
   * {@link EngineDatabase} that keeps more of the app.
   */
  readonly store: string | EngineDatabase;
  /** What starts runs from deliveries, each of one of the workflows. Default: none. */
  readonly triggers?: readonly AnyTrigger[];
  /** This process's own name among those that share the store. Default: the host's name and a random part. */
  readonly replica?: string;
  /** How many runs may be under way at once in this process, those that wait included. Default: no limit. */
  readonly concurrency?: number;
  /** How long finished runs are kept. */
  readonly retention?: Retention;
  /** How often a run may bring down its process at one step before it is stopped and becomes a dead letter. Default: 3. */
  readonly maxTakeOvers?: number;
  /** How often a process looks for what another that shares its store has left: runs and deliveries. Default: 2,000. */
  readonly takeOverEveryMs?: number;
  /** When a delivery is tried again whose process died, or whose run could not be started. Default: 15,000, each time more. */
  readonly redeliverAfterMs?: number;
  /** How long steps that are under way may take when the app stops. Default: 8,000, within the 10,000 that the app allows. */
  readonly drainMs?: number;
}

type NeededBy<W extends readonly AnyWorkflow[]> = W[number]['requires'][keyof W[number]['requires']];
type RequiredBy<W extends readonly AnyWorkflow[]> = Readonly<
  Record<string, NeededBy<W> | typeof clock | typeof identity | typeof scope>
>;

/**
 * Durable workflows for an app. Requires what they require: what is missing stops the compiler, and the start.
 *
 * @throws {CompositionError} `APP_DUPLICATE` for two workflows of one name and version; `APP_INVALID` for a trigger of a workflow
 * that is not among them.
 */
export function workflowsPlugin<const W extends readonly AnyWorkflow[]>(
  options: WorkflowsOptions<W>,
): Plugin<'workflows', RequiredBy<W>, Workflows, 'workflows'> {
  const { replica = `${hostname()}:${crypto.randomUUID()}`, drainMs = 8_000 } = options;
  const own = { clock, identity, scope };
  const requires: Record<string, AnyToken> = { ...own };
  for (const one of options.workflows)
    for (const [key, wanted] of Object.entries(one.requires)) requires[`${versionedName(one)}.${key}`] = wanted;
  refuseDoubles(options.workflows);
  refuseStrangers(options.workflows, options.triggers ?? []);

  const plugin = definePlugin({
    name: 'workflows',
    requires: requires as typeof own & Requirements,
    provides: workflows,
    async setup({ deps, log, onStop }) {
      const release = claimProcess(deps.identity.name);
      onStop(release);
      const database = typeof options.store === 'string' ? engineDatabase(options.store, { log }) : options.store;
      const store = await (database as HeldDatabase).hold();
      onStop(() => database.close());
      const services: Readonly<Record<string, unknown>> = deps;
      const engine = await createEngine({
        app: deps.identity.name,
        replica,
        definitions: options.workflows,
        triggers: options.triggers ?? [],
        depsOf: (one) =>
          Object.fromEntries(Object.keys(one.requires).map((key) => [key, services[`${versionedName(one)}.${key}`]])),
        store,
        clock: deps.clock,
        scope: deps.scope,
        log,
        retention: options.retention ?? {},
        concurrency: options.concurrency,
        maxTakeOvers: options.maxTakeOvers ?? 3,
        takeOverEveryMs: options.takeOverEveryMs ?? 2_000,
        redeliverAfterMs: options.redeliverAfterMs ?? 15_000,
        drainMs,
      });
      onStop(() => engine.stop());
      return engine.workflows;
    },
  });
  // The record is built in a loop, which no type can follow: its type is what the loop puts in.
  return plugin as unknown as Plugin<'workflows', RequiredBy<W>, Workflows, 'workflows'>;
}

function refuseDoubles(all: readonly AnyWorkflow[]): void {
  const names = all.map(versionedName);
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  if (twice.length > 0)
    throw new CompositionError(
      'APP_DUPLICATE',
      `Listed twice: ${[...new Set(twice)].join(', ')}. A changed workflow needs a new version`,
    );
}

function refuseStrangers(all: readonly AnyWorkflow[], triggers: readonly AnyTrigger[]): void {
  const strangers = triggers
    .map(({ workflow }) => workflow.name)
    .filter((name) => !all.some((one) => one.name === name));
  if (strangers.length > 0)
    throw new CompositionError(
      'APP_INVALID',
      `Triggers start what is not listed: ${[...new Set(strangers)].join(', ')}. Add it to the workflows of workflowsPlugin()`,
    );
}
