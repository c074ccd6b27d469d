import type { AuditRecord } from './audit-record.ts';

/** The records without those `attempted` whose end is among them: one for each change. */
export function withoutEndedIntents(records: readonly AuditRecord[]): readonly AuditRecord[] {
  const ended = new Set(records.map(({ intent }) => intent).filter((seq) => seq !== undefined));
  return records.filter(({ seq, outcome }) => outcome !== 'attempted' || !ended.has(seq));
}
