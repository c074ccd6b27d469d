import { hash as digest } from 'node:crypto';
import type { AuditEntry, AuditRecord } from '../audit-record.ts';
import { canonicalJson } from './canonical-json.ts';

/** Where a trail stands: the place and the hash of its last record. */
export interface TrailHead {
  readonly seq: number;
  readonly hash: string;
}

/** The head of a trail without records. */
export const emptyHead: TrailHead = { seq: 0, hash: '0'.repeat(64) };

/** The head of a trail that ends with a record. */
export function headOf({ seq, hash }: AuditRecord): TrailHead {
  return { seq, hash };
}

/** Makes the record that follows `head`. */
export function chainRecord(head: TrailHead, app: string, at: string, entry: AuditEntry): AuditRecord {
  const unsealed = { seq: head.seq + 1, at, app, ...entry, previousHash: head.hash };
  return { ...unsealed, hash: hashOf(unsealed) };
}

/** The hash that a record must carry. */
export function hashOf(record: Omit<AuditRecord, 'hash'>): string {
  const { hash: _, ...sealed } = record as AuditRecord;
  return digest('sha256', canonicalJson(sealed), 'hex');
}
