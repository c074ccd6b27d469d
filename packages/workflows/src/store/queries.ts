import type { Pool } from 'pg';
import type { Query, Store } from './store.ts';

/** Queries and transactions over a pool of connections. */
export function queriesOf(pool: Pool): Pick<Store, 'query' | 'transaction'> {
  return {
    query: async (sql, values = []) => (await pool.query<Record<string, unknown>>(sql, [...values])).rows,
    async transaction(work) {
      const client = await pool.connect();
      const query: Query = async (sql, values = []) =>
        (await client.query<Record<string, unknown>>(sql, [...values])).rows;
      let broken: Error | undefined;
      try {
        await query('begin');
        const result = await work(query);
        await query('commit');
        return result;
      } catch (error) {
        // A connection that cannot even be rolled back is not used again.
        await query('rollback').catch((late: Error) => (broken = late));
        throw error;
      } finally {
        client.release(broken);
      }
    },
  };
}
