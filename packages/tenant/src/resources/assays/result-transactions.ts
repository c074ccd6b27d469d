import { invalidRequest, notFound } from '../../api-error.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Feature } from '../../feature.ts';
import type { Call } from '../../request.ts';
import { createResult, newResult, type ResultInput } from './assay-result.ts';
import { eachAssayItem } from './each-assay-item.ts';

interface TransactionRow {
  readonly id: string;
  readonly creator_id: string;
  readonly state: 'open' | 'committed' | 'aborted';
}

const migrations = [
  {
    id: 'assays/1-transactions',
    sql: `
      CREATE TABLE result_transactions (
        id TEXT PRIMARY KEY,
        creator_id TEXT NOT NULL,
        state TEXT NOT NULL
      ) STRICT;
      CREATE TABLE result_transaction_results (
        number INTEGER PRIMARY KEY,
        transaction_id TEXT NOT NULL REFERENCES result_transactions (id),
        result_id TEXT NOT NULL UNIQUE,
        result TEXT NOT NULL
      ) STRICT;
      CREATE INDEX results_by_transaction ON result_transaction_results (transaction_id, number);`,
  },
] as const;

/** Results that come in several calls and are kept all at once, or not at all. */
export function resultTransactions(engine: Engine): Feature {
  const { db, ids } = engine.context;
  const own = (call: Call): TransactionRow => {
    const id = call.path['transaction_id'] ?? '';
    const row = db.prepare<TransactionRow>('SELECT * FROM result_transactions WHERE id = ?').get(id);
    if (row?.creator_id !== call.principal.id) throw notFound(id);
    return row;
  };
  const open = (call: Call): TransactionRow => {
    const row = own(call);
    if (row.state !== 'open') throw invalidRequest(`Transaction ${row.id} is ${row.state} already.`);
    return row;
  };
  const end = ({ id }: TransactionRow, state: TransactionRow['state']): { readonly body: object } => {
    db.prepare('UPDATE result_transactions SET state = ? WHERE id = ?').run(state, id);
    db.prepare('DELETE FROM result_transaction_results WHERE transaction_id = ?').run(id);
    return { body: { id } };
  };

  return {
    name: 'result-transactions',
    migrations,
    operations: {
      createAssayResultsTransaction: {
        support: 'faithful',
        handle: ({ principal }) => {
          const id = ids.uuid();
          db.prepare("INSERT INTO result_transactions VALUES (?, ?, 'open')").run(id, principal.id);
          return { body: { id } };
        },
      },
      createAssayResultsInTransaction: {
        support: 'faithful',
        handle: (call) => {
          const { id: transactionId } = open(call);
          const { assayResults } = call.body as { readonly assayResults: readonly ResultInput[] };
          const add = db.prepare(
            'INSERT INTO result_transaction_results (transaction_id, result_id, result) VALUES (?, ?, ?)',
          );
          const taken = db.prepare('SELECT 1 FROM result_transaction_results WHERE result_id = ?');
          const added = eachAssayItem(engine, call.principal, 'assayResults', assayResults, (sent) => {
            const { id = '' } = newResult(engine, call, sent);
            if (taken.get(id)) throw invalidRequest(`Invalid id: ${id} is taken.`);
            add.run(transactionId, id, JSON.stringify({ ...sent, id }));
            return id;
          });
          return { body: { assayResults: added, errors: null } };
        },
      },
      commitAssayResultsTransaction: {
        support: 'faithful',
        handle: (call) => {
          const transaction = open(call);
          const kept = db
            .prepare<{
              result: string;
            }>('SELECT result FROM result_transaction_results WHERE transaction_id = ? ORDER BY number')
            .all(transaction.id);
          // Checked again: what they link to may have gone since.
          for (const { result } of kept) createResult(engine, call, JSON.parse(result) as ResultInput);
          return end(transaction, 'committed');
        },
      },
      abortAssayResultsTransaction: { support: 'faithful', handle: (call) => end(open(call), 'aborted') },
    },
  };
}
