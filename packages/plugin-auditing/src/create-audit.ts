import { InputError, type Actor, type Benchling, type CallScope, type Clock } from '@ligase/core';
import type { AuditRecord } from './audit-record.ts';
import { withoutEndedIntents } from './ended-intents.ts';
import { verifyTrail } from './chain/verify-trail.ts';
import type { Audit } from './contract.ts';
import type { Download } from './object-log/download.ts';
import { exportObjectLog } from './object-log/export-object-log.ts';
import { objectHistory } from './object-log/object-history.ts';
import { recordEvent } from './record-event.ts';
import { reconcileTrail } from './reconcile/reconcile-trail.ts';
import type { Recorder } from './recorder.ts';
import type { AuditSink } from './sinks/audit-sink.ts';
import { matches } from './trail-filter.ts';

/** What the service works with. */
export interface AuditParts {
  readonly recorder: Recorder;
  readonly sink: AuditSink;
  readonly benchling: Benchling;
  readonly clock: Clock;
  readonly scope: CallScope;
  readonly download: Download;
  readonly self: Actor;
  /** The app's name as Benchling's log writes it. */
  readonly appUser: string | undefined;
}

/** Makes the service of a trail. */
export function createAudit(parts: AuditParts): Audit {
  const { recorder, sink, benchling, clock, scope, download, self, appUser } = parts;

  const read = (): AsyncIterable<AuditRecord> => {
    if (sink.read !== undefined) return sink.read();
    throw new InputError(
      'INPUT_UNREADABLE',
      `The ${sink.name} cannot be read back; keep the trail in a file: jsonlSink("audit.jsonl")`,
    );
  };
  const audit: Audit = {
    get head() {
      return recorder.head;
    },
    record: (event) => recordEvent(recorder, { ...scope.current(), ...event.context }, self, event),
    async *trail(filter = {}) {
      const wanted = matches(filter);
      for await (const record of read()) if (wanted(record)) yield record;
    },
    async verify(expected = recorder.head) {
      // Records up to that head may be on their way; those that the sink does not take are rightly found missing.
      await recorder.flush().catch(() => undefined);
      return verifyTrail(read(), expected);
    },
    exportObjectLog: (objectId, { signal } = {}) => exportObjectLog(benchling, download, objectId, signal),
    async history(objectId, options) {
      const rows = await audit.exportObjectLog(objectId, options);
      const records: AuditRecord[] = [];
      for await (const record of audit.trail({ target: objectId })) records.push(record);
      return objectHistory(withoutEndedIntents(records), rows, appUser === undefined ? {} : { appUser });
    },
    async reconcile({ app = appUser, until = new Date(clock.now()), ...options }) {
      if (app === undefined)
        throw new InputError(
          'INPUT_INVALID',
          'To reconcile, the app must be known by what Benchling\'s log calls it: give app, or appUser to auditingPlugin, such as "Run Logger" or "app_8aTq"',
        );
      await recorder.flush().catch(() => undefined); // what the sink does not take is rightly found missing
      return reconcileTrail({ benchling, records: read(), download }, { ...options, app, until });
    },
  };
  return audit;
}
