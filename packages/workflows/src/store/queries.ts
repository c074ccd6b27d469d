import type { Pool } from 'pg';
import type { Query, Store } from './store.ts';

/** Queries and transactions over a pool of connections. */
export function queriesOf(pool: Pool): Pick<Store, 'query' | 'transaction'> {
  return {
    query: async (sql, values = []) => (await pool.query<Record<string, unknown>>(sql, [...values])).rows,
    async transaction(work) {
      const client = await pool.connect();
      // A connection that is lost or cannot even be rolled back is not used again. Without a listener, one that is lost between two
      // queries would end the process: the pool listens only while it idles.
      let broken: Error | undefined;
      const spoil = (error: Error): void => void (broken = error);
      client.on('error', spoil);
      const query: Query = async (sql, values = []) =>
        (await client.query<Record<string, unknown>>(sql, [...values])).rows;
      try {
        await query('begin');
        const result = await work(query);
        await query('commit');
        return result;
      } catch (error) {
        await query('rollback').catch(spoil);
        throw error;
      } finally {
        client.removeListener('error', spoil);
        client.release(broken);
      }
    },
  };
}
