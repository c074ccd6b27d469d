import { token, type CallContext, type Token } from '@ligase/core';
import type { AuditOutcome, AuditRecord } from './audit-record.ts';
import type { TrailHead } from './chain/chain.ts';
import type { TrailVerdict } from './chain/verify-trail.ts';
import type { HistoryLine } from './object-log/object-history.ts';
import type { ObjectLogRow } from './object-log/object-log-row.ts';
import type { ReconcileOptions } from './reconcile/reconcile-trail.ts';
import type { Reconciled } from './reconcile/reconciled.ts';
import type { TrailFilter } from './trail-filter.ts';

export type { AuditEntry, AuditOrigin, AuditOutcome, AuditRecord } from './audit-record.ts';
export type { TrailHead } from './chain/chain.ts';
export type { TrailFault, TrailVerdict } from './chain/verify-trail.ts';
export type { HistoryLine } from './object-log/object-history.ts';
export type { ObjectLogParent, ObjectLogRow } from './object-log/object-log-row.ts';
export type { BenchlingChange, BenchlingRow } from './reconcile/benchling-change.ts';
export type { ReconcileOptions } from './reconcile/reconcile-trail.ts';
export type { Finding, Reconciled, ResolvedFinding } from './reconcile/reconciled.ts';
export type { TrailFilter } from './trail-filter.ts';

/** Something that happened and is not a call of Benchling's API: a file that was read, a plate that a robot filled. */
export interface AuditEvent {
  /** `<noun>.<verb>`, in lower case: `worklist.approve`. */
  readonly action: string;
  /** The ids of the objects. Default: none. */
  readonly targets?: readonly string[];
  /** Default: `succeeded`. */
  readonly outcome?: AuditOutcome;
  /** Who asked, and for which run, where that differs from the run that is under way. Default: that run, or the app itself. */
  readonly context?: Partial<CallContext>;
}

/** The app's audit trail. Every change that the app makes through Benchling's API is in it without anyone's doing. */
export interface Audit {
  /** The place and hash of the last record, of this process where several write. Keep it elsewhere: with it, `verify` finds a tail that was cut off while the app was down. */
  readonly head: TrailHead;
  /**
   * Adds a record of something that is not a call, and waits until it is kept.
   *
   * @throws {InputError} `INPUT_INVALID` for an action that is not `<noun>.<verb>`.
   * @throws {AuditError} `AUDIT_UNWRITABLE`.
   */
  record(event: AuditEvent): Promise<void>;
  /**
   * The records of the trail, the oldest first.
   *
   * @throws {InputError} `INPUT_UNREADABLE` when the sink cannot be read back.
   * @throws {AuditError} `AUDIT_BROKEN` at a place that holds no record.
   */
  trail(filter?: TrailFilter): AsyncIterable<AuditRecord>;
  /**
   * Looks through the whole trail for records that were removed, changed, inserted or reordered, and for a tail that was cut
   * off. `expected` is a head that was kept elsewhere, which the trail must reach; default: what this app wrote last.
   */
  verify(expected?: TrailHead): Promise<TrailVerdict>;
  /**
   * Benchling's own audit log of one object. Benchling makes the file as a task, at most 500 an hour.
   *
   * @throws {NotFoundError} when the app cannot see the object.
   */
  exportObjectLog(objectId: string, options?: { readonly signal?: AbortSignal }): Promise<readonly ObjectLogRow[]>;
  /** Our trail and Benchling's log for one object, side by side in order of time. */
  history(objectId: string, options?: { readonly signal?: AbortSignal }): Promise<readonly HistoryLine[]>;
  /**
   * Lays the trail beside Benchling's own log: every change that the app says it made must stand there under the app, and the
   * other way round. Asks API v3 for the log; where the tenant refuses, it exports the log of each object that the trail names.
   *
   * @throws {InputError} `INPUT_INVALID` when neither `app` nor the plugin's `appUser` says who the app is; `INPUT_UNREADABLE`
   * when the sink cannot be read back.
   */
  reconcile(options: ReconcileOptions): Promise<Reconciled>;
}

/** Names the app's audit trail. */
export const audit: Token<Audit, 'audit'> = token<Audit>()('audit');
