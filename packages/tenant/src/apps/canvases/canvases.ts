import { forbidden, invalidRequest } from '../../api-error.ts';
import type { Actor } from '../../engine/changes.ts';
import type { Engine } from '../../engine/engine.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import { createItem, updateItem } from '../../engine/write-item.ts';
import type { Principal } from '../../identity/principal.ts';
import type { App, Apps } from '../apps.ts';
import { isOwn, ownApp } from '../own-item.ts';
import type { Sessions } from '../sessions/sessions.ts';
import type { Block } from './block.ts';
import { canvas, canvasBody, canvasFacets, namedIds, type CanvasBody } from './canvas-family.ts';
import { featureOf, placeOf, seesPlace } from './canvas-place.ts';
import { checkBlocks } from './check-blocks.ts';
import { linkedItems } from './linked-items.ts';

/** What can be changed of a canvas. What is left out stays. */
export interface CanvasChanges {
  readonly featureId?: string;
  readonly resourceId?: string;
  readonly enabled?: boolean;
  /** `null` takes it off the session. */
  readonly sessionId?: string | null;
  /** `null` clears it. */
  readonly data?: string | null;
  /** Takes the place of all blocks before. */
  readonly blocks?: readonly Block[];
}

/** What a new canvas is made of. */
export interface NewCanvas extends CanvasChanges {
  readonly appId: string;
  readonly featureId: string;
  readonly resourceId: string;
  readonly blocks: readonly Block[];
}

/** The canvases of apps, as their apps work with them. */
export interface Canvases {
  /** A canvas of one's own in something that one sees. */
  find(principal: Principal, id: string): ItemRow | undefined;
  /** @throws {TenantApiError} 400, 403 */
  create(actor: Actor, canvas: NewCanvas): ItemRow;
  /** @throws {TenantApiError} 400, 403 */
  update(actor: Actor, row: ItemRow, changes: CanvasChanges): ItemRow;
}

const dataBytesMax = 5 * 1024;

/** Keeps canvases as items that only their app sees. */
export function createCanvases(
  engine: Engine,
  { apps, sessions }: { readonly apps: Apps; readonly sessions: Sessions },
): Canvases {
  const checkSession = (principal: Principal, app: App, sessionId: string | null): void => {
    if (sessionId === null) return;
    const row = engine.items.get(sessionId);
    if (row?.type !== sessions.family.type || row.scope_id !== app.principalId || !isOwn(principal, row))
      throw invalidRequest(`Invalid sessionId: ${sessionId}. ${app.name} has no such session.`, {
        invalidId: sessionId,
      });
  };

  return {
    find(principal, id) {
      const row = engine.items.get(id);
      if (row?.type !== canvas.type || !isOwn(principal, row)) return undefined;
      const { app, resourceId } = canvasBody(row);
      return seesPlace(engine, principal, app.id, resourceId) ? row : undefined;
    },
    create(actor, { appId, ...sent }) {
      const { principal } = actor;
      const app = ownApp(apps, principal, appId);
      const { featureId, resourceId, enabled = true, sessionId = null, data = null, blocks } = sent;
      const feature = featureOf(apps, app, featureId);
      placeOf(engine, principal, app, feature, resourceId);
      checkSession(principal, app, sessionId);
      checkData(data);
      checkBlocks(blocks, linkedItems(engine, principal));
      const body: CanvasBody = { app: { id: appId }, featureId, resourceId, enabled, sessionId, data, blocks };
      return createItem(engine, actor, canvas, {
        name: feature.name,
        scopeId: app.principalId,
        body,
        facets: canvasFacets(body),
      });
    },
    update(actor, row, changes) {
      const { principal } = actor;
      if (row.archive_reason !== null)
        throw forbidden(row.id, `The canvas ${row.id} is archived and cannot be edited.`);
      const before = canvasBody(row);
      const after: CanvasBody = { ...before, ...changes };
      const app = ownApp(apps, principal, before.app.id);
      if (after.featureId !== before.featureId || after.resourceId !== before.resourceId)
        placeOf(engine, principal, app, featureOf(apps, app, after.featureId), after.resourceId);
      if (changes.sessionId !== undefined) checkSession(principal, app, changes.sessionId);
      if (changes.data !== undefined) checkData(changes.data);
      if (changes.blocks) checkBlocks(changes.blocks, linkedItems(engine, principal, namedIds(before.blocks)));
      return writeCanvas(engine, actor, row, after);
    },
  };
}

/** Writes what has changed of a canvas. */
export function writeCanvas(engine: Engine, actor: Actor, row: ItemRow, after: CanvasBody, verb = 'Updated'): ItemRow {
  const before = canvasBody(row);
  const members = ['featureId', 'resourceId', 'enabled', 'sessionId', 'data', 'blocks'] as const;
  return updateItem(
    engine,
    actor,
    canvas,
    row,
    { ...row, body: JSON.stringify(after) },
    {
      properties: members.map((property) => ({ property, from: before[property], to: after[property] })),
      index: { facets: canvasFacets(after), names: [] },
      verb,
    },
  );
}

/** @throws {TenantApiError} 400 unless it is JSON text of 5 KiB at most. */
function checkData(data: string | null): void {
  if (data === null) return;
  const bytes = Buffer.byteLength(data);
  if (bytes > dataBytesMax) throw invalidRequest(`data takes ${dataBytesMax} bytes at most, not ${bytes}.`);
  try {
    JSON.parse(data);
  } catch (error) {
    throw invalidRequest(`Invalid data: it must be JSON text. ${(error as Error).message}`);
  }
}
