import { AuditError } from '@ligase/core';
import type { AuditRecord } from '../audit-record.ts';
import type { AuditSink, SinkState } from './audit-sink.ts';

/** A sink whose records can be looked at. */
export interface MemorySink extends AuditSink {
  readonly records: readonly AuditRecord[];
  open(): Promise<SinkState>;
  read(): AsyncIterable<AuditRecord>;
}

/** Keeps the trail in memory, for tests and for trying things out: it ends with the process. */
export function memorySink(): MemorySink {
  const records: AuditRecord[] = [];
  let inUse = false;
  return {
    name: 'memory',
    records,
    async open() {
      if (inUse)
        throw new AuditError('AUDIT_UNWRITABLE', 'Another app keeps its trail in this sink; give each its own');
      inUse = true;
      return { last: records.at(-1) };
    },
    async append(more) {
      records.push(...more);
    },
    async *read() {
      yield* records;
    },
    async close() {
      inUse = false;
    },
  };
}
