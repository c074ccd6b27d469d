import type { AuditRecord } from '../audit-record.ts';
import type { AuditSink } from './audit-sink.ts';

/** A sink whose records can be looked at. */
export interface MemorySink extends AuditSink {
  readonly records: readonly AuditRecord[];
  read(): AsyncIterable<AuditRecord>;
}

/** Keeps the trail in memory, for tests and for trying things out: it ends with the process. */
export function memorySink(): MemorySink {
  const records: AuditRecord[] = [];
  return {
    name: 'memory',
    records,
    open: () => Promise.resolve({ last: records.at(-1) }),
    append(more) {
      records.push(...more);
      return Promise.resolve();
    },
    async *read() {
      yield* records;
    },
  };
}
