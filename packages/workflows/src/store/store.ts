import type { DBOSConfig } from '@dbos-inc/dbos-sdk';
import { CompositionError, type Logger } from '@ligase/core';

/** Asks the database. */
export type Query = (sql: string, values?: readonly unknown[]) => Promise<readonly Record<string, unknown>[]>;

/** Where runs are kept. */
export interface Store {
  /** What the engine is given to reach it. */
  readonly config: Partial<DBOSConfig>;
  /** Whether several processes may work on it. */
  readonly shared: boolean;
  readonly query: Query;
  /** As `query`, before all else that waits: for what somebody outside waits for. */
  readonly urgentQuery: Query;
  /** Does the work in one transaction: all of it, or nothing when it throws. */
  transaction<T>(work: (query: Query) => Promise<T>): Promise<T>;
  /** Does the work while no other process does the like of it. */
  alone<T>(work: () => Promise<T>): Promise<T>;
  /** Holds `replica` as alive until it is let go or the process dies. */
  hold(replica: string): Promise<void>;
  /** Does the work when `replica` is dead, while nobody else does the like of it. */
  whenDead(replica: string, work: () => Promise<void>): Promise<void>;
  /** Makes the room of what was deleted free for what comes. A server does so by itself. */
  reclaim(): Promise<void>;
  /** Has a wait of the engine's look whether its signal came, or the engine is gone. */
  wake(runId: string, topic: string): void;
  close(): Promise<void>;
}

/**
 * Opens a store: `pglite:memory`, `pglite:./folder`, or `postgres://…`.
 *
 * @throws {WorkflowError} `WORKFLOW_STORE_IN_USE`, `WORKFLOW_STORE_UNREACHABLE`.
 * @throws {CompositionError} `APP_INVALID` for an address that is none of these.
 */
export async function openStore(address: string, log: Logger): Promise<Store> {
  if (address.startsWith('pglite:')) {
    // Loaded when asked for: an app on PostgreSQL need not read 10 MB of WebAssembly.
    const { openPgliteStore } = await import('./pglite-store.ts');
    return await openPgliteStore(address.slice('pglite:'.length), log);
  }
  if (/^postgres(ql)?:\/\//.test(address)) {
    const { openPostgresStore } = await import('./postgres-store.ts');
    return await openPostgresStore(address, log);
  }
  throw new CompositionError(
    'APP_INVALID',
    'The store of workflows is "pglite:memory", "pglite:" and a folder, or a "postgres://" address; got something else',
  );
}
