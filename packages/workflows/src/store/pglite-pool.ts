import { EventEmitter } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import type { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import { Pool, type PoolClient, type PoolConfig } from 'pg';
import { engineEars, type EngineEars } from './engine-ears.ts';
import { keptPlans } from './kept-plans.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { turnTaking } from './turn-taking.ts';

type Connected = (error: Error | undefined, client: PoolClient | undefined, done: (error?: Error) => void) => void;

/** Ending a pool is a matter of milliseconds, or of ever. */
const endWithinMs = 1_000;

/**
 * A pool of one connection into PGlite, with what the engine needs of a server: `LISTEN` that does not keep the one connection, turns
 * for timers and sockets, a place before all others for what is urgent, and plans that are kept.
 */
export function pglitePool(lite: PGlite): {
  readonly pool: Pool;
  /** The same connection, which it is given before whatever waits for it in `pool`. */
  readonly urgent: Pool;
  readonly wake: EngineEars['wake'];
  close(): Promise<void>;
} {
  const pool = new Pool({ ...(createPgConfig(lite) as unknown as PoolConfig), max: 1, idleTimeoutMillis: 0 });
  const connect = pool.connect.bind(pool) as unknown as (callback?: Connected) => Promise<PoolClient>;
  // The event loop has its turn before the next is chosen: a delivery that comes meanwhile waits for no step of a run.
  const turns = oneAtATime(turnTaking());
  pool.on('release', (error: Error | null | undefined) => {
    // A refused statement ends its client. All of them share one connection, and the end of one would be the end of the next.
    if (error) pool.once('remove', () => turns.leave());
    else turns.leave();
  });
  const unlistening: Promise<unknown>[] = [];
  const ears = engineEars();
  const withPlan = keptPlans();
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...asked: readonly unknown[]) => unknown;
    Object.assign(client, { query: (...asked: readonly unknown[]) => query(...withPlan(asked)) });
  });

  // The engine keeps the client that listens. With one connection that would stop everything, so it gets a stand-in which gives
  // the connection back, and PGlite's own listener does the work.
  const listening = (client: PoolClient): PoolClient => {
    let released = false;
    const release = (error?: Error | boolean): void => {
      if (released) return;
      released = true;
      client.release(error);
    };
    const unlisten: (() => Promise<void>)[] = [];
    const standIn = Object.assign(new EventEmitter(), {
      query(query: string | { readonly text?: string }, ...rest: unknown[]): unknown {
        const text = typeof query === 'string' ? query : (query.text ?? '');
        const channel = /^\s*LISTEN\s+"?(\w+)"?/i.exec(text)?.[1];
        if (channel === undefined) {
          const target = (released ? pool : client) as unknown as { query(...all: unknown[]): unknown };
          return target.query(query, ...rest);
        }
        release();
        return lite
          .listen(channel, (payload) => standIn.emit('notification', { channel, payload }))
          .then((stop) => {
            unlisten.push(stop);
            return { rows: [] };
          });
      },
      release(error?: Error | boolean): void {
        // oxlint-disable-next-line promise/no-promise-in-callback -- pg lets go of a client without waiting; close() waits
        unlistening.push(Promise.allSettled(unlisten.splice(0).map((stop) => stop())));
        release(error);
      },
    });
    ears.on(standIn);
    return standIn as unknown as PoolClient;
  };

  const connectAs = (isUrgent: boolean) => {
    const inTurn = async (): Promise<PoolClient> => {
      // One that ends refuses, and need not be waited for.
      if (pool.ending) return await connect();
      await turns.enter(isUrgent);
      return await connect().catch((error: unknown) => {
        turns.leave();
        throw error;
      });
    };
    return (callback?: Connected): Promise<PoolClient> | void => {
      if (callback === undefined) return inTurn().then(listening);
      // oxlint-disable-next-line promise/no-promise-in-callback -- pg speaks in callbacks, turns are promises
      void inTurn().then(
        // oxlint-disable-next-line promise/no-callback-in-promise -- the same
        (client) => callback(undefined, client, (error?: Error) => client.release(error)),
        // oxlint-disable-next-line promise/no-callback-in-promise -- the same
        (error: Error) => callback(error, undefined, () => undefined),
      );
    };
  };
  Object.assign(pool, { connect: connectAs(false) });
  // All else is the pool's own.
  const urgent = Object.create(pool, { connect: { value: connectAs(true) } }) as Pool;
  return {
    pool,
    urgent,
    wake: ears.wake,
    async close() {
      // PGlite complains of an unlisten that comes after its end.
      await Promise.all(unlistening);
      // All clients of the bridge share one connection: one that the engine abandons while it stops takes the listeners of the next
      // with it, whose query is never answered then. The database closes all the same.
      await Promise.race([pool.end(), setTimeout(endWithinMs, undefined, { ref: false })]);
    },
  };
}
