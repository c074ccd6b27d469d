import type { Canvases } from '../apps/canvases/canvases.ts';
import type { Sessions } from '../apps/sessions/sessions.ts';
import type { AuditExports } from '../audit/audit-exports.ts';
import type { Engine } from '../engine/engine.ts';
import type { Resources } from '../resources/resources.ts';
import type { Storage } from '../storage/storage.ts';
import type { TenantContext } from '../tenant-context.ts';
import type { AccessParts } from '../tenant-parts.ts';

/** What API v3 is served from: the same parts that API v2 and the control API work with. */
export interface V3Parts extends Omit<AccessParts, 'features'> {
  readonly context: TenantContext;
  readonly engine: Engine;
  readonly projects: Resources['projects'];
  readonly auditExports: AuditExports;
  readonly storage: Storage;
  readonly sessions: Sessions;
  readonly canvases: Canvases;
}
