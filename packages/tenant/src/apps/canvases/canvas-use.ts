import { invalidRequest, notFound } from '../../api-error.ts';
import type { Message } from '../../deliveries/message.ts';
import { entry, type EntryBody, type EntryDay } from '../../entries/entry-family.ts';
import type { Actor } from '../../engine/changes.ts';
import type { Engine } from '../../engine/engine.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import { createItem, updateItem } from '../../engine/write-item.ts';
import type { App, Apps } from '../apps.ts';
import type { ManifestFeature } from '../manifest/manifest.ts';
import { canvas, canvasBody, canvasFacets, type CanvasBody } from './canvas-family.ts';
import { featureOf, placeOf, seesPlace } from './canvas-place.ts';
import { canvasView, type CanvasView } from './canvas-view.ts';
import { pressButton, type Inputs } from './press-button.ts';

/** What came of what a person did with a canvas. */
export interface Used {
  /** `null` when the app has yet to make the canvas. */
  readonly canvas: ItemRow | null;
  /** What the app is told; `null` when there is nothing to tell. */
  readonly message: Message | null;
}

/** What people do with canvases in Benchling's UI. */
export interface CanvasUse {
  list(filter: { readonly appId?: string; readonly resourceId?: string }): ItemRow[];
  /** @throws {TenantApiError} 404 */
  get(canvasId: string): ItemRow;
  view(row: ItemRow): CanvasView;
  /**
   * Opens a feature of an app. In an entry or a template it puts a new canvas, which the app then fills; in a run and on
   * the home page it shows the canvas that the app has made, or asks the app to make one. @throws {TenantApiError} 400
   */
  open(actor: Actor, of: { readonly appId: string; readonly featureId: string; readonly resourceId: string }): Used;
  /** @throws {TenantApiError} 400, 404 */
  press(
    actor: Actor,
    press: { readonly canvasId: string; readonly buttonId: string; readonly inputs?: Inputs },
  ): Used & { readonly canvas: ItemRow };
}

/** Makes what people do with canvases. */
export function createCanvasUse(engine: Engine, apps: Apps): CanvasUse {
  const get: CanvasUse['get'] = (canvasId) => {
    const row = engine.items.get(canvasId);
    if (row?.type !== canvas.type) throw notFound(canvasId);
    return row;
  };

  return {
    get,
    list({ appId, resourceId }) {
      const rows =
        resourceId === undefined
          ? engine.context.db
              .prepare<{ id: string }>('SELECT id FROM items WHERE type = ? ORDER BY created_at, id')
              .all(canvas.type)
              .flatMap(({ id }) => engine.items.get(id) ?? [])
          : engine.items.withFacet({ name: 'canvasResource', value: resourceId });
      return rows.filter((row) => appId === undefined || canvasBody(row).app.id === appId);
    },
    view: (row) => canvasView(engine, apps, row),
    open(actor, { appId, featureId, resourceId }) {
      const app = activeApp(apps, appId);
      const feature = featureOf(apps, app, featureId);
      const place = placeOf(engine, actor.principal, app, feature, resourceId);
      const common = { deprecated: false, featureId, resourceId, userId: actor.principal.id };
      if (place === 'assay_run' || place === 'home') {
        const made = engine.items
          .withFacet({ name: 'canvasResource', value: resourceId })
          .find((row) => isOf(row, app, featureId));
        return made
          ? { canvas: made, message: null }
          : { canvas: null, message: { type: 'v2.canvas.initialized', ...common } };
      }
      const row = insert(engine, actor, app, feature, resourceId);
      if (place === 'entry') addNote(engine, actor, resourceId, row);
      return { canvas: row, message: { type: 'v2.canvas.created', ...common, canvasId: row.id } };
    },
    press(actor, { canvasId, buttonId, inputs = {} }) {
      const row = get(canvasId);
      const { app, featureId, resourceId } = canvasBody(row);
      if (!seesPlace(engine, actor.principal, app.id, resourceId)) throw notFound(canvasId);
      activeApp(apps, app.id);
      const message: Message = {
        type: 'v2.canvas.userInteracted',
        deprecated: false,
        buttonId,
        canvasId,
        featureId,
        userId: actor.principal.id,
      };
      return { canvas: pressButton(engine, actor, row, buttonId, inputs), message };
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
function insert(engine: Engine, actor: Actor, app: App, feature: ManifestFeature, resourceId: string): ItemRow {
  const body: CanvasBody = {
    app: { id: app.id },
    featureId: feature.id,
    resourceId,
    enabled: false,
    sessionId: null,
    data: null,
    blocks: [],
  };
  return createItem(engine, actor, canvas, {
    name: feature.name,
    scopeId: app.principalId,
    body,
    facets: canvasFacets(body),
  });
}

/** Shows the canvas at the end of the last day of an entry. */
function addNote(engine: Engine, actor: Actor, entryId: string, row: ItemRow): void {
  const before = engine.items.get(entryId);
  if (before === undefined) throw notFound(entryId);
  const { app, featureId } = canvasBody(row);
  const body = JSON.parse(before.body) as EntryBody;
  const note = { type: 'app_canvas', indentation: 0, appId: app.id, canvasId: row.id, featureId };
  const days = body.days.map((day, index): EntryDay =>
    index === body.days.length - 1 ? { ...day, notes: [...day.notes, note] } : day,
  );
  updateItem(
    engine,
    actor,
    entry,
    before,
    { ...before, body: JSON.stringify({ ...body, days }) },
    { properties: [{ property: 'days', from: body.days, to: days }] },
  );
}
