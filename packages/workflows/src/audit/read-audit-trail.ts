import { createLogger, InputError, type Logger } from '@ligase/core';
import { openStore } from '../store/store.ts';
import { createAuditTable, type ChainedRecord, type WantedRecords } from './audit-table.ts';

/** Which trail to read, and what of it. */
export interface KeptTrail extends WantedRecords {
  /** `postgres://…`, or `pglite:` and a folder that no app has open. */
  readonly store: string;
  /** Whose trail. Default: that of the only app that has one there. */
  readonly app?: string | undefined;
  /** Default: writes warnings to standard error. */
  readonly log?: Logger;
}

/**
 * The records of an app's audit trail in an engine's database, the oldest first. Changes nothing there.
 *
 * @throws {InputError} `INPUT_UNREADABLE` when no such trail is there, or several are and none was named.
 * @throws {WorkflowError} `WORKFLOW_STORE_UNREACHABLE`, `WORKFLOW_STORE_IN_USE`.
 */
export async function* readAuditTrail<R extends ChainedRecord>(trail: KeptTrail): AsyncIterable<R> {
  const { log = createLogger({ level: 'warn', destination: process.stderr }), ...wanted } = trail;
  const store = await openStore(trail.store, log);
  try {
    const table = createAuditTable(store);
    const apps = await table.apps();
    const app = trail.app ?? (apps.length === 1 ? apps[0] : undefined);
    if (app === undefined || !apps.includes(app)) throw noTrail(trail.app, apps);
    for await (const record of table.read(app, wanted)) yield JSON.parse(record) as R;
  } finally {
    await store.close();
  }
}

function noTrail(app: string | undefined, apps: readonly string[]): InputError {
  const there = apps.length === 0 ? 'no app has a trail' : `these apps have one: ${apps.join(', ')}`;
  return new InputError(
    'INPUT_UNREADABLE',
    `There is no audit trail ${app === undefined ? '' : `of "${app}" `}to read: in this database, ${there}`,
  );
}
