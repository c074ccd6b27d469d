import { benchling, definePlugin, type Plugin } from '@ligase/core';
import { checkCanvas } from './check-canvas.ts';
import { canvas, type Canvas, type CanvasState } from './contract.ts';

/** Gives an app its canvases: what it shows in Benchling, checked before it is sent. */
export function canvasPlugin(): Plugin<'canvas', { readonly benchling: typeof benchling }, Canvas, 'canvas'> {
  return definePlugin({
    name: 'canvas',
    requires: { benchling },
    provides: canvas,
    setup: ({ deps: { benchling } }): Canvas => ({
      get: async (canvasId, call = {}) =>
        (await benchling.request('GET /app-canvases/{canvas_id}', {
          path: { canvas_id: canvasId },
          ...call,
        })) as CanvasState,
      async create(draft, call = {}) {
        checkCanvas(draft);
        return (await benchling.request('POST /app-canvases', { body: draft as never, ...call })) as CanvasState;
      },
      async update(canvasId, changes, call = {}) {
        checkCanvas(changes);
        const request = { path: { canvas_id: canvasId }, body: changes as never, ...call };
        return (await benchling.request('PATCH /app-canvases/{canvas_id}', request)) as CanvasState;
      },
    }),
  });
}
