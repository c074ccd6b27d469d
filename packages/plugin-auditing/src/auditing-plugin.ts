import { benchling, clock, definePlugin, identity, scope, type Actor, type HttpLayer, type Plugin } from '@ligase/core';
import { auditLayer } from './call/audit-layer.ts';
import { audit, type Audit } from './contract.ts';
import { createAudit } from './create-audit.ts';
import { downloadFile, type Download } from './object-log/download.ts';
import { createRecorder } from './recorder.ts';
import type { AuditSink } from './sinks/audit-sink.ts';

/** How an app keeps its audit trail. */
export interface AuditingOptions {
  /** Where the records are kept: `jsonlSink(file)`, `auditSink()` of the engine's database, `pinoSink(logger)`, `memorySink()`, or one
   * of your own. */
  readonly sink: AuditSink;
  /**
   * The app's name as Benchling writes it in its log, which `history` and `reconcile` tell the app's own changes by. Default:
   * `history` tells them by their time alone, and `reconcile` must be told.
   */
  readonly appUser?: string;
  /** Fetches the files of Benchling's audit exports. Default: the platform's `fetch`, without the app's credential. */
  readonly download?: Download;
}

/** What the plugin asks core for. */
type Requires = {
  readonly benchling: typeof benchling;
  readonly clock: typeof clock;
  readonly identity: typeof identity;
  readonly scope: typeof scope;
};

/** The service as the plugin itself knows it. */
interface AuditWithLayer extends Audit {
  readonly layer: HttpLayer;
}

/**
 * Records every call of the app that changes something, in a chain where nothing can be removed, changed or moved without
 * `verify` finding it. The trail is in force as soon as the plugin is in the list: no other plugin has to do anything.
 */
export function auditingPlugin(options: AuditingOptions): Plugin<'auditing', Requires, Audit, 'audit'> {
  const { sink, appUser, download = downloadFile } = options;
  return definePlugin({
    name: 'auditing',
    requires: { benchling, clock, identity, scope },
    provides: audit,
    async setup(context): Promise<Audit> {
      const { deps, log } = context;
      const self: Actor = { kind: 'app', id: deps.identity.name };
      const { last, repaired } = await sink.open(deps.identity.name);
      context.onStop(() => sink.close?.());
      const recorder = createRecorder({
        sink,
        app: deps.identity.name,
        clock: deps.clock,
        log,
        last,
        signal: context.signal,
      });
      context.onStop(async () => {
        await recorder.flush();
        log.info(recorder.head, 'audit trail closed');
      });
      const service: AuditWithLayer = Object.assign(
        createAudit({
          recorder,
          sink,
          benchling: deps.benchling,
          clock: deps.clock,
          scope: deps.scope,
          download,
          self,
          appUser,
        }),
        { layer: auditLayer({ recorder, clock: deps.clock, self, intents: sink.extend !== undefined }) },
      );
      if (repaired !== undefined) {
        log.warn(recorder.head, `audit trail repaired: ${repaired}`);
        await service.record({ action: 'audit-trail.repair' });
      }
      return service;
    },
    // Core hands over what `setup` gave; the contract does not show the layer, because others have no use for it.
    layer: (service) => (service as AuditWithLayer).layer,
  });
}
