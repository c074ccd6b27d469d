import { createLogger, type Logger, type SharedState } from '@ligase/core';
import { databaseSink, type ChainedRecord, type DatabaseSink } from '../audit/database-sink.ts';
import { createSharedValues, type SharedValues } from '../sharing/shared-values.ts';
import { openStore, type Store } from './store.ts';

/** How a database is used. */
export interface DatabaseOptions {
  /** Default: writes warnings to standard error. */
  readonly log?: Logger;
}

/**
 * The database of the workflow engine, for whatever else of an app is kept there: `createApp({ share })` for its rate limit and its
 * token, `auditSink()` for its audit trail, `workflowsPlugin({ store })` for its runs.
 */
export interface EngineDatabase extends SharedState {
  /** A sink for `auditingPlugin`, for one app. */
  auditSink<R extends ChainedRecord>(): DatabaseSink<R>;
}

/** A database as this package knows it. */
export interface HeldDatabase extends EngineDatabase {
  /** Opens the store, or gives the one that is open; each call wants a `close`. */
  hold(): Promise<Store>;
}

/**
 * Names a database by its address, as `workflowsPlugin` takes it. It is opened by the first of an app's parts that needs it, and
 * closed by the last.
 */
export function engineDatabase(address: string, options: DatabaseOptions = {}): EngineDatabase {
  const log = options.log ?? createLogger({ level: 'warn', destination: process.stderr });
  let opening: Promise<Store> | undefined;
  let holders = 0;
  let values: SharedValues | undefined;

  const hold = async (): Promise<Store> => {
    holders += 1;
    try {
      return await (opening ??= openStore(address, log));
    } catch (error) {
      holders -= 1;
      opening = undefined;
      throw error;
    }
  };
  const close = async (): Promise<void> => {
    holders -= 1;
    if (holders > 0) return;
    const store = await opening;
    opening = undefined;
    values = undefined;
    await store?.close();
  };

  const database: HeldDatabase = {
    hold,
    async open() {
      const store = await hold();
      const shared = createSharedValues(store);
      try {
        await store.alone(() => shared.prepare());
      } catch (error) {
        await close();
        throw error;
      }
      values = shared;
    },
    async change(key, change) {
      if (values === undefined) throw new Error('The database is not open');
      return await values.change(key, change);
    },
    auditSink: () => databaseSink(hold, close),
    close,
  };
  return database;
}
