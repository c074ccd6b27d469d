import type { Store } from '../store/store.ts';
import type { ReceiverState, ReceiverStates } from './receiver-state.ts';

/** The states of one app's receivers in the store. */
export interface ReceiverTable extends ReceiverStates {
  /** Makes the tables when they are missing. */
  prepare(): Promise<void>;
}

/** Keeps the states of receivers in the store; `replica` is this process, whose life the store knows of. */
export function createReceiverTable(
  store: Store,
  of?: { readonly app: string; readonly replica: string },
): ReceiverTable {
  const { app = '', replica = '' } = of ?? {};
  return {
    async prepare() {
      await store.query(`create table if not exists ligase.receiver (
        app text, name text, leader text, primary key (app, name))`);
      await store.query(`create table if not exists ligase.receiver_note (
        app text, name text, key text, value text not null, primary key (app, name, key))`);
    },
    receiverState: (name) => stateOf(store, app, replica, name),
  };
}

function stateOf(store: Store, app: string, replica: string, name: string): ReceiverState {
  const leader = async (): Promise<string | null> => {
    const [row] = await store.query('select leader from ligase.receiver where app = $1 and name = $2', [app, name]);
    return (row?.['leader'] as string | null | undefined) ?? null;
  };
  const takeFrom = async (before: string | null): Promise<void> => {
    await store.query(
      'update ligase.receiver set leader = $3 where app = $1 and name = $2 and leader is not distinct from $4',
      [app, name, replica, before],
    );
  };

  return {
    async lead() {
      const now = await leader();
      if (now === replica) return true;
      await store.query('insert into ligase.receiver (app, name) values ($1, $2) on conflict do nothing', [app, name]);
      // Nothing tells that another lives but the lock that the store holds for it; time would only guess.
      if (now === null) await takeFrom(null);
      else await store.whenDead(now, () => takeFrom(now));
      return (await leader()) === replica;
    },
    async all() {
      const rows = await store.query('select key, value from ligase.receiver_note where app = $1 and name = $2', [
        app,
        name,
      ]);
      return new Map(rows.map(({ key, value }) => [String(key), JSON.parse(String(value)) as unknown]));
    },
    async remember(key, value) {
      const leads = 'exists (select from ligase.receiver where app = $1 and name = $2 and leader = $4)';
      if (value !== undefined) {
        const rows = await store.query(
          `insert into ligase.receiver_note (app, name, key, value) select $1, $2, $3, $5 where ${leads}
           on conflict (app, name, key) do update set value = excluded.value returning key`,
          [app, name, key, replica, JSON.stringify(value)],
        );
        return rows.length > 0;
      }
      await store.query(`delete from ligase.receiver_note where app = $1 and name = $2 and key = $3 and ${leads}`, [
        app,
        name,
        key,
        replica,
      ]);
      return (await leader()) === replica;
    },
    async release() {
      await store.query('update ligase.receiver set leader = null where app = $1 and name = $2 and leader = $3', [
        app,
        name,
        replica,
      ]);
    },
  };
}
