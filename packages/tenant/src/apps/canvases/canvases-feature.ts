import { invalidRequest, notFound } from '../../api-error.ts';
import { archiveItem } from '../../engine/archive-operations.ts';
import type { Engine } from '../../engine/engine.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import { itemReply } from '../../engine/read-operations.ts';
import type { Feature } from '../../feature.ts';
import type { Call, Reply } from '../../request.ts';
import { canvas } from './canvas-family.ts';
import type { CanvasChanges, Canvases, NewCanvas } from './canvases.ts';

/** The canvases of apps in API v2. */
export function canvasesFeature(engine: Engine, canvases: Canvases): Feature {
  const ofPath = ({ principal, path }: Call): ItemRow => {
    const id = path['canvas_id'] ?? '';
    const row = canvases.find(principal, id);
    if (row === undefined) throw notFound(id);
    return row;
  };
  const archive = (call: Call): Reply => {
    const { canvasIds, reason = null } = call.body as {
      readonly canvasIds: readonly string[];
      readonly reason?: string;
    };
    const ids = [...new Set(canvasIds)];
    const rows = ids.map((id) => canvases.find(call.principal, id));
    const invalidIds = ids.filter((_, index) => rows[index] === undefined);
    if (invalidIds.length > 0)
      throw invalidRequest(`Invalid canvasIds, or no permission to view them: ${invalidIds.join(', ')}.`, {
        invalidIds,
      });
    for (const row of rows) if (row) archiveItem(engine, canvas, call, row, reason, null);
    return { body: { canvasIds: ids } };
  };
  return {
    name: 'app canvases',
    operations: {
      createAppCanvas: {
        support: 'faithful',
        handle: (call) => itemReply(engine, canvas, canvases.create(call, call.body as NewCanvas), 201, call),
      },
      getAppCanvas: {
        support: 'faithful',
        handle: (call) => itemReply(engine, canvas, ofPath(call), 200, call),
      },
      updateAppCanvas: {
        support: 'faithful',
        handle: (call) =>
          itemReply(engine, canvas, canvases.update(call, ofPath(call), call.body as CanvasChanges), 200, call),
      },
      archiveAppCanvases: { support: 'faithful', handle: archive },
      unarchiveAppCanvases: { support: 'faithful', handle: archive },
    },
  };
}
