import { invalidRequest, notFound } from '../../api-error.ts';
import type { Message } from '../../deliveries/message.ts';
import { withMembers, type Members } from '../../deliveries/with-members.ts';
import type { Actor } from '../../engine/changes.ts';
import type { Engine } from '../../engine/engine.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import { createItem } from '../../engine/write-item.ts';
import { createBlob } from '../../resources/files/blob.ts';
import type { Storage } from '../../storage/storage.ts';
import type { App, Apps } from '../apps.ts';
import { canvas, canvasBody, canvasFacets, type CanvasBody } from './canvas-family.ts';
import { addNote, takeCanvasesOver } from './canvas-notes.ts';
import { featureOf, placeOf, seesPlace } from './canvas-place.ts';
import { canvasView, type CanvasView } from './canvas-view.ts';
import { pressButton, type Inputs } from './press-button.ts';

/** Sends an app a message about a resource, and gives the id of the delivery; `undefined` when the app does not want it. */
export type Tell = (appId: string, message: Message, resourceId: string) => string | undefined;

/** What came of what a person did with a canvas. */
export interface Used<Canvas> {
  readonly canvas: Canvas;
  /** The type of what the app is told; `null` when there was nothing to tell. */
  readonly messageType: string | null;
  /** `null` when the app has not subscribed to that, or has no webhook URL. */
  readonly deliveryId: string | null;
}

/** What people do with canvases in Benchling's UI. */
export interface CanvasUse {
  list(filter: { readonly appId?: string; readonly resourceId?: string }): CanvasView[];
  /** @throws {TenantApiError} 404 */
  get(canvasId: string): CanvasView;
  /**
   * Opens a feature of an app. In an entry or a template it puts a new canvas, which the app then fills; in a run and on
   * the home page it shows the canvas that the app has made, or asks the app to make one. @throws {TenantApiError} 400
   */
  open(
    actor: Actor,
    of: { readonly appId: string; readonly featureId: string; readonly resourceId: string; readonly members?: Members },
  ): Used<CanvasView | null>;
  /** @throws {TenantApiError} 400, 404 */
  press(
    actor: Actor,
    press: {
      readonly canvasId: string;
      readonly buttonId: string;
      readonly inputs?: Inputs;
      readonly members?: Members;
    },
  ): Used<CanvasView>;
  /** Uploads a file, which its maker may then put in an input of a canvas. */
  upload(actor: Actor, file: { readonly name: string; readonly bytes: Uint8Array }): ItemRow;
}

/** Makes what people do with canvases. From now on entries that are made from a template get canvases of their own. */
export function createCanvasUse(engine: Engine, storage: Storage, apps: Apps, tell: Tell): CanvasUse {
  const rowOf = (canvasId: string): ItemRow => {
    const row = engine.items.get(canvasId);
    if (row?.type !== canvas.type) throw notFound(canvasId);
    return row;
  };
  const view = (row: ItemRow): CanvasView => canvasView(engine, apps, row);
  const told = (
    appId: string,
    resourceId: string,
    message: Message,
    members?: Members,
  ): Omit<Used<unknown>, 'canvas'> => ({
    messageType: message.type,
    deliveryId: tell(appId, withMembers(message, members), resourceId) ?? null,
  });
  const created = (actor: Actor, row: ItemRow, members?: Members): Omit<Used<unknown>, 'canvas'> => {
    const { app, featureId, resourceId } = canvasBody(row);
    const message = {
      type: 'v2.canvas.created',
      deprecated: false,
      canvasId: row.id,
      featureId,
      resourceId,
      userId: actor.principal.id,
    };
    return told(app.id, resourceId, message, members);
  };

  engine.changes.listen(({ actor, item, verb }) => {
    if (item.type !== 'entry' || verb !== 'Created') return;
    takeCanvasesOver(engine, item, ({ name, scope_id: scopeId, body }) => {
      const { app, featureId } = JSON.parse(body) as CanvasBody;
      const row = insert(engine, actor, { name, scopeId, appId: app.id, featureId, resourceId: item.id });
      created(actor, row);
      return row;
    });
  });

  return {
    upload: (actor, file) => createBlob(engine, storage, actor, file),
    get: (canvasId) => view(rowOf(canvasId)),
    list({ appId, resourceId }) {
      const rows =
        resourceId === undefined
          ? engine.context.db
              .prepare<{ id: string }>('SELECT id FROM items WHERE type = ? ORDER BY created_at, id')
              .all(canvas.type)
              .flatMap(({ id }) => engine.items.get(id) ?? [])
          : engine.items.withFacet({ name: 'canvasResource', value: resourceId });
      return rows.filter((row) => appId === undefined || canvasBody(row).app.id === appId).map(view);
    },
    open(actor, { appId, featureId, resourceId, members }) {
      const app = activeApp(apps, appId);
      const feature = featureOf(apps, app, featureId);
      const place = placeOf(engine, actor.principal, app, feature, resourceId);
      if (place === 'assay_run' || place === 'home') {
        const made = engine.items
          .withFacet({ name: 'canvasResource', value: resourceId })
          .find((row) => isOf(row, app, featureId));
        if (made !== undefined) return { canvas: view(made), messageType: null, deliveryId: null };
        const type = 'v2.canvas.initialized';
        const message = { type, deprecated: false, featureId, resourceId, userId: actor.principal.id };
        return { canvas: null, ...told(appId, resourceId, message, members) };
      }
      const made = { name: feature.name, scopeId: app.principalId, appId, featureId, resourceId };
      const row = insert(engine, actor, made);
      addNote(engine, actor, row);
      return { canvas: view(row), ...created(actor, row, members) };
    },
    press(actor, { canvasId, buttonId, inputs = {}, members }) {
      const row = rowOf(canvasId);
      const { app, featureId, resourceId } = canvasBody(row);
      if (!seesPlace(engine, actor.principal, app.id, resourceId)) throw notFound(canvasId);
      activeApp(apps, app.id);
      const pressed = pressButton(engine, actor, row, buttonId, inputs);
      const type = 'v2.canvas.userInteracted';
      const message = { type, deprecated: false, buttonId, canvasId, featureId, userId: actor.principal.id };
      return { canvas: view(pressed), ...told(app.id, resourceId, message, members) };
    },
  };
}

function activeApp(apps: Apps, appId: string): App {
  const app = apps.get(appId);
  if (app === undefined) throw notFound(appId);
  if (app.archiveReason !== null || app.status !== 'active')
    throw invalidRequest(`${app.name} is ${app.archiveReason === null ? 'inactive' : 'archived'}.`);
  return app;
}

function isOf(row: ItemRow, app: App, featureId: string): boolean {
  const body = canvasBody(row);
  return row.archive_reason === null && body.app.id === app.id && body.featureId === featureId;
}

/** A canvas without blocks, disabled until its app has filled it. */
function insert(
  engine: Engine,
  actor: Actor,
  made: {
    readonly name: string;
    readonly scopeId: string;
    readonly appId: string;
    readonly featureId: string;
    readonly resourceId: string;
  },
): ItemRow {
  const { name, scopeId, appId, featureId, resourceId } = made;
  const empty = { enabled: false, sessionId: null, data: null, blocks: [] };
  const body: CanvasBody = { app: { id: appId }, featureId, resourceId, ...empty };
  return createItem(engine, actor, canvas, { name, scopeId, body, facets: canvasFacets(body) });
}
