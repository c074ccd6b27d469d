import { AuditError, type Clock, type Logger } from '@ligase/core';
import type { AuditEntry, AuditRecord } from './audit-record.ts';
import { chainRecord, emptyHead, type TrailHead } from './chain/chain.ts';
import type { AuditSink } from './sinks/audit-sink.ts';

/** The one writer of a trail: gives each record its place, and brings it to the sink in that order. */
export interface Recorder {
  readonly head: TrailHead;
  /**
   * Resolves at once while the sink takes records. After it has failed, tries again first.
   *
   * @throws {AuditError} `AUDIT_UNWRITABLE` while it still fails: what cannot be recorded must not be done.
   */
  ready(what: string): Promise<void>;
  /**
   * Adds a record and waits until it is kept. Never rejects: when the sink fails, the error and the record are logged, and
   * the record is kept before the next one.
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
}

/** Makes the writer of an opened sink. */
export function createRecorder({ sink, app, clock, log, last }: RecorderOptions): Recorder {
  const waiting: AuditRecord[] = [];
  let head: TrailHead = last === undefined ? emptyHead : { seq: last.seq, hash: last.hash };
  let failing = false;
  let draining: Promise<void> | undefined;

  const drain = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = [...waiting];
      try {
        await sink.append(batch);
      } catch (cause) {
        failing = true;
        log.error({ err: cause, records: batch }, `${batch.length} audit records cannot be kept in ${sink.name}`);
        throw cause;
      }
      waiting.splice(0, batch.length);
      if (failing) log.warn({ count: batch.length }, `audit records are kept in ${sink.name} again`);
      failing = false;
    }
  };
  const flush = (): Promise<void> =>
    (draining ??= drain().finally(() => {
      draining = undefined;
    }));

  return {
    get head() {
      return head;
    },
    async ready(what) {
      if (!failing) return;
      await flush().catch((cause: unknown) => {
        throw new AuditError(
          'AUDIT_UNWRITABLE',
          `${what} was not sent: the audit trail cannot be written to ${sink.name}, and ${waiting.length} records wait. Make it writable; the app goes on by itself`,
          { cause },
        );
      });
    },
    async keep(entry) {
      const record = chainRecord(head, app, new Date(clock.now()).toISOString(), entry);
      head = { seq: record.seq, hash: record.hash };
      waiting.push(record);
      await flush().catch(() => undefined); // logged where it failed
    },
    flush,
  };
}
