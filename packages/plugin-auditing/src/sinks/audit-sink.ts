import type { AuditRecord } from '../audit-record.ts';

/** What a sink holds when it is opened. */
export interface SinkState {
  /** The record that the next one must follow. */
  readonly last: AuditRecord | undefined;
  /** What had to be mended to go on, in words, such as a last line that a crash had cut short. */
  readonly repaired?: string;
}

/** A place where records are kept. */
export interface AuditSink {
  /** For logs and errors: `file /var/lib/app/audit.jsonl`. */
  readonly name: string;
  /**
   * Makes the sink ready. Called before anything else, and again only after `close`.
   *
   * @throws {AuditError} `AUDIT_UNWRITABLE` when nothing can be kept there, or another app is keeping its trail there: two
   * writers would tear the chain; `AUDIT_BROKEN` when what is there cannot be
   * continued.
   */
  open(): Promise<SinkState>;
  /**
   * Keeps records, in order; resolves when they are kept. All or nothing: when it rejects, the same records come again.
   * Never called before the last call ended.
   */
  append(records: readonly AuditRecord[]): Promise<void>;
  /** Every record kept so far, the oldest first. Absent when the sink cannot be read back. */
  read?(): AsyncIterable<AuditRecord>;
  close?(): Promise<void>;
}
