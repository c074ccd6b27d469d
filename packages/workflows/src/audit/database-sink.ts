import { AuditError } from '@ligase/core';
import type { Store } from '../store/store.ts';
import { createAuditTable, type AuditTable, type ChainedRecord, type ChainHead } from './audit-table.ts';

export type { ChainedRecord, ChainHead } from './audit-table.ts';

/**
 * A sink for `auditingPlugin` of `@ligase/plugin-auditing` in the engine's database. The processes of an app write one chain
 * together.
 */
export interface DatabaseSink<R extends ChainedRecord> {
  readonly name: string;
  open(app: string): Promise<{ readonly last: R | undefined }>;
  append(records: readonly R[]): Promise<void>;
  extend(seal: (head: ChainHead) => readonly R[]): Promise<readonly R[]>;
  read(): AsyncIterable<R>;
  close(): Promise<void>;
}

/** Makes the sink; `hold` opens the store that it stands on, `letGo` closes it. */
export function databaseSink<R extends ChainedRecord>(
  hold: () => Promise<Store>,
  letGo: () => Promise<void>,
): DatabaseSink<R> {
  const name = "the engine's database";
  let trail: { readonly app: string; readonly table: AuditTable } | undefined;

  const opened = (): NonNullable<typeof trail> => {
    if (trail === undefined) throw unwritable(name, 'it is not open');
    return trail;
  };
  const extend: DatabaseSink<R>['extend'] = async (seal) => {
    const { app, table } = opened();
    try {
      return await table.extend(app, seal);
    } catch (cause) {
      throw unwritable(name, cause instanceof Error ? cause.message : String(cause), cause);
    }
  };

  return {
    name,
    async open(app) {
      if (trail !== undefined) throw unwritable(name, 'another app writes to this sink; give each its own');
      const store = await hold();
      try {
        const table = createAuditTable(store);
        await store.alone(() => table.prepare());
        const last = await table.last(app);
        trail = { app, table };
        return { last: last === undefined ? undefined : (JSON.parse(last) as R) };
      } catch (error) {
        await letGo();
        throw error;
      }
    },
    async append(records) {
      await extend((head) => {
        if (records[0] === undefined || records[0].previousHash === head.hash) return records;
        throw new Error(`its last record is now ${head.seq}, which these do not follow`);
      });
    },
    extend,
    async *read() {
      const { app, table } = opened();
      for await (const record of table.read(app)) yield JSON.parse(record) as R;
    },
    async close() {
      if (trail === undefined) return;
      trail = undefined;
      await letGo();
    },
  };
}

function unwritable(name: string, why: string, cause?: unknown): AuditError {
  return new AuditError('AUDIT_UNWRITABLE', `The audit trail cannot be written to ${name}: ${why}`, { cause });
}
