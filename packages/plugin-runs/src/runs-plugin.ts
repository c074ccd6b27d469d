import {
  benchling,
  clock,
  definePlugin,
  identity,
  memorySharedState,
  type Fetch,
  type Listing,
  type Plugin,
  type SharedState,
} from '@ligase/core';
import { createGenerators } from './automation/create-generators.ts';
import { createProcessors } from './automation/create-processors.ts';
import { createTransforms } from './automation/create-transforms.ts';
import { createBlobs } from './blobs/create-blobs.ts';
import { runs, type Runs } from './contract.ts';
import { createResults } from './results/create-results.ts';
import type { Run } from './run.ts';
import { createRun } from './runs/create-run.ts';
import { getRun } from './runs/get-run.ts';
import { putRun } from './runs/put-run.ts';
import { updateRun } from './runs/update-run.ts';

/** How an app watches results and fetches files. */
export interface RunsOptions {
  /** How long after a result was made it may become visible, as those of a transaction do. Default: 900,000, 15 minutes. */
  readonly overlapMs?: number;
  /** Fetches files from the signed addresses that Benchling gives. Default: `fetch`. */
  readonly fetch?: Fetch;
  /** Where `results.takeNew` keeps how far it came: the engine's database. Default: this process's memory, gone when it ends. */
  readonly share?: SharedState;
}

type Required = {
  readonly benchling: typeof benchling;
  readonly clock: typeof clock;
  readonly identity: typeof identity;
};

/** Gives an app assay runs and what comes of them: results, files, and what devices read and write. */
export function runsPlugin(options: RunsOptions = {}): Plugin<'runs', Required, Runs, 'runs'> {
  const { overlapMs = 900_000, fetch = globalThis.fetch } = options;
  return definePlugin({
    name: 'runs',
    requires: { benchling, clock, identity },
    provides: runs,
    setup: ({ deps: { benchling, clock, identity } }): Runs => ({
      list: (query, call = {}) => benchling.list('GET /assay-runs', { query, ...call }) as Listing<Run>,
      get: (id, call = {}) => getRun(benchling, id, call),
      create: (draft, call = {}) => createRun(benchling, draft, call),
      put: (draft, putOptions, call = {}) => putRun(benchling, draft, putOptions, call),
      update: (id, changes, call = {}) => updateRun(benchling, id, changes, call),
      async archive(ids, reason, call = {}) {
        if (ids.length === 0) return;
        await benchling.request('POST /assay-runs:archive', { body: { assayRunIds: [...ids], reason }, ...call });
      },
      async unarchive(ids, call = {}) {
        if (ids.length === 0) return;
        await benchling.request('POST /assay-runs:unarchive', { body: { assayRunIds: [...ids] }, ...call });
      },
      schemas: {
        list: (call = {}) => benchling.list('GET /assay-run-schemas', call),
        get: async (id, call = {}) =>
          await benchling.request('GET /assay-run-schemas/{schema_id}', { path: { schema_id: id }, ...call }),
      },
      results: createResults({
        benchling,
        clock,
        identity,
        overlapMs,
        share: options.share ?? memorySharedState({ clock }),
      }),
      blobs: createBlobs(benchling, fetch),
      inputs: createGenerators(benchling),
      outputs: createProcessors(benchling, clock),
      transforms: createTransforms(benchling),
    }),
  });
}
