/** One row of Benchling's log, as far as it tells what was done to what. */
export interface BenchlingRow {
  readonly objectId: string;
  readonly objectType: string;
  readonly item: string;
  readonly eventDescription: string;
  readonly action: string;
}

/** The rows of one transaction: all that one call did, as Benchling has it. */
export interface BenchlingChange {
  /** In ISO 8601. */
  readonly at: string;
  readonly transactionId?: string;
  /** Who did it, by name. */
  readonly by: string;
  /** Whether that is the app. */
  readonly byApp: boolean;
  readonly rows: readonly BenchlingRow[];
}

/** A row with what it takes to know its transaction. */
export interface SeenRow extends BenchlingRow {
  readonly at: string;
  readonly transactionId?: string;
  /** Every id and name of whoever did it; the first is for people. */
  readonly identities: readonly string[];
}

/** Joins the rows of each transaction, in the order of their first rows; a row without a transaction stands alone. */
export function changesOf(rows: Iterable<SeenRow>, app: string): readonly BenchlingChange[] {
  const changes = new Map<unknown, BenchlingChange & { readonly rows: BenchlingRow[] }>();
  for (const seen of rows) {
    const { at, transactionId, identities, ...row } = seen;
    const [by = ''] = identities;
    // Two who share a transaction id would be a fault of the log; neither may hide behind the other.
    const key = transactionId === undefined ? seen : `${transactionId} ${by}`;
    const change = changes.get(key);
    if (change === undefined) {
      const id = transactionId === undefined ? {} : { transactionId };
      changes.set(key, { at, ...id, by, byApp: identities.includes(app), rows: [row] });
    } else change.rows.push(row);
  }
  return [...changes.values()];
}
