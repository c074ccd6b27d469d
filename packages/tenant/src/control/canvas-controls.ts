import { invalidRequest } from '../api-error.ts';
import type { CanvasUse, Used } from '../apps/canvases/canvas-use.ts';
import { canvasBody } from '../apps/canvases/canvas-family.ts';
import type { Inputs } from '../apps/canvases/press-button.ts';
import type { Deliveries } from '../deliveries/deliveries.ts';
import type { CanvasControl, CanvasUsed } from './canvas-control.ts';
import { from, type ControlBase } from './control-base.ts';

/** What people do with canvases; what the app is to know of it is sent to its webhook. */
export function canvasControls(
  base: ControlBase,
  use: CanvasUse,
  deliveries: Pick<Deliveries, 'enqueue'>,
): CanvasControl {
  const tell = (appId: string, resourceId: string, { message }: Used): Omit<CanvasUsed<never>, 'canvas'> => {
    const itemId = resourceId === appId ? undefined : resourceId;
    const deliveryId = message && deliveries.enqueue({ appId, message, ...(itemId !== undefined && { itemId }) });
    return { messageType: message?.type ?? null, deliveryId: deliveryId ?? null };
  };
  return {
    listCanvases: (filter) => use.list(filter).map((row) => use.view(row)),
    getCanvas: ({ canvasId }) => use.view(use.get(canvasId)),
    openCanvas({ appId, featureId, resourceId, ...acting }) {
      const used = use.open(from(base.actor(acting)), { appId, featureId, resourceId });
      return { canvas: used.canvas && use.view(used.canvas), ...tell(appId, resourceId, used) };
    },
    pressCanvasButton({ canvasId, buttonId, inputs = {}, ...acting }) {
      demandInputs(inputs);
      const used = use.press(from(base.actor(acting)), { canvasId, buttonId, inputs });
      const { app, resourceId } = canvasBody(used.canvas);
      return { canvas: use.view(used.canvas), ...tell(app.id, resourceId, used) };
    },
  };
}

/** @throws {TenantApiError} 400 unless each input is a text, a list of texts or null. */
function demandInputs(inputs: Inputs): void {
  for (const [id, value] of Object.entries<unknown>(inputs)) {
    const isList = Array.isArray(value) && value.every((one) => typeof one === 'string');
    if (value !== null && typeof value !== 'string' && !isList)
      throw invalidRequest(`Invalid input ${id}: it takes a text, a list of texts, or null to clear it.`);
  }
}
