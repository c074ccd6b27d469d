/** What a column may hold. */
export type SqlValue = string | number | bigint | null | Uint8Array;

/** A prepared statement. It stays usable when the database is put back to an earlier image. */
export interface Statement<Row = Record<string, SqlValue>> {
  get(...values: readonly SqlValue[]): Row | undefined;
  all(...values: readonly SqlValue[]): Row[];
  iterate(...values: readonly SqlValue[]): IterableIterator<Row>;
  /** How many rows were changed. */
  run(...values: readonly SqlValue[]): number;
}

/** One step in the making of the schema; applied once, in order, each in a transaction of its own. */
export interface Migration {
  /** Unique and never changed afterwards, such as `identity/1-principals`. */
  readonly id: string;
  readonly sql: string;
}

/** The tenant's rows. Everything is synchronous: one writer, one thread. */
export interface Database {
  /** Prepares a statement on its first use, once for each text; so it may be asked for before the tables exist. */
  prepare<Row = Record<string, SqlValue>>(sql: string): Statement<Row>;
  exec(sql: string): void;
  /** Runs `work` in one transaction; a call within another joins it. Rolls back when `work` throws. */
  transaction<T>(work: () => T): T;
  /** Does `work` at the end of the transaction that is open, as its last part; at once when none is. */
  atEnd(work: () => void): void;
  /** Counts outermost transactions, so that what one of them wrote can be told from the next; 0 outside of any. */
  readonly transactionNumber: number;
  /** Counts the images that were put back; what was known before is then void. */
  readonly imageNumber: number;
  /** Applies what is new. Refuses a database that a newer tenant has made. */
  migrate(migrations: readonly Migration[]): void;
  /** The whole database as bytes. */
  serialize(): Uint8Array;
  /** Puts the database back to what `serialize` gave. Prepared statements stay usable. */
  deserialize(image: Uint8Array): void;
  close(): void;
}
