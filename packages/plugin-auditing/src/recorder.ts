import { AuditError, type Clock, type Logger } from '@ligase/core';
import type { AuditEntry, AuditRecord } from './audit-record.ts';
import { chainRecord, emptyHead, headOf, type TrailHead } from './chain/chain.ts';
import type { AuditSink } from './sinks/audit-sink.ts';

/** Brings the records of one app to its sink, in the order in which they come. */
export interface Recorder {
  /** The last record: that of this process, where several write to one trail. */
  readonly head: TrailHead;
  /**
   * Resolves at once while the sink takes records. After it has failed, tries again first.
   *
   * @throws {AuditError} `AUDIT_UNWRITABLE` while it still fails: what cannot be recorded must not be done.
   */
  ready(what: string): Promise<void>;
  /**
   * Adds a record of what is about to be done, waits until it is kept, and gives its place. In a step of a run whose engine has the
   * same database it waits for that as long as `signal` lets it: the run could not go on either.
   *
   * @throws {AuditError} `AUDIT_UNWRITABLE` when it is not kept: nothing must be done, and no record is left waiting.
   */
  intend(entry: AuditEntry, what: string, signal?: AbortSignal): Promise<number>;
  /**
   * Adds a record and waits until it is kept. Never rejects: when the sink fails, the error and the record are logged, and
   * the record is kept before the next one. In a step of a run whose engine has the same database, it waits until the sink takes
   * it: the step must not be remembered as done before.
   */
  keep(entry: AuditEntry): Promise<void>;
  /**
   * Brings what still waits to the sink.
   *
   * @throws {AuditError} `AUDIT_UNWRITABLE`.
   */
  flush(): Promise<void>;
}

/** What a recorder works with. */
export interface RecorderOptions {
  readonly sink: AuditSink;
  /** The name that stands in every record. */
  readonly app: string;
  readonly clock: Clock;
  readonly log: Logger;
  /** The record to follow. */
  readonly last: AuditRecord | undefined;
  /** Ends the waiting for a sink that fails. Default: none. */
  readonly signal?: AbortSignal;
}

/** A record without its place in the chain, which only the sink can give. */
interface Waiting {
  readonly at: string;
  readonly entry: AuditEntry;
  seq?: number;
}

const retryMs = 500;

/** Makes the writer of an opened sink. */
export function createRecorder({ sink, app, clock, log, last, signal }: RecorderOptions): Recorder {
  let waiting: Waiting[] = [];
  let head: TrailHead = last === undefined ? emptyHead : headOf(last);
  const logged = new WeakSet<Waiting>();
  let failing = false;
  let draining: Promise<void> | undefined;

  const sealAfter = (from: TrailHead, entries: readonly Waiting[]): readonly AuditRecord[] => {
    let follow = from;
    return entries.map(({ at, entry }) => {
      const record = chainRecord(follow, app, at, entry);
      follow = headOf(record);
      return record;
    });
  };
  const write = async (batch: readonly Waiting[]): Promise<readonly AuditRecord[]> => {
    if (sink.extend !== undefined) return await sink.extend((from) => sealAfter(from, batch));
    const records = sealAfter(head, batch);
    await sink.append(records);
    return records;
  };
  const drain = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting;
      let written: readonly AuditRecord[];
      try {
        written = await write(batch);
      } catch (cause) {
        failing = true;
        const records = batch.filter((one) => !logged.has(one)).map(({ at, entry }) => ({ at, ...entry }));
        for (const one of batch) logged.add(one);
        if (records.length > 0)
          log.error({ err: cause, records }, `${batch.length} audit records cannot be kept in ${sink.name}`);
        throw cause;
      }
      for (const [index, record] of written.entries()) {
        head = headOf(record);
        (batch[index] as Waiting).seq = record.seq;
      }
      waiting = waiting.slice(batch.length);
      if (failing) log.warn({ count: batch.length }, `audit records are kept in ${sink.name} again`);
      failing = false;
    }
  };
  const flush = (): Promise<void> =>
    (draining ??= drain().finally(() => {
      draining = undefined;
    }));
  const add = (entry: AuditEntry): Waiting => {
    const one = { at: new Date(clock.now()).toISOString(), entry };
    // Never pushed: what is being written must not change under the sink.
    waiting = [...waiting, one];
    return one;
  };
  const isPatient = ({ runId }: AuditEntry): boolean => sink.extend !== undefined && runId !== undefined;
  const untilKept = async (one: Waiting, ends: readonly (AbortSignal | undefined)[]): Promise<void> => {
    if (one.seq !== undefined) return;
    const end = AbortSignal.any(ends.filter((each) => each !== undefined));
    while (one.seq === undefined) {
      try {
        await clock.sleep(retryMs, end);
      } catch {
        return; // the app stops, or nobody waits any more: the step is not remembered either
      }
      await flush().catch(() => undefined);
    }
  };
  const unsent = (what: string, cause: unknown): AuditError =>
    new AuditError(
      'AUDIT_UNWRITABLE',
      `${what} was not sent: the audit trail cannot be written to ${sink.name}, and ${waiting.length} records wait. Make it writable; the app goes on by itself`,
      { cause },
    );

  return {
    get head() {
      const final = sealAfter(head, waiting).at(-1);
      return final === undefined ? head : headOf(final);
    },
    async ready(what) {
      if (!failing) return;
      await flush().catch((cause: unknown) => {
        throw unsent(what, cause);
      });
    },
    async intend(entry, what, mayWait) {
      const one = add(entry);
      let cause: unknown;
      await flush().catch((error: unknown) => (cause = error));
      if (isPatient(entry)) await untilKept(one, [signal, mayWait]);
      // Somebody else may try again just now, with this record among the others.
      for (let under = draining; under !== undefined; under = draining) await under.catch(() => undefined);
      if (one.seq !== undefined) return one.seq;
      waiting = waiting.filter((other) => other !== one);
      throw unsent(what, cause);
    },
    async keep(entry) {
      const one = add(entry);
      await flush().catch(() => undefined); // logged where it failed
      if (isPatient(entry)) await untilKept(one, [signal]);
    },
    flush,
  };
}
