import type { AuditRecord } from '../audit-record.ts';
import type { TrailHead } from '../chain/chain.ts';

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
   * Makes the sink ready for the trail of an app. Called before anything else, and again only after `close`.
   *
   * @throws {AuditError} `AUDIT_UNWRITABLE` when nothing can be kept there, or another app is keeping its trail there: two
   * writers would tear the chain; `AUDIT_BROKEN` when what is there cannot be
   * continued.
   */
  open(app: string): Promise<SinkState>;
  /**
   * Keeps records, in order; resolves when they are kept. All or nothing: when it rejects, the same records come again.
   * Never called before the last call ended.
   */
  append(records: readonly AuditRecord[]): Promise<void>;
  /**
   * Of a sink that the processes of an app write to together, and which alone knows where the trail stands: tells `seal`, keeps
   * what that makes of it, and gives it back. Nobody else adds a record meanwhile. All or nothing; `seal` may be called again.
   * With it, `append` is not used, and each call that changes something is recorded before it is sent, too.
   */
  extend?(seal: (head: TrailHead) => readonly AuditRecord[]): Promise<readonly AuditRecord[]>;
  /** Every record kept so far, the oldest first. Absent when the sink cannot be read back. */
  read?(): AsyncIterable<AuditRecord>;
  close?(): Promise<void>;
}
