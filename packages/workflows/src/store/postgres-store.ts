import { setTimeout } from 'node:timers/promises';
import type { Logger } from '@ligase/core';
import { Client, escapeLiteral, Pool } from 'pg';
import { WorkflowError } from '@ligase/core';
import { engineEars } from './engine-ears.ts';
import { queriesOf } from './queries.ts';
import type { Store } from './store.ts';

const key = (name: string): string => `hashtextextended('ligase ' || ${escapeLiteral(name)}, 0)`;

/**
 * A PostgreSQL server, which several processes may share. What holds a replica as alive is a lock of its session with the
 * server, which ends when the process or the connection does.
 */
export async function openPostgresStore(address: string, log: Logger): Promise<Store> {
  const pool = new Pool({ connectionString: address, max: 20 });
  // Without a listener, a connection that the server ends while it idles would end the process.
  const ears = engineEars();
  pool.on('connect', (client) => ears.on(client));
  pool.on('error', (error) => log.warn({ err: error }, 'a connection to the store was lost'));
  try {
    await pool.query('select 1');
  } catch (cause) {
    await pool.end();
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new WorkflowError('WORKFLOW_STORE_UNREACHABLE', `The store of workflows cannot be used: ${why}`, { cause });
  }
  let session: Client | undefined;
  let held: string | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  /** The session that holds the locks, opened anew when it was lost. */
  const locks = async (): Promise<Client> => {
    if (session !== undefined) return session;
    const client = new Client({ connectionString: address, keepAlive: true });
    client.on('error', () => (session = undefined));
    client.on('end', () => (session = undefined));
    await client.connect();
    if (held !== undefined && !(await tryLock(client, held))) {
      await client.end();
      throw new WorkflowError(
        'WORKFLOW_STORE_IN_USE',
        `Another process works as replica "${held}": give each process an id of its own`,
      );
    }
    session = client;
    return client;
  };

  const aloneOfAll = async <T>(work: () => Promise<T>): Promise<T> => {
    const client = await locks();
    // Asked for again and again: one that waits in the server keeps a snapshot, which `create index concurrently` waits for.
    while (!(await tryLock(client, 'start'))) await setTimeout(50);
    try {
      return await work();
    } finally {
      await client.query(`select pg_advisory_unlock(${key('start')})`);
    }
  };

  const queries = queriesOf(pool);
  return {
    config: { systemDatabaseUrl: address, systemDatabasePool: pool },
    shared: true,
    ...queries,
    urgentQuery: queries.query,
    alone(work) {
      // The lock is the session's, which would give it to a second one of this process, too.
      const mine = turn.then(() => aloneOfAll(work));
      turn = mine.catch(() => undefined);
      return mine;
    },
    async hold(replica) {
      await session?.end();
      session = undefined;
      held = replica;
      await locks();
    },
    async whenDead(replica, work) {
      const client = await locks();
      if (!(await tryLock(client, replica))) return;
      try {
        await work();
      } finally {
        await client.query(`select pg_advisory_unlock(${key(replica)})`);
      }
    },
    reclaim: () => Promise.resolve(),
    wake: ears.wake,
    async close() {
      await session?.end();
      await pool.end();
    },
  };
}

async function tryLock(client: Client, name: string): Promise<boolean> {
  const { rows } = await client.query<{ ok: boolean }>(`select pg_try_advisory_lock(${key(name)}) as ok`);
  return rows[0]?.ok === true;
}
