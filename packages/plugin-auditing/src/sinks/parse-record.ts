import { AuditError } from '@ligase/core';
import type { AuditRecord } from '../audit-record.ts';

/**
 * Reads one line of a trail. Whether the record is what was written is for `verifyTrail` to say.
 *
 * @throws {AuditError} `AUDIT_BROKEN` when the line is not a record at all; `place` says where it stands.
 */
export function parseRecord(line: string, place: string): AuditRecord {
  const record = recordIn(line);
  if (record !== undefined) return record;
  throw new AuditError('AUDIT_BROKEN', `The audit trail is damaged: ${place} is not a record`);
}

/** The record in a line, or `undefined` when it holds none. */
export function recordIn(line: string): AuditRecord | undefined {
  try {
    const value = JSON.parse(line) as Partial<AuditRecord> | null;
    return typeof value === 'object' && typeof value?.seq === 'number' && typeof value.hash === 'string'
      ? (value as AuditRecord)
      : undefined;
  } catch {
    return undefined;
  }
}
