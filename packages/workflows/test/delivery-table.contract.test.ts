import { memoryLogger, noPostgres, whySkipped, startPostgres } from '@ligase/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLedger } from '../src/engine/ledger.ts';
import { createDeliveryTable, type DeliveryTable, type TakenDelivery } from '../src/inbox/delivery-table.ts';
import { openStore, type Store } from '../src/store/store.ts';

const delivery = (id: string) => ({ id, kind: 'plate', receivedAt: 1_767_225_600_000, payload: {} });
const named = (word: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${word} ${index}`);
const idsOf = (taken: readonly TakenDelivery[]): string[] => taken.map(({ id }) => id);
const settle = (table: DeliveryTable, ids: readonly string[]): Promise<void> =>
  table.settle(ids.map((id) => ({ id, settlement: 'started' })));

/** What a table of deliveries does, wherever it is. */
function describeDeliveryTable(place: string, address: () => string): void {
  describe(`deliveries kept in ${place}`, () => {
    let store: Store;
    beforeAll(async () => {
      store = await openStore(address(), memoryLogger());
      await createLedger(store).prepare();
      await createDeliveryTable(store).prepare();
    }, 60_000);
    afterAll(() => store.close());

    it('are taken in the order in which they came, those that came together, too', async () => {
      const table = createDeliveryTable(store, { app: 'order', redeliverAfterMs: 60_000 });
      await table.insert(delivery('first'));
      await Promise.all(named('together', 12).map((id) => table.insert(delivery(id))));
      await table.insert(delivery('last'));

      const [some, rest, none] = [await table.take(5), await table.take(64), await table.take(64)];

      expect(idsOf(some)).toEqual(['first', ...named('together', 4)]);
      expect([...idsOf(some), ...idsOf(rest)]).toEqual(['first', ...named('together', 12), 'last']);
      expect(none).toEqual([]);
    });

    it('are each taken by one of several that ask at once', async () => {
      const table = createDeliveryTable(store, { app: 'sharing', redeliverAfterMs: 60_000 });
      await Promise.all(named('plate', 40).map((id) => table.insert(delivery(id))));

      const taken = await Promise.all(Array.from({ length: 8 }, () => table.take(5)));
      const left = await table.take(64);

      expect([...taken.flatMap(idsOf), ...idsOf(left)].toSorted()).toEqual(named('plate', 40).toSorted());
    });

    it('are not given up for a neighbour that brings down the process each time', async () => {
      const table = createDeliveryTable(store, { app: 'neighbours' });
      await Promise.all(
        [...named('before', 2), 'poison', ...named('after', 3)].map((id) => table.insert(delivery(id))),
      );
      const takes = new Map<string, number>();
      // Works on what it takes until the process dies, before anything is settled; gives how much was taken.
      const live = async (): Promise<number> => {
        const taken = await table.take(64);
        for (const { id, takes: so } of taken) takes.set(id, so);
        if (!idsOf(taken).includes('poison')) await settle(table, idsOf(taken));
        return taken.length;
      };

      const lives = [];
      while ((takes.get('poison') ?? 0) < 11) lives.push(await live());

      expect(lives).toEqual([6, ...Array.from({ length: 15 }, () => 1)]);
      expect(Object.fromEntries(takes)).toEqual({
        'before 0': 2,
        'before 1': 2,
        poison: 11,
        'after 0': 2,
        'after 1': 2,
        'after 2': 2,
      });
    });

    it('stand where they stood when they are given back', async () => {
      const table = createDeliveryTable(store, { app: 'back', redeliverAfterMs: 60_000 });
      await Promise.all(named('plate', 4).map((id) => table.insert(delivery(id))));
      const [done, ...rest] = await table.take(64);
      await settle(table, [done?.id ?? '']);
      await table.insert(delivery('later'));

      await table.giveBack(rest);
      const again = await table.take(64);

      expect(again.map(({ id, takes }) => [id, takes])).toEqual([
        ['plate 1', 1],
        ['plate 2', 1],
        ['plate 3', 1],
        ['later', 1],
      ]);
    });
  });
}

describeDeliveryTable('the memory of the process', () => 'pglite:memory');

describe.skipIf(noPostgres !== undefined)(`on a server${whySkipped(noPostgres)}`, () => {
  let postgres: ReturnType<typeof startPostgres>;
  beforeAll(() => {
    postgres = startPostgres();
  }, 60_000);
  afterAll(() => postgres.stop());

  describeDeliveryTable('PostgreSQL', () => postgres.newDatabase());
});
