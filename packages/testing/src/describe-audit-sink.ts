import { describe, expect, it } from 'vitest';

/** An audit sink, as far as a battery looks at it. */
export interface SinkUnderTest<R> {
  open(app: string): Promise<{ readonly last: R | undefined }>;
  append(records: readonly R[]): Promise<void>;
  read?(): AsyncIterable<R>;
  close?(): void | Promise<void>;
}

/** What the battery needs to try a sink. */
export interface AuditSinkBattery<R> {
  /** A fresh place for a trail, and a way to open sinks on it one after the other, as a restarted app does. */
  readonly place: () => Promise<() => SinkUnderTest<R>> | (() => SinkUnderTest<R>);
  /** The record that follows `last` in the chain. */
  readonly follow: (last: R | undefined) => R;
}

const app = 'quickstart';

/** Tries what every audit sink that can be read back must do. */
export function describeAuditSink<R>(name: string, { place, follow }: AuditSinkBattery<R>): void {
  describe(`audit sink: ${name}`, () => {
    it('begins empty', async () => {
      const sink = (await place())();

      const { last } = await sink.open(app);

      expect(last).toBeUndefined();
      expect(await all(sink)).toEqual([]);
      await sink.close?.();
    });

    it('gives back what was kept, in the order in which it was kept', async () => {
      const sink = (await place())();
      const [one, two, three] = chain(3, follow);

      await sink.open(app);
      await sink.append([one, two] as R[]);
      await sink.append([three] as R[]);

      expect(await all(sink)).toEqual([one, two, three]);
      await sink.close?.();
    });

    it('names the last record when the app starts again, and goes on after it', async () => {
      const openAgain = await place();
      const records = chain(3, follow);
      const first = openAgain();
      await first.open(app);
      await first.append(records.slice(0, 2));
      await first.close?.();

      const second = openAgain();
      const { last } = await second.open(app);
      await second.append(records.slice(2));

      expect(last).toEqual(records[1]);
      expect(await all(second)).toEqual(records);
      await second.close?.();
    });

    it('serves one app at a time', async () => {
      const openAgain = await place();
      const sink = openAgain();
      await sink.open(app);

      await expect(sink.open(app)).rejects.toMatchObject({ code: 'AUDIT_UNWRITABLE' });

      await sink.close?.();
    });

    it('can be read while it is written', async () => {
      const sink = (await place())();
      const records = chain(50, follow);
      await sink.open(app);

      await sink.append(records.slice(0, 25));
      const half = await all(sink);
      await sink.append(records.slice(25));

      expect(half).toEqual(records.slice(0, 25));
      expect(await all(sink)).toEqual(records);
      await sink.close?.();
    });
  });
}

function chain<R>(length: number, follow: (last: R | undefined) => R): R[] {
  const records: R[] = [];
  while (records.length < length) records.push(follow(records.at(-1)));
  return records;
}

async function all<R>(sink: SinkUnderTest<R>): Promise<R[]> {
  const records: R[] = [];
  for await (const record of sink.read?.() ?? []) records.push(record);
  return records;
}
