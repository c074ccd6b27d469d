import { isLigaseError } from '@ligase/core';
import type { AuditRecord } from '../audit-record.ts';
import { emptyHead, hashOf, type TrailHead } from './chain.ts';

/**
 * A place where a trail is not what was written.
 * - `changed`: the record's content does not have its hash.
 * - `removed`: records before this one are missing.
 * - `misplaced`: the record does not belong here: it was inserted, repeated or moved, or the one before it was.
 * - `truncated`: the trail does not reach the expected head.
 * - `unreadable`: what stands here is not a record; nothing after it was looked at.
 */
export interface TrailFault {
  readonly kind: 'changed' | 'removed' | 'misplaced' | 'truncated' | 'unreadable';
  /** From 1: the place in the trail as it was read. */
  readonly position: number;
  /** The number that the record itself carries, or that of the last one before. */
  readonly seq: number;
  readonly message: string;
}

/** What a look through a whole trail found. */
export interface TrailVerdict {
  readonly intact: boolean;
  readonly count: number;
  /** The end of the trail as it was read; keep it elsewhere to find a truncated tail later. */
  readonly head: TrailHead;
  /** The first 100. */
  readonly faults: readonly TrailFault[];
  readonly faultCount: number;
}

const faultsKept = 100;

/**
 * Looks through a trail for records that were changed, removed, inserted or reordered. A tail that was cut off leaves an
 * intact, shorter trail: only `expected`, a head that was kept elsewhere, can tell.
 */
export async function verifyTrail(
  records: Iterable<AuditRecord> | AsyncIterable<AuditRecord>,
  expected?: TrailHead,
): Promise<TrailVerdict> {
  const faults: TrailFault[] = [];
  let faultCount = 0;
  let head = emptyHead;
  let count = 0;
  let passed = expected === undefined || expected.seq === 0;
  const report = (fault: TrailFault): void => {
    faultCount += 1;
    if (faults.length < faultsKept) faults.push(fault);
  };

  try {
    for await (const record of records) {
      count += 1;
      const fault = faultOf(record, head);
      if (fault !== undefined) report({ ...fault, position: count, seq: record.seq });
      head = { seq: record.seq, hash: record.hash };
      passed ||= head.seq === expected?.seq && head.hash === expected.hash;
    }
  } catch (error) {
    if (!isLigaseError(error) || error.code !== 'AUDIT_BROKEN') throw error;
    report({ kind: 'unreadable', position: count + 1, seq: head.seq, message: error.message });
  }
  if (!passed && expected !== undefined)
    report({
      kind: 'truncated',
      position: count,
      seq: head.seq,
      message: `the trail once ended at record ${expected.seq} with hash ${expected.hash}, which is not in it`,
    });
  return { intact: faultCount === 0, count, head, faults, faultCount };
}

function faultOf(record: AuditRecord, before: TrailHead): Pick<TrailFault, 'kind' | 'message'> | undefined {
  if (hashOf(record) !== record.hash)
    return { kind: 'changed', message: `record ${record.seq} was changed: its content does not have its hash` };
  if (record.seq > before.seq + 1)
    return { kind: 'removed', message: `between record ${before.seq} and ${record.seq}, records are missing` };
  if (record.seq !== before.seq + 1 || record.previousHash !== before.hash)
    return { kind: 'misplaced', message: `record ${record.seq} does not follow record ${before.seq}` };
  return undefined;
}
