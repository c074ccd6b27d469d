import { DatabaseSync, type StatementSync } from 'node:sqlite';

/** One step in the making of the schema; applied once, in order, each in a transaction of its own. */
export interface Migration {
  /** Unique and never changed afterwards, such as `identity/1-principals`. */
  readonly id: string;
  readonly sql: string;
}

/** The tenant's rows. Everything is synchronous: one writer, one thread. */
export interface Database {
  /** Prepares a statement, once for each text. */
  prepare(sql: string): StatementSync;
  exec(sql: string): void;
  /** Runs `work` in one transaction; a call within another joins it. Rolls back when `work` throws. */
  transaction<T>(work: () => T): T;
  /** Counts outermost transactions: what is written under one number stands or falls together. */
  readonly transactionNumber: number;
  migrate(migrations: readonly Migration[]): void;
  /** The whole database as bytes. */
  serialize(): Uint8Array;
  /** Puts the database back to what `serialize` gave. Prepared statements stay usable. */
  deserialize(image: Uint8Array): void;
  close(): void;
}
