import type { AuditRecord } from '../audit-record.ts';
import type { BenchlingChange } from './benchling-change.ts';

/** One change, as one log or both have it, and why it stands where it stands. */
export interface Finding {
  /** In words, for people. */
  readonly reason: string;
  /** The trail's record of the call. */
  readonly record?: AuditRecord;
  /** The trail's record of the end of the task that the call was handed to. */
  readonly end?: AuditRecord;
  /** What Benchling's log has of it; of a task, perhaps in parts. */
  readonly benchling: readonly BenchlingChange[];
}

/** A change whose end the trail did not know, and Benchling's log does. */
export interface ResolvedFinding extends Finding {
  readonly done: boolean;
}

/** What came of laying the trail beside Benchling's log. */
export interface Reconciled {
  /** In ISO 8601: from, and up to and without. */
  readonly since: string;
  readonly until: string;
  /** What the app was known by in Benchling's log. */
  readonly app: string;
  /** Whether Benchling's log was searched as a whole, or read object by object, where it only tells of objects that the trail names. */
  readonly source: 'log' | 'exports';
  /** Both logs have it; or neither has, because it was refused. */
  readonly confirmed: readonly Finding[];
  /** A difference: the trail says that it was done, and Benchling's log has nothing of it, or not all, or has it under someone else. */
  readonly onlyOurs: readonly Finding[];
  /** A difference: Benchling's log has it under the app, and the trail has nothing of it, or says that it was not done. */
  readonly onlyBenchlings: readonly Finding[];
  /** The trail left it open, as with a lost reply, and Benchling's log tells. */
  readonly resolved: readonly ResolvedFinding[];
  /** Neither log tells. */
  readonly unsure: readonly Finding[];
}
