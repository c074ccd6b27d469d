import { chainRecord, emptyHead, verifyTrail, type AuditRecord } from '@ligase/plugin-auditing';
import { createLogger } from '@ligase/core';
import { describeAuditSink, describeSharedState } from '@ligase/testing';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engineDatabase, readAuditTrail, type EngineDatabase } from '../src/index.ts';
import { noPostgres, whySkipped, startPostgres, type TestPostgres } from '@ligase/testing';

const follow = (last: AuditRecord | undefined, more: Partial<AuditRecord> = {}): AuditRecord =>
  chainRecord(last ?? emptyHead, 'quickstart', '2026-01-01T00:00:00.000Z', {
    actor: { kind: 'user', id: 'ent_ada' },
    correlationId: 'c-1 µ\0',
    action: 'entry.create',
    targets: ['etr_µ\u0000\ud800'],
    targetCount: 1,
    outcome: 'succeeded',
    ...more,
  });

/** What is kept of an app besides its runs, in a database of this kind. */
function describeDatabase(name: string, newAddress: () => string): void {
  let database: EngineDatabase;
  let places = 0;
  beforeAll(async () => {
    database = engineDatabase(newAddress());
    // Held, so that what is in memory is there for the next who opens it.
    await database.open();
  }, 60_000);
  afterAll(() => database.close());

  describeSharedState(name, () => {
    const place = ++places;
    return () => ({ ...database, change: (key, change) => database.change(`${place} ${key}`, change) });
  });
  describeAuditSink<AuditRecord>(name, {
    place() {
      const place = ++places;
      return () => {
        const sink = database.auditSink<AuditRecord>();
        return { ...sink, open: (app) => sink.open(`${app}-${place}`) };
      };
    },
    follow,
  });
}

describe('the engine database in the memory of the process', { timeout: 60_000 }, () => {
  describeDatabase('PGlite', () => 'pglite:memory');

  it('keeps the trails of two apps apart', async () => {
    const database = engineDatabase('pglite:memory');
    const sinks = [database.auditSink<AuditRecord>(), database.auditSink<AuditRecord>()] as const;
    await sinks[0].open('one');
    await sinks[1].open('other');

    await sinks[0].append([follow(undefined)]);
    const records = await sinks[1].extend((head) => [chainRecord(head, 'other', '2026', content)]);

    expect(records).toMatchObject([{ seq: 1, app: 'other', previousHash: emptyHead.hash }]);
    await Promise.all(sinks.map((sink) => sink.close()));
  });

  it('refuses records that do not follow what another has written', async () => {
    const database = engineDatabase('pglite:memory');
    const sinks = [database.auditSink<AuditRecord>(), database.auditSink<AuditRecord>()] as const;
    for (const sink of sinks) await sink.open('one');
    await sinks[0].append([follow(undefined)]);

    await expect(sinks[1].append([follow(undefined)])).rejects.toMatchObject({ code: 'AUDIT_UNWRITABLE' });

    await Promise.all(sinks.map((sink) => sink.close()));
  });
});

describe.skipIf(noPostgres !== undefined)(
  `the engine database on a server${whySkipped(noPostgres)}`,
  { timeout: 120_000 },
  () => {
    let postgres: TestPostgres;
    beforeAll(() => {
      postgres = startPostgres();
    }, 60_000);
    afterAll(() => postgres.stop());

    describeDatabase('PostgreSQL', () => postgres.newDatabase());

    it('lets three writers take turns at one chain, which is whole', async () => {
      const address = postgres.newDatabase();
      const databases = [engineDatabase(address), engineDatabase(address), engineDatabase(address)];
      const sinks = databases.map((database) => database.auditSink<AuditRecord>());
      await Promise.all(sinks.map((sink) => sink.open('quickstart')));
      const each = 2_000;

      await Promise.all(
        sinks.map(async (sink, index) => {
          // As a recorder does it that 16 calls at a time wait for.
          for (let count = 0; count < each; count += 16)
            await sink.extend((head) => {
              const records: AuditRecord[] = [];
              let from: { readonly seq: number; readonly hash: string } = head;
              for (let n = 0; n < 16; n += 1) {
                const next = chainRecord(from, 'quickstart', '2026', { ...content, runId: `r-${index}` });
                records.push(next);
                from = next;
              }
              return records;
            });
        }),
      );
      await Promise.all(sinks.map((sink) => sink.close()));

      expect(await verifyTrail(readAuditTrail<AuditRecord>({ store: address }))).toMatchObject({
        intact: true,
        count: 3 * each,
      });
      let ofOne = 0;
      for await (const { runId } of readAuditTrail({ store: address, runId: 'r-1' })) ofOne += Number(runId === 'r-1');
      expect(ofOne).toBe(each);
    });

    it('survives a server that ends every connection while records are written, and loses none that it said it has', async () => {
      const address = postgres.newDatabase();
      const database = engineDatabase(address, { log: createLogger({ level: 'silent' }) });
      const sink = database.auditSink<AuditRecord>();
      await sink.open('quickstart');
      const other = new Client({ connectionString: address });
      await other.connect();
      const kept: string[] = [];

      for (let count = 0; count < 300; count += 1) {
        let hash = '';
        const adding = sink.extend((head) => {
          const next = chainRecord(head, 'quickstart', '2026', { ...content, runId: `r-${count}` });
          hash = next.hash;
          return [next];
        });
        const ending =
          count % 10 === 0 &&
          other.query('select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()');
        await adding.then(
          () => void kept.push(hash),
          () => undefined,
        );
        await ending;
      }
      await other.end();
      await sink.close();

      const { intact } = await verifyTrail(readAuditTrail<AuditRecord>({ store: address }));
      const found = new Set<string>();
      for await (const one of readAuditTrail<AuditRecord>({ store: address })) found.add(one.hash);
      expect(intact).toBe(true);
      expect(kept.length).toBeLessThan(300);
      expect(kept.filter((hash) => !found.has(hash))).toEqual([]);
    });

    it('says which trails there are when it is not told which to read', async () => {
      const address = postgres.newDatabase();
      const read = async (app?: string): Promise<number> => {
        let count = 0;
        for await (const record of readAuditTrail({ store: address, app })) count += Number(record.seq > 0);
        return count;
      };
      const none = read();
      await expect(none).rejects.toThrow('in this database, no app has a trail');
      const database = engineDatabase(address);
      for (const app of ['one', 'other']) {
        const sink = database.auditSink<AuditRecord>();
        await sink.open(app);
        await sink.append([follow(undefined)]);
        await sink.close();
      }

      await expect(read()).rejects.toThrow('these apps have one: one, other');
      await expect(read('third')).rejects.toMatchObject({ code: 'INPUT_UNREADABLE' });
      expect(await read('one')).toBe(1);
    });
  },
);

const content = {
  actor: { kind: 'user', id: 'ent_ada' },
  correlationId: 'c-1',
  action: 'entry.create',
  targets: ['etr_1'],
  targetCount: 1,
  outcome: 'succeeded',
} as const;
