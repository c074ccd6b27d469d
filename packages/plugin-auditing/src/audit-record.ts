import type { Actor } from '@ligase/core';

/**
 * How a change ended.
 * - `succeeded`: Benchling did it.
 * - `accepted`: Benchling took it as a task (`taskId`); the task's end is a record of its own.
 * - `refused`: Benchling said no (a status from 400 to 499); nothing was changed.
 * - `failed`: it never left the app, or Benchling failed at it.
 * - `unknown`: it was sent and no answer came that tells whether it was done.
 * - `attempted`: it is about to be sent. A later record, whose `intent` is this one's `seq`, tells how it ended; without one the
 *   process died in between, and nobody but Benchling knows.
 */
export type AuditOutcome = 'succeeded' | 'accepted' | 'refused' | 'failed' | 'unknown' | 'attempted';

/** Who asked for a change, and for which run. */
export interface AuditOrigin {
  readonly actor: Actor;
  readonly workflow?: string;
  readonly runId?: string;
  /** The step of the run. */
  readonly step?: string;
  /** Which attempt at that step: 2 and more when one failed, or died with its process, before. */
  readonly stepAttempt?: number;
  /** Ties together everything that one trigger caused. */
  readonly correlationId: string;
}

/** What happened, before it has its place in the trail. */
export interface AuditEntry extends AuditOrigin {
  /** `<noun>.<verb>`: `entry.create`, `dna-sequence.archive`. */
  readonly action: string;
  /** The operation of Benchling's API; absent for what was not a call. */
  readonly operationId?: string;
  /** The ids of the objects: all of them up to 50, then the first 50. */
  readonly targets: readonly string[];
  /** How many objects there were. */
  readonly targetCount: number;
  readonly outcome: AuditOutcome;
  /** The `seq` of the record that told, before it was sent, that it would be. */
  readonly intent?: number;
  /** The status that Benchling answered with. */
  readonly status?: number;
  /** How many times the call was sent. */
  readonly attempts?: number;
  readonly durationMs?: number;
  /** Benchling's task that does the change, or that came to its end. */
  readonly taskId?: string;
}

/** One record of the trail. It holds who, what and how it ended; never a body, never a secret. */
export interface AuditRecord extends AuditEntry {
  /** From 1, without gaps. */
  readonly seq: number;
  /** When the outcome was known, or when it was about to be sent, in ISO 8601. */
  readonly at: string;
  /** The app's name. */
  readonly app: string;
  /** The hash of the record before; 64 zeros in the first. */
  readonly previousHash: string;
  /** SHA-256 over everything else in this record, in hexadecimal. */
  readonly hash: string;
}
