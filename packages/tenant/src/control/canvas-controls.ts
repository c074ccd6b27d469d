import { invalidRequest } from '../api-error.ts';
import type { CanvasUse } from '../apps/canvases/canvas-use.ts';
import type { Inputs } from '../apps/canvases/press-button.ts';
import type { CanvasControl } from './canvas-control.ts';
import { base64Bytes } from '../resources/files/part-bytes.ts';
import { from, given, type ControlBase } from './control-base.ts';

/** What people do with canvases. */
export function canvasControls(base: ControlBase, use: CanvasUse): CanvasControl {
  return {
    listCanvases: (filter) => use.list(filter),
    getCanvas: ({ canvasId }) => use.get(canvasId),
    openCanvas: ({ appId, featureId, resourceId, members, ...acting }) =>
      use.open(from(base.actor(acting)), { appId, featureId, resourceId, ...given({ members }) }),
    uploadFile: ({ name, data64, ...acting }) => ({
      id: use.upload(from(base.actor(acting)), { name, bytes: base64Bytes(data64) }).id,
    }),
    pressCanvasButton({ canvasId, buttonId, inputs = {}, members, ...acting }) {
      demandInputs(inputs);
      return use.press(from(base.actor(acting)), { canvasId, buttonId, inputs, ...given({ members }) });
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
