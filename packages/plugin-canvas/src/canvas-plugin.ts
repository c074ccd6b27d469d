import { benchling, clock, definePlugin, scope, type CallOptions, type Fetch, type Plugin } from '@ligase/core';
import { randomUUID } from 'node:crypto';
import { checkCanvas } from './check-canvas.ts';
import { canvas, type Canvas, type CanvasChanges, type CanvasState } from './contract.ts';
import { createSessions } from './create-sessions.ts';
import { createHandle } from './handle-canvas.ts';
import { openUpload } from './uploads/open-upload.ts';

/** How an app's canvases behave. */
export interface CanvasPluginOptions {
  /** For how long a canvas that Benchling does not enable is tried again. Default: 600,000. */
  readonly keepEnablingMs?: number;
  /** Names what failed outside any run. Default: a random UUID. */
  readonly newId?: () => string;
  /** Fetches uploads from the signed addresses that Benchling gives. Default: `fetch`. */
  readonly fetch?: Fetch;
}

/** Gives an app its canvases: what it shows in Benchling, checked before it is sent, and never left disabled. */
export function canvasPlugin({
  keepEnablingMs = 600_000,
  newId = randomUUID,
  fetch = globalThis.fetch,
}: CanvasPluginOptions = {}): Plugin<
  'canvas',
  { readonly benchling: typeof benchling; readonly clock: typeof clock; readonly scope: typeof scope },
  Canvas,
  'canvas'
> {
  return definePlugin({
    name: 'canvas',
    requires: { benchling, clock, scope },
    provides: canvas,
    setup({ deps: { benchling, clock, scope }, log, signal, onStop }): Canvas {
      const underWay = new Set<Promise<unknown>>();
      onStop(async () => void (await Promise.allSettled(underWay)));
      const driver = {
        benchling,
        log,
        signal,
        runId: () => scope.current()?.runId ?? newId(),
        track<T>(work: Promise<T>): Promise<T> {
          const tracked = work.finally(() => underWay.delete(tracked));
          underWay.add(tracked);
          return tracked;
        },
      };
      const get: Canvas['get'] = async (canvasId, call = {}) =>
        (await benchling.request('GET /app-canvases/{canvas_id}', {
          path: { canvas_id: canvasId },
          ...call,
        })) as CanvasState;
      const update = async (canvasId: string, changes: CanvasChanges, call: CallOptions = {}): Promise<CanvasState> => {
        checkCanvas(changes);
        const request = { path: { canvas_id: canvasId }, body: changes as never, ...call };
        return (await benchling.request('PATCH /app-canvases/{canvas_id}', request)) as CanvasState;
      };
      return {
        get,
        async create(draft, call = {}) {
          checkCanvas(draft);
          return (await benchling.request('POST /app-canvases', { body: draft as never, ...call })) as CanvasState;
        },
        update: (canvasId, changes, call) => update(canvasId, changes, call),
        handle: createHandle({ ...driver, clock, keepEnablingMs, get, update }),
        openUpload: (uploadId, options = {}) => openUpload(benchling, fetch, uploadId, options),
        sessions: createSessions(driver),
      };
    },
  });
}
